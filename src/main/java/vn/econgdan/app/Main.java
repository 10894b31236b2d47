package vn.econgdan.app;

import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the program starts: {@code econgdan [demo | simulator … | bench … | --help]} (CONTRACT 1).
 */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);
  private static final String HELP =
      """
      usage: econgdan                     start
             econgdan demo                start, and push one notice through the whole path
             econgdan simulator …         the SMSC simulator alone (--help tells more)
             econgdan bench …             measure this machine (--help tells more)

      Settings, from the environment or application.properties [what holds when unset]:
      """;

  private Main() {}

  /** Exits with 0 after a clean end, 1 with one sentence when it cannot start, 2 for bad usage. */
  public static void main(String[] args) {
    String command = args.length == 0 ? "" : args[0];
    String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
    int code =
        switch (command) {
          case "" -> run(false);
          case "demo" -> run(true);
          case "simulator" -> Embedded.simulatorCommand(rest);
          case "bench" -> Bench.run(Arrays.asList(rest));
          case "--help", "-h", "help" -> help();
          default -> unknown(command);
        };
    System.exit(code);
  }

  private static int run(boolean demo) {
    try {
      Node node = Node.start(demo ? DemoSettings.read() : Settings.from(System.getenv()));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(node), "end"));
      Welcome.print(node);
      if (demo) {
        new Demo(node.host(), node.port()).run();
      }
      Thread.currentThread().join();
      return 0;
    } catch (StartupException e) {
      System.err.println("econgdan: " + e.getMessage());
      return 1;
    } catch (RuntimeException e) {
      LOG.error("The program does not start", e);
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** A signal would make the exit code 143; a clean end is 0. */
  private static void end(Node node) {
    try {
      node.close();
      Runtime.getRuntime().halt(0);
    } catch (RuntimeException e) {
      System.err.println("econgdan: did not end cleanly: " + e);
      Runtime.getRuntime().halt(1);
    }
  }

  private static int help() {
    System.out.print(HELP + Settings.help());
    return 0;
  }

  private static int unknown(String command) {
    System.err.println("econgdan: no command " + command + "\n\n" + HELP);
    return 2;
  }
}
