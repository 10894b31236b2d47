package vn.econgdan.app;

import java.time.Duration;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.billing.BillingSetup;
import vn.econgdan.dispatch.CarrierPolicy;
import vn.econgdan.dispatch.DispatchLimits;
import vn.econgdan.dispatch.DispatchSetup;
import vn.econgdan.dispatch.Dispatcher;
import vn.econgdan.dispatch.HeldSends;
import vn.econgdan.dispatch.ProgressBoard;
import vn.econgdan.identity.AccountDesk;
import vn.econgdan.identity.Accounts;
import vn.econgdan.identity.ActorTransactions;
import vn.econgdan.identity.ApiKeys;
import vn.econgdan.identity.AuditLog;
import vn.econgdan.identity.AuditTrail;
import vn.econgdan.identity.LogIn;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.Dong;
import vn.econgdan.notice.NoticeDesk;
import vn.econgdan.notice.NoticeLifecycle;
import vn.econgdan.notice.NoticeTools;
import vn.econgdan.notice.SendWindow;
import vn.econgdan.notice.SheetCheck;
import vn.econgdan.ops.AlarmBoard;
import vn.econgdan.ops.MonthKeeper;
import vn.econgdan.ops.OpsDesk;
import vn.econgdan.ops.Retention;
import vn.econgdan.receipt.ReceiptDesk;
import vn.econgdan.receipt.ReceiptMeaning;
import vn.econgdan.receipt.ReceiptSetup;
import vn.econgdan.reconcile.CarrierFileLimits;
import vn.econgdan.reconcile.CarrierFiles;
import vn.econgdan.reconcile.CarrierFilesSetup;
import vn.econgdan.reconcile.Reconciliation;
import vn.econgdan.reconcile.ReconciliationSetup;
import vn.econgdan.registry.RegistryBasis;
import vn.econgdan.registry.RegistryDesk;
import vn.econgdan.registry.UploadLimits;
import vn.econgdan.registry.Wards;
import vn.econgdan.tariff.PartRate;
import vn.econgdan.tariff.Tariffs;
import vn.econgdan.text.SmsTexts;

/**
 * Every capability's door, built by hand: here stands what knows what.
 *
 * @param transactions in the name of an actor, on the pool of {@code econgdan_app}
 * @param worker the cross-ward pool
 */
record Doors(
    BusinessClock clock,
    ActorTransactions transactions,
    Jdbi worker,
    Accounts accounts,
    LogIn logIn,
    AccountDesk accountDesk,
    ApiKeys apiKeys,
    AuditLog auditLog,
    Wards wards,
    RegistryDesk registry,
    NoticeDesk notices,
    Dispatcher dispatcher,
    HeldSends held,
    ProgressBoard progress,
    ReceiptDesk receipts,
    CarrierFiles carrierFiles,
    Reconciliation reconciliation,
    AlarmBoard alarms,
    MonthKeeper months,
    Retention retention,
    OpsDesk ops,
    BillingSetup billing) {

  private static final int BATCH_PARTS = 500;
  private static final Duration REQUEUE_AFTER = Duration.ofSeconds(30);

  /** In the name of an actor, on the worker's pool: for acts on what belongs to no ward. */
  ActorTransactions acrossWards() {
    return new ActorTransactions(worker);
  }

  static Doors open(Settings settings, Database database, Predicate<String> bound) {
    BusinessClock clock = BusinessClock.system();
    Jdbi worker = Jdbis.of(database.worker());
    ActorTransactions transactions = new ActorTransactions(Jdbis.of(database.app()));
    AuditTrail audit = new AuditTrail(clock);
    AlarmBoard alarms = new AlarmBoard(worker, clock, audit, settings.webhook().isPresent());
    Wards wards = new Wards(worker);
    Tariffs tariffs = tariffs(settings);
    CarrierPolicy carrier = Carrier.policy(settings, tariffs);
    NoticeTools tools = tools(settings, clock, tariffs, wards, audit);
    DispatchSetup dispatch =
        new DispatchSetup(
            worker,
            clock,
            alarms,
            limits(settings),
            carrier,
            bound,
            new SheetCheck(tools),
            new NoticeLifecycle(clock),
            audit);
    Reconciliation reconciliation =
        new Reconciliation(new ReconciliationSetup(worker, clock, alarms, audit, Carrier.NAME));
    return new Doors(
        clock,
        transactions,
        worker,
        new Accounts(worker, clock),
        new LogIn(worker, clock, alarms),
        new AccountDesk(worker, clock, alarms),
        new ApiKeys(worker, clock),
        new AuditLog(worker),
        wards,
        new RegistryDesk(
            new RegistryBasis(transactions, worker, audit, clock),
            UploadLimits.CONTRACT,
            Sentences::refusal),
        new NoticeDesk(transactions, tools),
        new Dispatcher(dispatch),
        new HeldSends(dispatch),
        new ProgressBoard(transactions),
        new ReceiptDesk(
            new ReceiptSetup(
                worker, clock, alarms, carrier, Carrier.ids(settings), ReceiptMeaning.HANDSET)),
        new CarrierFiles(
            new CarrierFilesSetup(
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
        new MonthKeeper(worker, clock),
        new Retention(worker, alarms),
        new OpsDesk(worker, clock),
        new BillingSetup(
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

  private static NoticeTools tools(
      Settings settings, BusinessClock clock, Tariffs tariffs, Wards wards, AuditTrail audit) {
    return new NoticeTools(
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
