package vn.econgdan.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.component.activemq6.ActiveMQComponent;
import org.apache.camel.component.quartz.QuartzComponent;
import org.junit.jupiter.api.Test;
import vn.econgdan.billing.Billing;
import vn.econgdan.billing.PriceDesk;
import vn.econgdan.dispatch.Dispatcher;
import vn.econgdan.dispatch.HeldSends;
import vn.econgdan.dispatch.ProgressBoard;
import vn.econgdan.dispatch.smpp.AnswerReader;
import vn.econgdan.dispatch.smpp.CarrierComponent;
import vn.econgdan.dispatch.smpp.SubmitSmHeaders;
import vn.econgdan.house.BeanGuard;
import vn.econgdan.identity.AccountDesk;
import vn.econgdan.identity.Accounts;
import vn.econgdan.identity.ApiKeys;
import vn.econgdan.identity.AuditLog;
import vn.econgdan.notice.NoticeDesk;
import vn.econgdan.ops.AlarmBoard;
import vn.econgdan.ops.AlarmWebhook;
import vn.econgdan.ops.MetricsBoard;
import vn.econgdan.ops.MonthKeeper;
import vn.econgdan.ops.NightWatch;
import vn.econgdan.ops.OpsDesk;
import vn.econgdan.ops.Retention;
import vn.econgdan.receipt.ReceiptDesk;
import vn.econgdan.reconcile.CarrierFiles;
import vn.econgdan.reconcile.Reconciliation;
import vn.econgdan.registry.RegistryDesk;

/** The beans that routes name, without starting anything. */
class RouteBeansTest {
  private static final Pattern PUT = Pattern.compile("beans\\.put\\(\"([\\w-]+)\"");
  private static final Map<String, Class<?>> BOUND =
      Map.ofEntries(
          Map.entry("httpServer", HttpServer.class),
          Map.entry("api", Api.class),
          Map.entry("apiDocs", ApiDocs.class),
          Map.entry("apiJson", ObjectMapper.class),
          Map.entry("onceOnly", OnceOnly.class),
          Map.entry("onceOnlyAcrossWards", OnceOnly.class),
          Map.entry("health", Health.class),
          Map.entry("accounts", Accounts.class),
          Map.entry("accountDesk", AccountDesk.class),
          Map.entry("apiKeys", ApiKeys.class),
          Map.entry("auditLog", AuditLog.class),
          Map.entry("registryDesk", RegistryDesk.class),
          Map.entry("noticeDesk", NoticeDesk.class),
          Map.entry("dispatcher", Dispatcher.class),
          Map.entry("heldSends", HeldSends.class),
          Map.entry("retention", Retention.class),
          Map.entry("progressBoard", ProgressBoard.class),
          Map.entry("receiptDesk", ReceiptDesk.class),
          Map.entry("carrierFiles", CarrierFiles.class),
          Map.entry("reconciliation", Reconciliation.class),
          Map.entry("recordsNames", RecordsNames.class),
          Map.entry("recordsTurn", RecordsTurn.class),
          Map.entry("recordsPassword", String.class),
          Map.entry("alarmBoard", AlarmBoard.class),
          Map.entry("monthKeeper", MonthKeeper.class),
          Map.entry("opsDesk", OpsDesk.class),
          Map.entry("billing", Billing.class),
          Map.entry("priceDesk", PriceDesk.class),
          Map.entry("nightWatch", NightWatch.class),
          Map.entry("metricsBoard", MetricsBoard.class),
          Map.entry("alarmWebhook", AlarmWebhook.class),
          Map.entry("submitSmHeaders", SubmitSmHeaders.class),
          Map.entry("answerReader", AnswerReader.class),
          Map.entry("worker", Object.class),
          Map.entry("smpp", CarrierComponent.class),
          Map.entry("quartz", QuartzComponent.class),
          Map.entry("activemq6", ActiveMQComponent.class));

  @Test
  void everyBeanAndMethodThatARouteNamesExists() {
    Map<String, Class<?>> withWindows = new HashMap<>(BOUND);
    withWindows.put("window-*", ExecutorService.class);
    assertThat(BeanGuard.complaints(withWindows)).isEmpty();
  }

  /** Keeps the list above true: Flow binds these names and no others. */
  @Test
  void theListIsWhatFlowBinds() throws IOException {
    String wiring = Files.readString(Path.of("src/main/java/vn/econgdan/app/Flow.java"));
    Set<String> names = new TreeSet<>();
    Matcher put = PUT.matcher(wiring);
    while (put.find()) {
      names.add(put.group(1));
    }
    assertThat(names).containsExactlyInAnyOrderElementsOf(with("window-", BOUND.keySet()));
  }

  private static Set<String> with(String one, Set<String> names) {
    Set<String> all = new TreeSet<>(names);
    all.add(one);
    return all;
  }
}
