package vn.econgdan.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may look where (DESIGN 3). The root package is a parameter, so that every rule can be tried
 * on planted code that breaks it.
 */
record HouseRules(String root) {
  /** Each room may look left, never right; the rooms of {@code app} stand between. */
  static final List<String> ORDER =
      List.of(
          "kernel",
          "text",
          "tariff",
          "identity",
          "registry.phone",
          "registry.residence",
          "registry",
          "registry.imports.file",
          "registry.imports",
          "notice.audience",
          "notice.content",
          "notice.approval",
          "notice",
          "dispatch",
          "dispatch.smpp",
          "dispatch.progress",
          "receipt",
          "billing",
          "reconcile",
          "reconcile.files",
          "ops",
          "app.settings",
          "app.servers",
          "app.edge.contract",
          "app.edge",
          "app.recordsfolder",
          "app.backup",
          "app.node",
          "demo",
          "bench",
          "app");

  private static final Set<String> STATEMENTS =
      Set.of(
          "createQuery",
          "createUpdate",
          "createCall",
          "createBatch",
          "createScript",
          "prepareBatch",
          "select",
          "execute");

  /** Everything but the order of the capabilities, by name. */
  Map<String, ArchRule> byName() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("every package is on the map", everyPackageIsOnTheMap());
    rules.put("only the edge knows Camel and jSMPP", onlyTheEdgeKnowsCamel());
    rules.put("only app.node wires the SMPP link", onlyTheNodeWiresTheSmppLink());
    rules.put("only the edge and the node know Vert.x", onlyTheEdgeKnowsVertx());
    rules.put("the simulator stands alone", theSimulatorStandsAlone());
    rules.put("only app.servers starts the simulator", onlyTheServersStartTheSimulator());
    rules.put("statements are made in stores", statementsAreMadeInStores());
    rules.put("JDBC stays in stores and servers", jdbcStaysInStoresAndServers());
    rules.put("time comes from the clock", timeComesFromTheClock());
    rules.put("money is never floating point", moneyIsNeverFloatingPoint());
    rules.put("stores are package-private", storesArePackagePrivate());
    rules.put("only doors are public services", Doors.areTheOnlyPublicServices(this));
    rules.put("the kernel is pure", theKernelIsPure());
    rules.put("names say what a class is", namesSayWhatAClassIs());
    return rules;
  }

  ArchRule neverLooksRight(String room) {
    String[] right =
        ORDER.stream().skip(ORDER.indexOf(room) + 1L).map(this::only).toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(only(room))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(right)
        .because("a room may look left, never right (DESIGN 3)");
  }

  private ArchRule everyPackageIsOnTheMap() {
    String[] map =
        Stream.concat(ORDER.stream(), Stream.of("simulator"))
            .map(this::only)
            .toArray(String[]::new);
    return ours()
        .should()
        .resideInAnyPackage(map)
        .because("packages are capabilities, flat inside; a new one is a decision (DESIGN 3)");
  }

  private ArchRule onlyTheEdgeKnowsCamel() {
    return outside("app", "dispatch.smpp", "bench")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.camel..", "org.jsmpp..")
        .because("doors are plain Java and are tested without Camel");
  }

  private ArchRule onlyTheNodeWiresTheSmppLink() {
    return outside("app.node", "dispatch.smpp")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(room("dispatch.smpp"))
        .because("what lies around the link sees plain records");
  }

  private ArchRule onlyTheEdgeKnowsVertx() {
    return outside("app.edge", "app.node")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.vertx..")
        .because("HTTP is the business of the edge");
  }

  private ArchRule theSimulatorStandsAlone() {
    return noClasses()
        .that()
        .resideInAPackage(room("simulator"))
        .should()
        .dependOnClassesThat(
            resideInAPackage(root + "..").and(not(resideInAPackage(room("simulator")))))
        .because("it plays the carrier: what it shares with us it could not catch us at");
  }

  private ArchRule onlyTheServersStartTheSimulator() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(room("simulator"))
        .and(not(resideInAPackage(only("app.servers"))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(room("simulator"))
        .because("production code must not need a simulator");
  }

  private ArchRule statementsAreMadeInStores() {
    return noClasses()
        .that(not(mayHoldSql()))
        .should()
        .callMethodWhere(describe("a JDBI statement", HouseRules::makesStatement))
        .because("SQL lives in *Store classes and in db/migration only");
  }

  private ArchRule jdbcStaysInStoresAndServers() {
    return noClasses()
        .that(not(mayHoldSql()))
        .and()
        .resideOutsideOfPackages(only("app.node"), only("bench"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
        .because(
            "SQL lives in *Store classes; app.servers makes the pools, the node hands them on, the"
                + " bench compares with bare JDBC");
  }

  private ArchRule timeComesFromTheClock() {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(root + ".kernel.BusinessClock")
        .and()
        .resideOutsideOfPackage(room("simulator")) // the carrier has a clock of its own
        .should()
        .callCodeUnitWhere(describe("the machine's time", HouseRules::readsTheTime))
        .because("tests set the clock: take a BusinessClock (System.nanoTime is for durations)");
  }

  private ArchRule moneyIsNeverFloatingPoint() {
    DescribedPredicate<JavaClass> floating =
        describe("floating point", c -> FLOATING.contains(c.getFullName()));
    return fields()
        .that()
        .areDeclaredInClassesThat(
            resideInAnyPackage(room("kernel"), room("tariff"), room("billing"), room("reconcile")))
        .should()
        .notHaveRawType(floating)
        .because("amounts are whole đồng in a long, rates in 1/10,000 đ (DESIGN 4.7)");
  }

  private static final Set<String> FLOATING =
      Set.of("float", "double", "java.lang.Float", "java.lang.Double");

  private ArchRule storesArePackagePrivate() {
    return classes()
        .that()
        .haveSimpleNameEndingWith("Store")
        .should()
        .bePackagePrivate()
        .because("whoever wants rows of another capability asks its door");
  }

  private ArchRule theKernelIsPure() {
    return classes()
        .that()
        .resideInAPackage(room("kernel"))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage("java..", room("kernel")))
        .because("everybody depends on the kernel");
  }

  private ArchRule namesSayWhatAClassIs() {
    return ours()
        .should()
        .haveNameNotMatching(".*(Utils?|Helper|Manager|Processor|Impl)(\\$.*)?")
        .because("such a name says nothing of what the class is");
  }

  private GivenClassesConjunction outside(String... rooms) {
    String[] packages = Stream.of(rooms).map(this::room).toArray(String[]::new);
    return noClasses().that().resideOutsideOfPackages(packages);
  }

  private GivenClassesConjunction ours() {
    return classes().that().resideInAPackage(root + "..");
  }

  /**
   * The two exceptions: the servers make pools and roles, ActorTransactions sets the ward of each.
   */
  private DescribedPredicate<JavaClass> mayHoldSql() {
    return describe(
        "stores, servers and ActorTransactions",
        c ->
            outer(c).endsWith("Store")
                || in(c, "app.servers")
                || c.getName().equals(root + ".identity.ActorTransactions"));
  }

  private static boolean makesStatement(JavaCall<?> call) {
    return call.getTargetOwner().getPackageName().startsWith("org.jdbi")
        && STATEMENTS.contains(call.getName());
  }

  private static boolean readsTheTime(JavaCall<?> call) {
    String owner = call.getTargetOwner().getName();
    String name = call.getName();
    return owner.startsWith("java.time.") && name.equals("now")
        || owner.equals("java.time.Clock") && (name.startsWith("system") || name.startsWith("tick"))
        || owner.equals("java.lang.System") && name.equals("currentTimeMillis")
        || owner.equals("java.util.Calendar") && name.equals("getInstance")
        || owner.equals("java.util.Date")
            && name.equals("<init>")
            && call.getTarget().getRawParameterTypes().isEmpty();
  }

  boolean in(JavaClass type, String room) {
    return type.getPackageName().equals(root + "." + room);
  }

  private String room(String name) {
    return root + "." + name + "..";
  }

  private String only(String name) {
    return root + "." + name;
  }

  static String outer(JavaClass type) {
    return type.getEnclosingClass().map(HouseRules::outer).orElseGet(type::getSimpleName);
  }
}
