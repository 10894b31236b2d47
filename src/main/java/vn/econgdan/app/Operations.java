package vn.econgdan.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.dispatch.smpp.CarrierLinks;
import vn.econgdan.ops.AlarmWebhook;
import vn.econgdan.ops.MetricsBoard;
import vn.econgdan.ops.NightWatch;
import vn.econgdan.ops.Surroundings;

/**
 * What watches over this node.
 *
 * @param broker whether the broker answers, shared by all who ask
 */
record Operations(
    BrokerProbe broker, NightWatch watch, MetricsBoard metrics, AlarmWebhook webhook) {

  static Operations open(Settings settings, Servers servers, Doors doors, CarrierLinks links) {
    BrokerProbe broker = new BrokerProbe(servers.broker().connectionFactory());
    Surroundings here =
        new Surroundings(
            settings.node(),
            links::status,
            () -> servers.brokerRuns() && broker.getAsBoolean(),
            servers::queues,
            stores(servers),
            servers.database()::pools);
    Jdbi worker = doors.worker();
    NightWatch watch = new NightWatch(worker, doors.clock(), doors.alarms(), here);
    MetricsBoard metrics =
        new MetricsBoard(
            watch,
            doors.clock(),
            new MetricsBoard.Sources(
                here,
                doors.dispatcher()::exposedByLink,
                settings.smpp().exposed(),
                doors.receipts()::counts));
    doors
        .dispatcher()
        .watchedBy(
            (outcome, nanos) -> {
              watch.answered(outcome);
              metrics.answered(outcome, nanos);
            });
    return new Operations(
        broker,
        watch,
        metrics,
        new AlarmWebhook(worker, doors.clock(), doors.alarms(), settings.webhook()));
  }

  /** The broker's store may stand on a disk of its own. */
  private static Map<String, Path> stores(Servers servers) {
    Map<String, Path> stores = new LinkedHashMap<>();
    stores.put("data", servers.directory().root());
    servers.brokerStore().ifPresent(store -> stores.put("broker", store));
    return stores;
  }
}
