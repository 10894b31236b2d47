package vn.econgdan.app.node;

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
import vn.econgdan.app.edge.Api;
import vn.econgdan.app.edge.HttpServer;
import vn.econgdan.app.edge.IdempotentTransactionPolicy;
import vn.econgdan.app.edge.contract.ApiDocs;
import vn.econgdan.app.recordsfolder.FolderPollLock;
import vn.econgdan.app.recordsfolder.RecordsFileFilter;
import vn.econgdan.billing.Billing;
import vn.econgdan.billing.PriceService;
import vn.econgdan.dispatch.Dispatcher;
import vn.econgdan.dispatch.HeldSends;
import vn.econgdan.dispatch.progress.ProgressService;
import vn.econgdan.dispatch.smpp.AnswerReader;
import vn.econgdan.dispatch.smpp.CarrierComponent;
import vn.econgdan.dispatch.smpp.PlainMessage;
import vn.econgdan.dispatch.smpp.SubmitSmHeaders;
import vn.econgdan.house.BeanGuard;
import vn.econgdan.identity.AccountService;
import vn.econgdan.identity.Accounts;
import vn.econgdan.identity.ApiKeys;
import vn.econgdan.identity.AuditLog;
import vn.econgdan.notice.NoticeService;
import vn.econgdan.ops.AlarmEvaluator;
import vn.econgdan.ops.AlarmService;
import vn.econgdan.ops.AlarmWebhook;
import vn.econgdan.ops.MetricsService;
import vn.econgdan.ops.OpsService;
import vn.econgdan.ops.PartitionMaintenance;
import vn.econgdan.ops.Retention;
import vn.econgdan.receipt.ReceiptService;
import vn.econgdan.reconcile.Reconciliation;
import vn.econgdan.reconcile.files.CarrierFiles;
import vn.econgdan.registry.RegistryService;
import vn.econgdan.registry.imports.ImportService;

/** The beans that routes name, without starting anything. */
class RouteBeansTest {
  private static final Pattern PUT = Pattern.compile("beans\\.put\\(\\s*\"([\\w-]+)\"");
  private static final Map<String, Class<?>> BOUND =
      Map.ofEntries(
          Map.entry("httpServer", HttpServer.class),
          Map.entry("api", Api.class),
          Map.entry("apiDocs", ApiDocs.class),
          Map.entry("apiJson", ObjectMapper.class),
          Map.entry("idempotentTransaction", IdempotentTransactionPolicy.class),
          Map.entry("idempotentTransactionAcrossWards", IdempotentTransactionPolicy.class),
          Map.entry("health", Health.class),
          Map.entry("accounts", Accounts.class),
          Map.entry("accountService", AccountService.class),
          Map.entry("apiKeys", ApiKeys.class),
          Map.entry("auditLog", AuditLog.class),
          Map.entry("registryService", RegistryService.class),
          Map.entry("importService", ImportService.class),
          Map.entry("noticeService", NoticeService.class),
          Map.entry("dispatcher", Dispatcher.class),
          Map.entry("heldSends", HeldSends.class),
          Map.entry("retention", Retention.class),
          Map.entry("progressService", ProgressService.class),
          Map.entry("receiptService", ReceiptService.class),
          Map.entry("carrierFiles", CarrierFiles.class),
          Map.entry("reconciliation", Reconciliation.class),
          Map.entry("recordsFileFilter", RecordsFileFilter.class),
          Map.entry("folderPollLock", FolderPollLock.class),
          Map.entry("recordsPassword", String.class),
          Map.entry("alarmService", AlarmService.class),
          Map.entry("partitionMaintenance", PartitionMaintenance.class),
          Map.entry("opsService", OpsService.class),
          Map.entry("billing", Billing.class),
          Map.entry("priceService", PriceService.class),
          Map.entry("alarmEvaluator", AlarmEvaluator.class),
          Map.entry("metricsService", MetricsService.class),
          Map.entry("alarmWebhook", AlarmWebhook.class),
          Map.entry("submitSmHeaders", SubmitSmHeaders.class),
          Map.entry("answerReader", AnswerReader.class),
          Map.entry("plainMessage", PlainMessage.class),
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

  /** Keeps the list above true: CamelRuntime binds these names and no others. */
  @Test
  void theListIsWhatTheRuntimeBinds() throws IOException {
    String wiring =
        Files.readString(Path.of("src/main/java/vn/econgdan/app/node/CamelRuntime.java"));
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
