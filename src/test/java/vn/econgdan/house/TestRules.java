package vn.econgdan.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What the tests have agreed on: the fast ones stay fast, and none is forgotten by the runner. */
final class TestRules {
  private static final List<String> SERVERS =
      List.of(
          "java.sql.",
          "javax.sql.",
          "org.postgresql.",
          "org.jdbi.",
          "com.zaxxer.",
          "org.flywaydb.",
          "jakarta.jms.",
          "org.apache.activemq.",
          "vn.econgdan.app.servers.Embedded");

  /** What starts the shipped jar, and with it its servers. */
  private static final String PROCESS = "java.lang.ProcessBuilder";

  private TestRules() {}

  static Map<String, ArchRule> byName() {
    return Map.of(
        "no *Test touches a database or broker", testsAreFast(),
        "every *IT touches a database or broker", integrationTestsIntegrate(),
        "every test is found by the runner", everyTestIsFound());
  }

  private static ArchRule testsAreFast() {
    return noClasses()
        .that()
        .haveSimpleNameEndingWith("Test")
        .should(reach("touch a database or broker", TestRules::isServer))
        .because("the fast suite stays fast: call it *IT");
  }

  private static ArchRule integrationTestsIntegrate() {
    return classes()
        .that()
        .haveSimpleNameEndingWith("IT")
        .should(
            reach(
                "touch a database, a broker or the shipped jar",
                name -> isServer(name) || name.equals(PROCESS)))
        .because("what needs neither belongs to the fast suite: call it *Test");
  }

  private static ArchRule everyTestIsFound() {
    return classes()
        .that(describe("hold tests", TestRules::holdsTests))
        .should(ArchCondition.from(describe("be named *Test or *IT", TestRules::isFound)))
        .because("surefire and failsafe pass over every other name without a word");
  }

  private static boolean holdsTests(JavaClass type) {
    return type.getMethods().stream()
        .flatMap(method -> method.getAnnotations().stream())
        .map(annotation -> annotation.getRawType().getName())
        .anyMatch(TestRules::marksATest);
  }

  private static boolean marksATest(String annotation) {
    return annotation.equals("org.junit.jupiter.api.Test")
        || annotation.equals("org.junit.jupiter.params.ParameterizedTest")
        || annotation.equals("net.jqwik.api.Property");
  }

  private static boolean isFound(JavaClass type) {
    String name = HouseRules.outer(type);
    return name.endsWith("Test") || name.endsWith("IT");
  }

  private static boolean isServer(String name) {
    return SERVERS.stream().anyMatch(name::startsWith);
  }

  private static ArchCondition<JavaClass> reach(String what, Predicate<String> destination) {
    return ArchCondition.from(describe(what, type -> reaches(type, destination)));
  }

  /** Follows the tests' own fixtures, not the program: a door always leads to a store. */
  private static boolean reaches(JavaClass start, Predicate<String> destination) {
    Set<JavaClass> seen = new HashSet<>(Set.of(start));
    Deque<JavaClass> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      for (Dependency dependency : open.pop().getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (destination.test(target.getName())) {
          return true;
        }
        if (isFixture(target) && seen.add(target)) {
          open.push(target);
        }
      }
    }
    return false;
  }

  private static boolean isFixture(JavaClass type) {
    return type.getSource().map(s -> s.getUri().toString()).orElse("").contains("/test-classes/");
  }
}
