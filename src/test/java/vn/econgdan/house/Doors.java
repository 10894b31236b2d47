package vn.econgdan.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The public services of each capability. One more is a decision: write it here, or keep the class
 * to its package. Records, enums, interfaces and exceptions are what doors speak in, and free.
 */
final class Doors {
  private static final Map<String, Set<String>> OF =
      Map.ofEntries(
          Map.entry("kernel", Set.of("Characters", "Ids", "Sha256", "Unpacking")),
          Map.entry("text", Set.of("SmsTexts", "SearchFold")),
          Map.entry("tariff", Set.of("Tariffs")),
          Map.entry(
              "identity",
              Set.of(
                  "Accounts",
                  "AccountService",
                  "ActorTransactions",
                  "ApiKeys",
                  "AuditLog",
                  "AuditTrail",
                  "LogIn",
                  "SendFence")),
          Map.entry("registry.phone", Set.of("PhoneNumbers", "NumberMasking")),
          Map.entry("registry.residence", Set.of("FieldRules", "VersionCheck", "Wards")),
          Map.entry("registry", Set.of("RegistryService", "Tags")),
          Map.entry("registry.imports.file", Set.of("CsvFile", "MisencodedText", "ParsedRow")),
          Map.entry("registry.imports", Set.of("ImportService", "DemoRegistry")),
          Map.entry("notice.audience", Set.of("Audiences")),
          Map.entry(
              "notice.content",
              Set.of("DecisionRules", "DraftRules", "NoticeId", "StateTable", "TimeRules")),
          Map.entry(
              "notice.approval",
              Set.of("PreviewWarnings", "SheetDifferences", "SheetWarnings", "SignedSheet")),
          Map.entry("notice", Set.of("NoticeService", "NoticeLifecycle", "SheetCheck")),
          Map.entry(
              "dispatch",
              Set.of("Dispatcher", "HeldSends", "BatchRun", "CommandStatuses", "Attempts")),
          Map.entry("receipt", Set.of("ReceiptService")),
          Map.entry("billing", Set.of("Billing", "PriceService")),
          Map.entry("reconcile", Set.of("Reconciliation")),
          Map.entry("reconcile.files", Set.of("CarrierFiles")),
          Map.entry("dispatch.progress", Set.of("ProgressService")),
          Map.entry(
              "ops",
              Set.of(
                  "AlarmService",
                  "AlarmWebhook",
                  "MetricsService",
                  "PartitionMaintenance",
                  "AlarmEvaluator",
                  "OpsService",
                  "Retention")));

  private Doors() {}

  static ArchRule areTheOnlyPublicServices(HouseRules house) {
    return classes()
        .that(describe("are public services", Doors::isPublicService))
        .and(describe("live in a capability", c -> OF.keySet().stream().anyMatch(in(house, c))))
        .should(ArchCondition.from(describe("be a door", c -> isDoor(house, c))))
        .because("one public door per capability (DESIGN 3); the list is in Doors");
  }

  /** The doors, as {@code capability.Class}. */
  static Stream<String> all() {
    return OF.entrySet().stream()
        .flatMap(e -> e.getValue().stream().map(door -> e.getKey() + "." + door));
  }

  private static Predicate<String> in(HouseRules house, JavaClass type) {
    return room -> house.in(type, room);
  }

  private static boolean isPublicService(JavaClass type) {
    return type.isTopLevelClass()
        && type.getModifiers().contains(JavaModifier.PUBLIC)
        && !type.isInterface()
        && !type.isEnum()
        && !type.isRecord()
        && !type.isAssignableTo(Throwable.class);
  }

  private static boolean isDoor(HouseRules house, JavaClass type) {
    return OF.entrySet().stream()
        .anyMatch(e -> house.in(type, e.getKey()) && e.getValue().contains(type.getSimpleName()));
  }
}
