package vn.econgdan.app;

import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.econgdan.app.backup.BackupCommand;
import vn.econgdan.app.node.Node;
import vn.econgdan.app.servers.EmbeddedSmsc;
import vn.econgdan.app.servers.ShutdownStack;
import vn.econgdan.app.settings.Settings;
import vn.econgdan.app.settings.StartupException;
import vn.econgdan.bench.Bench;
import vn.econgdan.demo.Demo;
import vn.econgdan.demo.DemoSettings;

/**
 * Where the program starts: {@code econgdan [demo | simulator … | backup DIR | restore DIR | bench
 * … | --help]} (CONTRACT 1). The launcher itself does {@code econgdan test}.
 */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);
  private static final String HELP =
      """
      usage: econgdan                     start
             econgdan demo                start, and push one notice through the whole path
             econgdan simulator …         the SMSC simulator alone (--help tells more)
             econgdan backup DIR          copy the embedded system, stopped, with checksums
             econgdan restore DIR         put such a copy in place of a data directory that is gone
             econgdan bench …             measure this machine (--help tells more)
             econgdan test …              every test, from the sources; more words go to Maven

      Settings, from the environment or application.properties [what holds when unset]:
      """;

  private Main() {}

  /** Exits with 0 after a clean end, 1 with one sentence when it cannot start, 2 for bad usage. */
  public static void main(String[] args) {
    System.exit(code(args));
  }

  static int code(String... args) {
    String command = args.length == 0 ? "" : args[0];
    String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
    return switch (command) {
      case "" -> run(false);
      case "demo" -> rest.length == 0 ? run(true) : unknown("demo " + String.join(" ", rest));
      case "simulator" -> EmbeddedSmsc.simulatorCommand(rest);
      case "backup" -> new BackupCommand(System.out).backup(rest);
      case "restore" -> new BackupCommand(System.out).restore(rest);
      case "bench" -> Bench.run(Arrays.asList(rest));
      case "test" -> launcherOnly();
      case "--help", "-h", "help" -> help();
      default -> unknown(command);
    };
  }

  private static int run(boolean demo) {
    ShutdownStack started = new ShutdownStack();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(started), "end"));
    try {
      Settings settings = demo ? DemoSettings.read() : Settings.from(System.getenv());
      LogLines.write(settings.logFormat());
      Node node = Node.start(settings, started);
      Welcome.print(node);
      if (demo) {
        Demo.tell(node);
      }
      Thread.currentThread().join();
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    } catch (RuntimeException e) {
      return refuse(e, started);
    }
  }

  /** One sentence for what an operator can mend; a surprise is told whole. */
  private static int refuse(RuntimeException failure, ShutdownStack started) {
    Optional<StartupException> known = StartupException.behind(failure);
    known.ifPresentOrElse(
        reason -> System.err.println("econgdan: " + reason.getMessage()),
        () -> LOG.error("The program does not start", failure));
    started.close();
    Runtime.getRuntime().halt(1);
    return 1;
  }

  /** A signal would make the exit code 143; a clean end is 0. */
  private static void end(ShutdownStack started) {
    System.out.println(
        "eCONGDAN is stopping: what is in hand is finished and recorded, 30 seconds at most / đang"
            + " dừng: hoàn tất và ghi lại việc đang làm, nhiều nhất 30 giây");
    System.out.flush();
    started.close();
    Runtime.getRuntime().halt(0);
  }

  private static int help() {
    System.out.print(HELP + Settings.help());
    return 0;
  }

  /** The jar holds no tests. */
  private static int launcherOnly() {
    System.err.println("econgdan: tests are run from the sources: ./econgdan test");
    return 2;
  }

  private static int unknown(String command) {
    System.err.println("econgdan: no command " + command + "\n\n" + HELP);
    return 2;
  }
}
