package vn.econgdan.app.servers;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.postgres.PostgresPlugin;

/** JDBI as the stores expect it. */
public final class Jdbis {
  private Jdbis() {}

  public static Jdbi of(DataSource pool) {
    Jdbi jdbi = Jdbi.create(pool).installPlugin(new PostgresPlugin());
    jdbi.registerArrayType(OffsetDateTime.class, "timestamptz");
    jdbi.registerArrayType(LocalDate.class, "date");
    // JDBI would put the bound values, names and numbers among them, into the exception's message
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    return jdbi;
  }
}
