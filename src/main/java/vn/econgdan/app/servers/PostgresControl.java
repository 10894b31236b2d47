package vn.econgdan.app.servers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a server's data were left, read from global/pg_control as pg_controldata would, which our
 * binaries lack: after the system identifier and two version numbers stands the state.
 */
public final class PostgresControl {
  private static final int STATE_AT = 16;
  private static final int SHUT_DOWN = 1;

  private PostgresControl() {}

  /** True when the server ended in good order, so that the files alone are the whole database. */
  public static boolean isShutDown(Path data) throws IOException {
    byte[] control = Files.readAllBytes(data.resolve("global/pg_control"));
    int state = ByteBuffer.wrap(control).order(ByteOrder.nativeOrder()).getInt(STATE_AT);
    return state == SHUT_DOWN && Files.notExists(data.resolve("postmaster.pid"));
  }
}
