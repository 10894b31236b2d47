package vn.econgdan.app.servers;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.stream.Stream;

/** Tells a database that will be back from a mistake of ours. */
public final class DatabaseUnavailable {
  /**
   * Shut down by an operator, crashed, starting up, no connection left (PostgreSQL, appendix A).
   */
  private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "53300");

  private DatabaseUnavailable() {}

  /** Whether this failure is the database's absence. */
  public static boolean isBehind(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(20)
        .anyMatch(DatabaseUnavailable::is);
  }

  private static boolean is(Throwable cause) {
    return cause instanceof SQLTransientConnectionException
        || cause instanceof SQLNonTransientConnectionException
        || cause instanceof SQLRecoverableException
        || cause instanceof SQLException sql && connectionState(sql.getSQLState());
  }

  /** Class 08 is "connection exception". */
  private static boolean connectionState(String state) {
    return state != null && (state.startsWith("08") || STATES.contains(state));
  }
}
