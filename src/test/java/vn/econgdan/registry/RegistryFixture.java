package vn.econgdan.registry;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.app.servers.TestDatabase;
import vn.econgdan.identity.ActorTransactions;
import vn.econgdan.identity.AuditTrail;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.PageRequest;
import vn.econgdan.kernel.Role;
import vn.econgdan.kernel.WardCode;
import vn.econgdan.registry.imports.ImportService;
import vn.econgdan.registry.imports.ImportView;
import vn.econgdan.registry.imports.ImportView.Item;
import vn.econgdan.registry.imports.ImportView.ItemProblem;
import vn.econgdan.registry.imports.file.UploadLimits;
import vn.econgdan.registry.residence.RegistryDependencies;

/** The registry on a real database, at 06:30 on 24/11/2026 in Hanoi (still the 23rd in UTC). */
public final class RegistryFixture implements AutoCloseable {
  public static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  public static final Instant NOW = Instant.parse("2026-11-23T23:30:00Z");
  public static final PageRequest ALL = new PageRequest(1, 1000);
  public static final ListRequest LIST = ListRequest.of(ALL);

  public final TestDatabase database;
  public final Jdbi worker;
  public final RegistryDependencies basis;
  public final RegistryService desk;
  public final ImportService imports;

  public RegistryFixture(Path folder) {
    database = TestDatabase.start(folder.resolve("data"), 4);
    worker = database.worker();
    BusinessClock clock = new BusinessClock(Clock.fixed(NOW, ZoneOffset.UTC));
    basis =
        new RegistryDependencies(
            new ActorTransactions(database.app()), worker, new AuditTrail(clock), clock);
    desk = new RegistryService(basis);
    imports = imports(UploadLimits.CONTRACT);
  }

  public ImportService imports(UploadLimits limits) {
    return new ImportService(
        basis,
        limits,
        (language, code, arguments, column) ->
            code.equals("IN_COLUMN")
                ? arguments.get(0) + ": " + arguments.get(1)
                : language.getLanguage() + " " + code + arguments);
  }

  public static Actor officer(String ward) {
    return actor(Role.OFFICER, ward, Set.of());
  }

  public static Actor leader(String ward, String... groups) {
    return actor(Role.LEADER, ward, Set.of(groups));
  }

  public static Actor actor(Role role, String ward, Set<String> groups) {
    return new Actor(
        role.ordinal() + 1L, role.name(), Set.of(role), Optional.of(new WardCode(ward)), groups);
  }

  public ImportView apply(Actor actor, String csv) {
    return run(actor, "apply", csv);
  }

  public ImportView run(Actor actor, String mode, String csv) {
    String id = imports.importRows(actor, mode, csv.getBytes(StandardCharsets.UTF_8)).value().id();
    imports.runImports();
    return find(actor, id).value();
  }

  public Outcome<ImportView> find(Actor actor, String id) {
    return imports.findImport(actor, id, null, ListRequest.of(ALL), Locale.ENGLISH);
  }

  /** {@code 2 WARNED phone:NUMBER_CHANGED}: what a person would note down of each row. */
  public static List<String> verdicts(ImportView view) {
    return view.items().stream().map(RegistryFixture::verdict).toList();
  }

  private static String verdict(Item item) {
    StringBuilder told = new StringBuilder(item.line() + " " + item.verdict());
    for (ItemProblem problem : item.problems()) {
      told.append(' ').append(problem.field()).append(':').append(problem.code());
    }
    return told.toString();
  }

  public long count(String table, String ward) {
    return worker.withHandle(
        handle ->
            handle
                .createQuery("select count(*) from <table> where ward_code = :ward")
                .define("table", table)
                .bind("ward", ward)
                .mapTo(Long.class)
                .one());
  }

  /** Rows of all tables an import may write, for a ward. */
  public Map<String, Long> counts(String ward) {
    return Map.of(
        "residential_group", count("residential_group", ward),
        "household", count("household", ward),
        "citizen", count("citizen", ward),
        "consent", count("consent", ward),
        "subscription", count("subscription", ward),
        "subscription_number", count("subscription_number", ward));
  }

  public void execute(String sql) {
    worker.useTransaction(handle -> handle.execute(sql));
  }

  @Override
  public void close() {
    database.close();
  }
}
