package vn.econgdan.app.servers;

import java.io.IOException;
import java.nio.file.Path;
import vn.econgdan.app.settings.Settings.Secret;
import vn.econgdan.app.settings.Settings.Smsc;
import vn.econgdan.app.settings.StartupException;
import vn.econgdan.simulator.Simulator;
import vn.econgdan.simulator.SimulatorCommand;
import vn.econgdan.simulator.SimulatorOptions;

/** The built-in SMSC; the only class that may name the simulator (DESIGN 3). */
public final class EmbeddedSmsc implements AutoCloseable {
  private static final String LOGIN = "econgdan";
  private static final int MESSAGES_KEPT = 200_000;

  private final Simulator simulator;

  private EmbeddedSmsc(Simulator simulator) {
    this.simulator = simulator;
  }

  /**
   * A polite carrier on free loopback ports, which leaves its files of records in a folder when its
   * control port is told to.
   */
  static EmbeddedSmsc simulator(Path recordsFolder) {
    try {
      return new EmbeddedSmsc(
          Simulator.start(
              SimulatorOptions.defaults()
                  .withAccount(LOGIN, LOGIN)
                  .withMemory(MESSAGES_KEPT, true)
                  .withRecordsDirectory(recordsFolder)));
    } catch (IOException e) {
      throw new StartupException(
          "the SMSC simulator does not start: " + e.getMessage(),
          "bộ mô phỏng SMSC không khởi động được",
          e);
    }
  }

  /** {@code ./econgdan simulator}: the simulator as a process of its own; returns the exit code. */
  public static int simulatorCommand(String[] args) {
    return SimulatorCommand.run(args);
  }

  Smsc smsc() {
    return new Smsc("127.0.0.1", simulator.port(), LOGIN, new Secret(LOGIN), "");
  }

  int port() {
    return simulator.port();
  }

  int controlPort() {
    return simulator.controlPort();
  }

  @Override
  public void close() {
    simulator.close();
  }
}
