package vn.econgdan.app.node;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import vn.econgdan.dispatch.LinkStatus;
import vn.econgdan.dispatch.smpp.CarrierLinks;

/** What a supervisor asks (CONTRACT 4): not ready only without HTTP or database. */
public final class Health {
  private static final int SECONDS_FOR_AN_ANSWER = 2;
  private static final int UNAVAILABLE = 503;

  private final DataSource database;
  private final BooleanSupplier broker;
  private final CarrierLinks links;

  /** {@code status} UP or DOWN; each component UP, DEGRADED or DOWN. */
  public record View(String status, Map<String, String> components) {}

  /**
   * @param broker whether it answers; must not wait for it for long
   */
  Health(DataSource database, BooleanSupplier broker, CarrierLinks links) {
    this.database = database;
    this.broker = broker;
    this.links = links;
  }

  /** The process runs. */
  public View live() {
    return new View("UP", Map.of());
  }

  /**
   * 503 without the database; a broker or bind that is away is DEGRADED, since work waits for it.
   */
  public View ready(Exchange exchange) {
    boolean up = databaseAnswers();
    if (!up) {
      exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, UNAVAILABLE);
    }
    Map<String, String> components = new TreeMap<>();
    components.put("database", up ? "UP" : "DOWN");
    components.put("broker", broker.getAsBoolean() ? "UP" : "DEGRADED");
    for (LinkStatus link : links.status()) {
      components.put(link.link(), link.isBound() ? "UP" : "DEGRADED");
    }
    return new View(up ? "UP" : "DOWN", components);
  }

  private boolean databaseAnswers() {
    try (var connection = database.getConnection()) {
      return connection.isValid(SECONDS_FOR_AN_ANSWER);
    } catch (SQLException away) {
      return false;
    }
  }
}
