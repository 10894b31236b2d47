package vn.econgdan.app.node;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.app.servers.BrokerProbe;
import vn.econgdan.app.servers.Servers;
import vn.econgdan.app.settings.Settings;
import vn.econgdan.dispatch.smpp.CarrierLinks;
import vn.econgdan.ops.AlarmEvaluator;
import vn.econgdan.ops.AlarmWebhook;
import vn.econgdan.ops.MetricsService;
import vn.econgdan.ops.NodeProbes;

/**
 * What watches over this node.
 *
 * @param broker whether the broker answers, shared by all who ask
 */
record Operations(
    BrokerProbe broker, AlarmEvaluator watch, MetricsService metrics, AlarmWebhook webhook) {

  static Operations open(Settings settings, Servers servers, Services doors, CarrierLinks links) {
    BrokerProbe broker = new BrokerProbe(servers.broker().connectionFactory());
    NodeProbes here =
        new NodeProbes(
            settings.node(),
            links::status,
            () -> servers.brokerRuns() && broker.getAsBoolean(),
            servers::queues,
            stores(servers),
            servers.database()::pools);
    Jdbi worker = doors.worker();
    AlarmEvaluator watch = new AlarmEvaluator(worker, doors.clock(), doors.alarms(), here);
    MetricsService metrics =
        new MetricsService(
            watch,
            doors.clock(),
            new MetricsService.Sources(
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
