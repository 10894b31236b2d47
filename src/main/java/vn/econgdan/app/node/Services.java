package vn.econgdan.app.node;

import java.time.Duration;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.app.edge.Sentences;
import vn.econgdan.app.servers.Database;
import vn.econgdan.app.servers.Jdbis;
import vn.econgdan.app.settings.Settings;
import vn.econgdan.billing.BillingDependencies;
import vn.econgdan.dispatch.CarrierPolicy;
import vn.econgdan.dispatch.DispatchDependencies;
import vn.econgdan.dispatch.DispatchLimits;
import vn.econgdan.dispatch.Dispatcher;
import vn.econgdan.dispatch.HeldSends;
import vn.econgdan.dispatch.progress.ProgressService;
import vn.econgdan.identity.AccountService;
import vn.econgdan.identity.Accounts;
import vn.econgdan.identity.ActorTransactions;
import vn.econgdan.identity.ApiKeys;
import vn.econgdan.identity.AuditLog;
import vn.econgdan.identity.AuditTrail;
import vn.econgdan.identity.LogIn;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.Dong;
import vn.econgdan.notice.NoticeDependencies;
import vn.econgdan.notice.NoticeLifecycle;
import vn.econgdan.notice.NoticeService;
import vn.econgdan.notice.SheetCheck;
import vn.econgdan.notice.content.SendWindow;
import vn.econgdan.ops.AlarmService;
import vn.econgdan.ops.OpsService;
import vn.econgdan.ops.PartitionMaintenance;
import vn.econgdan.ops.Retention;
import vn.econgdan.receipt.ReceiptDependencies;
import vn.econgdan.receipt.ReceiptMeaning;
import vn.econgdan.receipt.ReceiptService;
import vn.econgdan.reconcile.Reconciliation;
import vn.econgdan.reconcile.ReconciliationDependencies;
import vn.econgdan.reconcile.files.CarrierFileLimits;
import vn.econgdan.reconcile.files.CarrierFiles;
import vn.econgdan.reconcile.files.CarrierFilesDependencies;
import vn.econgdan.registry.RegistryService;
import vn.econgdan.registry.imports.ImportService;
import vn.econgdan.registry.imports.file.UploadLimits;
import vn.econgdan.registry.residence.RegistryDependencies;
import vn.econgdan.registry.residence.Wards;
import vn.econgdan.tariff.PartRate;
import vn.econgdan.tariff.Tariffs;
import vn.econgdan.text.SmsTexts;

/**
 * Every capability's door, built by hand: here stands what knows what.
 *
 * @param transactions in the name of an actor, on the pool of {@code econgdan_app}
 * @param worker the cross-ward pool
 */
record Services(
    BusinessClock clock,
    ActorTransactions transactions,
    Jdbi worker,
    Accounts accounts,
    LogIn logIn,
    AccountService accountDesk,
    ApiKeys apiKeys,
    AuditLog auditLog,
    Wards wards,
    RegistryService registry,
    ImportService imports,
    NoticeService notices,
    Dispatcher dispatcher,
    HeldSends held,
    ProgressService progress,
    ReceiptService receipts,
    CarrierFiles carrierFiles,
    Reconciliation reconciliation,
    AlarmService alarms,
    PartitionMaintenance months,
    Retention retention,
    OpsService ops,
    BillingDependencies billing) {

  private static final int BATCH_PARTS = 500;
  private static final Duration REQUEUE_AFTER = Duration.ofSeconds(30);

  /** In the name of an actor, on the worker's pool: for acts on what belongs to no ward. */
  ActorTransactions acrossWards() {
    return new ActorTransactions(worker);
  }

  static Services open(Settings settings, Database database, Predicate<String> bound) {
    BusinessClock clock = BusinessClock.system();
    Jdbi worker = Jdbis.of(database.worker());
    Jdbi keyed = Jdbis.of(database.keyed());
    ActorTransactions transactions = new ActorTransactions(Jdbis.of(database.app()));
    AuditTrail audit = new AuditTrail(clock);
    AlarmService alarms = new AlarmService(worker, clock, audit, settings.webhook().isPresent());
    Wards wards = new Wards(worker);
    Tariffs tariffs = tariffs(settings);
    CarrierPolicy carrier = Carrier.policy(settings, tariffs);
    NoticeDependencies tools = tools(settings, clock, tariffs, wards, audit);
    DispatchDependencies dispatch =
        new DispatchDependencies(
            keyed,
            clock,
            alarms,
            limits(settings),
            carrier,
            bound,
            new SheetCheck(tools),
            new NoticeLifecycle(clock, audit),
            audit);
    Dispatcher dispatcher = new Dispatcher(dispatch);
    RegistryDependencies people = new RegistryDependencies(transactions, worker, audit, clock);
    Reconciliation reconciliation =
        new Reconciliation(
            new ReconciliationDependencies(worker, clock, alarms, audit, Carrier.NAME));
    return new Services(
        clock,
        transactions,
        worker,
        new Accounts(worker, clock),
        new LogIn(worker, clock, alarms),
        new AccountService(worker, clock, alarms),
        new ApiKeys(worker, clock),
        new AuditLog(worker),
        wards,
        new RegistryService(people),
        new ImportService(people, UploadLimits.CONTRACT, Sentences::refusal),
        new NoticeService(transactions, tools),
        dispatcher,
        new HeldSends(dispatch),
        new ProgressService(
            transactions,
            worker,
            (language, said) -> Sentences.of(language, said.key(), said.arguments())),
        new ReceiptService(
            new ReceiptDependencies(
                keyed,
                clock,
                alarms,
                carrier,
                Carrier.ids(settings),
                dispatcher.attempts(),
                ReceiptMeaning.HANDSET)),
        new CarrierFiles(
            new CarrierFilesDependencies(
                worker,
                clock,
                alarms,
                audit,
                Carrier.NAME,
                Carrier.records(settings),
                CarrierFileLimits.CONTRACT,
                reconciliation,
                Sentences::refusal)),
        reconciliation,
        alarms,
        new PartitionMaintenance(worker, clock),
        new Retention(worker, alarms),
        new OpsService(worker, clock),
        new BillingDependencies(
            new ActorTransactions(worker),
            clock,
            alarms,
            audit,
            tariffs,
            settings.billing().proration(),
            Carrier.NAME));
  }

  private static Tariffs tariffs(Settings settings) {
    return new Tariffs(
        new PartRate(settings.billing().partPrice()), new Dong(settings.billing().monthlyFee()));
  }

  private static NoticeDependencies tools(
      Settings settings, BusinessClock clock, Tariffs tariffs, Wards wards, AuditTrail audit) {
    return new NoticeDependencies(
        clock,
        new SmsTexts(),
        tariffs,
        Carrier.NAME,
        window(settings),
        (handle, ward, day) -> wards.find(handle, ward, day).map(found -> found.textPrefix()),
        audit);
  }

  private static DispatchLimits limits(Settings settings) {
    Settings.Smpp smpp = settings.smpp();
    return new DispatchLimits(
        smpp.window(),
        smpp.exposed(),
        smpp.binds(),
        BATCH_PARTS,
        smpp.partsPerSecond(),
        window(settings),
        REQUEUE_AFTER);
  }

  private static SendWindow window(Settings settings) {
    Settings.Sending sending = settings.sending();
    return new SendWindow(sending.fromMinute(), sending.untilMinute());
  }
}
