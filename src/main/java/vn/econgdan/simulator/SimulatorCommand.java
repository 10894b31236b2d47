package vn.econgdan.simulator;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;

/** {@code ./econgdan simulator}: the SMSC alone, until it is told to end. */
public final class SimulatorCommand {
  private static final String HELP =
      """
      usage: econgdan simulator [--smpp-port P] [--control-port C] [--host H]
                                [--system-id ID] [--password WORD]
                                [--max-messages N] [--no-octets] [--behaviour JSON]
                                [--records-dir DIR]

      A scriptable SMSC (SMPP 3.4). Port 0, the default, picks a free one; one line tells both
      ports when they listen. Without --system-id everybody may bind. --no-octets keeps no user
      data: a million messages then fit in 256 MB. POST /records writes the carrier's file into DIR.
      docs/simulator.md describes the control port.
      """;

  private SimulatorCommand() {}

  /**
   * Runs until SIGTERM or Ctrl-C, then unbinds and ends the process with 0.
   *
   * @return the exit code: 0 after --help, 2 for arguments that make no sense, 1 when a port is in
   *     use
   */
  public static int run(String[] args) {
    if (Arrays.asList(args).contains("--help")) {
      System.out.print(HELP);
      return 0;
    }
    try {
      return serve(options(Arrays.asList(args).iterator()), System.out);
    } catch (IllegalArgumentException e) {
      System.err.println("econgdan simulator: " + e.getMessage() + " (--help tells more)");
      return 2;
    } catch (IOException e) {
      System.err.println("econgdan simulator: cannot listen: " + e.getMessage());
      return 1;
    }
  }

  private static int serve(SimulatorOptions options, PrintStream out) throws IOException {
    Simulator simulator = Simulator.start(options);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(simulator), "simulator-end"));
    String host = options.smppAddress().getHostString();
    out.printf(
        "SMSC simulator: smpp %s:%d control http://%s:%d%n",
        host, simulator.port(), host, simulator.controlPort());
    out.flush();
    simulator.awaitEnd();
    return 0;
  }

  /** A signal would make the exit code 143; a clean end is 0. */
  private static void end(Simulator simulator) {
    simulator.close();
    Runtime.getRuntime().halt(0);
  }

  static SimulatorOptions options(Iterator<String> args) {
    Arguments read = new Arguments();
    while (args.hasNext()) {
      read.take(args.next(), args);
    }
    return read.options();
  }

  /** Collects what the command line says. */
  private static final class Arguments {
    private String host = "127.0.0.1";
    private int smppPort;
    private int controlPort;
    private String systemId;
    private String password;
    private int maxMessages = 2_000_000;
    private boolean keepOctets = true;
    private Behaviour behaviour = Behaviour.defaults();
    private Path recordsDirectory;

    void take(String name, Iterator<String> rest) {
      switch (name) {
        case "--host" -> host = value(name, rest);
        case "--smpp-port" -> smppPort = number(name, rest, 65_535);
        case "--control-port" -> controlPort = number(name, rest, 65_535);
        case "--system-id" -> systemId = value(name, rest);
        case "--password" -> password = value(name, rest);
        case "--max-messages" -> maxMessages = number(name, rest, 1_000_000_000);
        case "--no-octets" -> keepOctets = false;
        case "--records-dir" -> recordsDirectory = Path.of(value(name, rest));
        case "--behaviour" -> behaviour = behaviour.changedBy(value(name, rest));
        default -> throw new IllegalArgumentException("unknown argument " + name);
      }
    }

    SimulatorOptions options() {
      return SimulatorOptions.defaults()
          .withHost(host)
          .withPorts(smppPort, controlPort)
          .withAccount(systemId, password)
          .withMemory(maxMessages, keepOctets)
          .withRecordsDirectory(recordsDirectory)
          .withBehaviour(behaviour);
    }

    private static String value(String name, Iterator<String> rest) {
      Check.that(rest.hasNext(), name + " needs a value");
      return rest.next();
    }

    private static int number(String name, Iterator<String> rest, int max) {
      String value = value(name, rest);
      boolean fits = value.matches("\\d{1,10}") && Long.parseLong(value) <= max;
      Check.that(fits, name + " is not a number up to " + max);
      return Integer.parseInt(value);
    }
  }
}
