package vn.econgdan.app.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.camel.component.activemq6.ActiveMQComponent;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.support.jsse.GlobalSSLContextParametersSupplier;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import vn.econgdan.app.edge.Api;
import vn.econgdan.app.edge.ApiJson;
import vn.econgdan.app.edge.Callers;
import vn.econgdan.app.edge.HttpServer;
import vn.econgdan.app.edge.IdempotentTransactionPolicy;
import vn.econgdan.app.edge.RequestHash;
import vn.econgdan.app.edge.Tls;
import vn.econgdan.app.edge.TrustedProxies;
import vn.econgdan.app.edge.contract.ApiContract;
import vn.econgdan.app.edge.contract.ApiDocs;
import vn.econgdan.app.recordsfolder.FolderPollLock;
import vn.econgdan.app.recordsfolder.RecordsFileFilter;
import vn.econgdan.app.recordsfolder.RecordsFolder;
import vn.econgdan.app.servers.BrokerAccess;
import vn.econgdan.app.settings.Settings;
import vn.econgdan.billing.Billing;
import vn.econgdan.billing.PriceService;
import vn.econgdan.dispatch.smpp.AnswerReader;
import vn.econgdan.dispatch.smpp.CarrierComponent;
import vn.econgdan.dispatch.smpp.CarrierLinks;
import vn.econgdan.dispatch.smpp.CarrierRoutes;
import vn.econgdan.dispatch.smpp.CarrierSettings;
import vn.econgdan.dispatch.smpp.PlainMessage;
import vn.econgdan.dispatch.smpp.SubmitSmHeaders;
import vn.econgdan.identity.ActorTransactions;

/** Camel with the routes of {@code routes/} and every bean they name. */
final class CamelRuntime implements AutoCloseable {
  private static final String ROUTES =
      "classpath:routes/*.camel.yaml,classpath:routes/api/*.camel.yaml";
  private static final int SECONDS_TO_DRAIN = 10;

  /** Threads of a bind that write parts. */
  private static final int SUBMITTERS = 4;

  /** Consumers of both lanes' queues, for each bind, as the routes 35 say. */
  private static final int BATCHES_IN_HAND = 4;

  private final Main main = new Main();
  private final List<ExecutorService> windows;
  private final JmsPoolConnectionFactory connections;
  private final HttpServer http;
  private final Callers callers;

  /** What the flow is made of besides the doors. */
  record Parts(
      Settings settings,
      DataSource workerPool,
      BrokerAccess broker,
      CarrierSettings carrier,
      CarrierLinks links,
      RequestHash requests,
      Operations operations) {}

  private CamelRuntime(Parts parts, Services doors) {
    ApiContract contract = ApiContract.read();
    TrustedProxies proxies = new TrustedProxies(parts.settings().http().trustedProxies());
    this.callers = new Callers(proxies, doors.logIn(), doors.apiKeys());
    this.http = new HttpServer(contract, proxies);
    this.connections = pooled(parts.broker());
    this.windows = windows(parts);
    beans(parts, doors, contract).forEach(main::bind);
    main.setShutdownStrategy(
        new SimpleMainShutdownStrategy()); // the node ends everything in order, Camel is one part
    // of it
    main.configure().withName("econgdan").withRoutesIncludePattern(ROUTES);
    main.configure().withShutdownTimeout(SECONDS_TO_DRAIN);
    main.configure().setShutdownLogInflightExchangesOnTimeout(false);
    carrierRoutes(parts.links().names()).forEach(main.configure()::addRoutesBuilder);
    server(parts.settings().http()).forEach(main::addInitialProperty);
    main.addInitialProperty("records.folder", RecordsFolder.uri(parts.settings()));
    parts.settings().http().tls().ifPresent(this::serveTls);
  }

  static CamelRuntime start(Parts parts, Services doors) {
    CamelRuntime flow = new CamelRuntime(parts, doors);
    flow.main.start();
    return flow;
  }

  /** What the templates of routes/35 come to. */
  static List<CarrierRoutes> carrierRoutes(List<String> links) {
    return List.of(
        CarrierRoutes.perBind("dispatch-carrier-submit", links),
        CarrierRoutes.perLane("dispatch-carrier", links));
  }

  private Map<String, Object> beans(Parts parts, Services doors, ApiContract contract) {
    ObjectMapper json = ApiJson.mapper();
    Map<String, Object> beans = new TreeMap<>();
    beans.put("httpServer", http);
    beans.put("api", new Api(contract, callers, json));
    beans.put("apiDocs", new ApiDocs(contract, doors.clock()));
    beans.put("apiJson", json);
    beans.put("idempotentTransaction", onceOnly(doors.transactions(), doors, parts));
    beans.put("idempotentTransactionAcrossWards", onceOnly(doors.acrossWards(), doors, parts));
    beans.put("health", new Health(parts.workerPool(), parts.operations().broker(), parts.links()));
    beans.put("accounts", doors.accounts());
    beans.put("accountService", doors.accountDesk());
    beans.put("apiKeys", doors.apiKeys());
    beans.put("auditLog", doors.auditLog());
    beans.put("registryService", doors.registry());
    beans.put("importService", doors.imports());
    beans.put("noticeService", doors.notices());
    beans.put("dispatcher", doors.dispatcher());
    beans.put("heldSends", doors.held());
    beans.put("retention", doors.retention());
    beans.put("progressService", doors.progress());
    beans.put("receiptService", doors.receipts());
    beans.put("carrierFiles", doors.carrierFiles());
    beans.put("reconciliation", doors.reconciliation());
    beans.put("recordsFileFilter", new RecordsFileFilter(doors.carrierFiles()));
    beans.put(
        "folderPollLock", new FolderPollLock(doors.worker(), doors.alarms(), doors.carrierFiles()));
    beans.put("recordsPassword", RecordsFolder.password(parts.settings()));
    beans.put("alarmService", doors.alarms());
    beans.put("partitionMaintenance", doors.months());
    beans.put("opsService", doors.ops());
    beans.put("billing", new Billing(doors.billing()));
    beans.put("priceService", new PriceService(doors.billing()));
    beans.put("alarmEvaluator", parts.operations().watch());
    beans.put("metricsService", parts.operations().metrics());
    beans.put("alarmWebhook", parts.operations().webhook());
    beans.put("submitSmHeaders", new SubmitSmHeaders(parts.carrier()));
    beans.put("answerReader", new AnswerReader());
    beans.put("plainMessage", new PlainMessage());
    beans.put("worker", parts.workerPool());
    beans.put("smpp", new CarrierComponent(parts.links()));
    beans.put("quartz", Scheduler.component(parts.workerPool()));
    beans.put("activemq6", queues());
    List<String> names = parts.links().names();
    for (int bind = 0; bind < names.size(); bind++) {
      beans.put("window-" + names.get(bind), windows.get(bind));
    }
    return beans;
  }

  private static IdempotentTransactionPolicy onceOnly(
      ActorTransactions in, Services doors, Parts parts) {
    return new IdempotentTransactionPolicy(in, doors.clock(), ApiJson.mapper(), parts.requests());
  }

  private ActiveMQComponent queues() {
    ActiveMQComponent queues = new ActiveMQComponent();
    queues.setConnectionFactory(connections);
    queues.setDeliveryPersistent(true);
    return queues;
  }

  private static JmsPoolConnectionFactory pooled(BrokerAccess broker) {
    JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
    pool.setConnectionFactory(broker.connectionFactory());
    pool.setMaxConnections(2);
    return pool;
  }

  /**
   * Threads that write parts, and one more for each batch in hand, which claims the next ones
   * meanwhile. No thread waits for an answer.
   */
  private static List<ExecutorService> windows(Parts parts) {
    return parts.links().names().stream()
        .map(link -> Executors.newFixedThreadPool(SUBMITTERS + BATCHES_IN_HAND, threads(link)))
        .map(ExecutorService.class::cast)
        .toList();
  }

  private static ThreadFactory threads(String link) {
    AtomicInteger number = new AtomicInteger();
    return work -> new Thread(work, link + "-" + number.incrementAndGet());
  }

  private static Map<String, String> server(Settings.Http http) {
    return Map.of(
        "camel.server.enabled", "true",
        "camel.server.host", http.host(),
        "camel.server.port", Integer.toString(http.port()));
  }

  private void serveTls(Settings.Tls files) {
    SSLContextParameters tls = Tls.parameters(files);
    main.bind("tls", (GlobalSSLContextParametersSupplier) () -> tls);
    main.addInitialProperty("camel.server.useGlobalSslContextParameters", "true");
  }

  int httpPort() {
    return http.port();
  }

  /** Stops taking work, lets what is in hand finish, then unbinds. */
  @Override
  public void close() {
    main.stop();
    windows.forEach(ExecutorService::shutdown);
    connections.stop();
  }
}
