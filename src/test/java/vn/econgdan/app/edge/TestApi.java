package vn.econgdan.app.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.main.Main;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.app.edge.contract.ApiContract;
import vn.econgdan.app.edge.contract.ApiDocs;
import vn.econgdan.app.node.AbsentRoutes;
import vn.econgdan.app.servers.TestDatabase;
import vn.econgdan.app.settings.AddressRange;
import vn.econgdan.identity.AccountService;
import vn.econgdan.identity.Accounts;
import vn.econgdan.identity.ActorTransactions;
import vn.econgdan.identity.ApiKeys;
import vn.econgdan.identity.AuditLog;
import vn.econgdan.identity.AuditTrail;
import vn.econgdan.identity.LogIn;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.ops.AlarmService;

/** The real edge on a free port, with stub doors behind it, and a client. */
final class TestApi implements AutoCloseable {
  /** Of accounts that tests make. */
  static final String PASSWORD = "bon-tu-khong-dinh-nhau";

  private static final Set<String> OF_DEMO =
      Set.of(
          "canbo", "lanhdao", "dieuphoi", "totruong", "canbo2", "lanhdao2", "doisoat", "quantri");

  private static final ObjectMapper JSON = new ObjectMapper();

  final Accounts accounts;
  final StubService desk;
  private final Main camel = new Main();
  private final HttpServer server;
  private final AnswerCheck answers;
  private final HttpClient client = HttpClient.newHttpClient();

  /** A request in the making; {@code login} null sends no credentials. */
  record Call(String method, String path, String login, String body, String... headers) {}

  private static final RequestHash REQUESTS =
      new RequestHash(new SecretKeySpec(new byte[] {1, 2, 3}, "HmacSHA256"));

  TestApi(Jdbi app, Jdbi worker, BusinessClock clock) throws Exception {
    this(app, worker, clock, List.of());
  }

  TestApi(Jdbi app, Jdbi worker, BusinessClock clock, List<AddressRange> trusted) throws Exception {
    AlarmService alarms = new AlarmService(worker, clock, new AuditTrail(clock));
    accounts = new Accounts(worker, clock);
    accounts.ensureDemo();
    worker.useHandle(handle -> handle.execute(TestDatabase.WARD + " on conflict do nothing"));
    ApiContract contract = StubContract.read();
    answers = new AnswerCheck(contract);
    ActorTransactions transactions = new ActorTransactions(app);
    desk = new StubService(transactions);
    TrustedProxies proxies = new TrustedProxies(trusted);
    Callers callers =
        new Callers(proxies, new LogIn(worker, clock, alarms), new ApiKeys(worker, clock));
    server = new HttpServer(contract, proxies);
    camel.bind("httpServer", server);
    camel.bind("apiJson", ApiJson.mapper());
    camel.bind("accounts", accounts);
    camel.bind("api", new Api(contract, callers, ApiJson.mapper()));
    camel.bind("accountService", new AccountService(worker, clock, alarms));
    camel.bind("apiKeys", new ApiKeys(worker, clock));
    camel.bind("auditLog", new AuditLog(worker));
    camel.bind("apiDocs", new ApiDocs(contract, clock));
    camel.bind(
        "idempotentTransaction",
        new IdempotentTransactionPolicy(transactions, clock, ApiJson.mapper(), REQUESTS));
    camel.bind(
        "idempotentTransactionAcrossWards",
        new IdempotentTransactionPolicy(
            new ActorTransactions(worker), clock, ApiJson.mapper(), REQUESTS));
    camel.bind("stubDesk", desk);
    camel.configure().addRoutesBuilder(new AbsentRoutes(contract, FILES));
    configure();
    camel.start();
  }

  private void configure() {
    camel.setDefaultPropertyPlaceholderLocation("false");
    camel.addInitialProperty("camel.main.routesIncludePattern", ROUTES);
    camel.addInitialProperty("camel.server.enabled", "true");
    camel.addInitialProperty("camel.server.host", "127.0.0.1");
    camel.addInitialProperty("camel.server.port", "0");
  }

  private static final String ROUTES =
      "classpath:routes/00-*.camel.yaml,classpath:routes/01-*.camel.yaml,"
          + "classpath:routes/05-*.camel.yaml,classpath:routes/08-*.camel.yaml,"
          + "classpath:api-routes/*.camel.yaml";

  /** The same files, where they come from. */
  private static final List<Path> FILES =
      List.of(
          Path.of("routes/05-api.camel.yaml"),
          Path.of("routes/08-identity.camel.yaml"),
          Path.of("src/test/resources/api-routes/stub.camel.yaml"));

  int port() {
    return server.port();
  }

  HttpResponse<String> send(Call call) throws IOException, InterruptedException {
    return checked(client.send(request(call), BodyHandlers.ofString()));
  }

  CompletableFuture<HttpResponse<String>> sendLater(Call call) {
    return client.sendAsync(request(call), BodyHandlers.ofString()).thenApply(this::checked);
  }

  /** Every answer is one the contract names. */
  private HttpResponse<String> checked(HttpResponse<String> response) {
    HttpRequest request = response.request();
    answers.check(
        new AnswerCheck.Answer(
            request.method(),
            request.uri().getRawPath(),
            response.statusCode(),
            response.headers().firstValue("Content-Type").orElse(""),
            response.body().getBytes(StandardCharsets.UTF_8)));
    return response;
  }

  private HttpRequest request(Call call) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + call.path()))
            .method(
                call.method(),
                call.body() == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(call.body()));
    if (call.login() != null) {
      request.header("Authorization", basic(call.login()));
    }
    if (call.headers().length > 0) {
      request.headers(call.headers());
    }
    return request.build();
  }

  /** {@code canbo} with the demo's password, others with {@link #PASSWORD}, or {@code who:what}. */
  static String basic(String login) {
    String usual = OF_DEMO.contains(login.toLowerCase(Locale.ROOT)) ? "econgdan" : PASSWORD;
    String pair = login.contains(":") ? login : login + ":" + usual;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  static JsonNode json(HttpResponse<String> response) throws IOException {
    return JSON.readTree(response.body());
  }

  @Override
  public void close() {
    camel.stop();
  }
}
