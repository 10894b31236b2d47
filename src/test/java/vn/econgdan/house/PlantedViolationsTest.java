package vn.econgdan.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that cannot fail protects nothing: each is seen red here, on code planted for it. */
class PlantedViolationsTest {
  private static final HouseRules PLANTED = new HouseRules("vn.econgdan.house.planted");
  private static final JavaClasses CODE = new ClassFileImporter().importPackages(PLANTED.root());

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          every package is on the map             | helpers.Stranger
          only the edge knows Camel and jSMPP     | registry.CamelInside
          only the edge knows Camel and jSMPP     | registry.JsmppInside
          only app.node wires the SMPP link       | dispatch.KnowsTheLink
          only the edge and the node know Vert.x  | notice.VertxInside
          the simulator stands alone              | simulator.Smsc
          only app.servers starts the simulator   | app.Wiring
          statements are made in stores           | notice.SqlInADoor
          JDBC stays in stores and servers        | notice.JdbcInADoor
          time comes from the clock               | notice.OwnTime
          money is never floating point           | kernel.Wallet
          money is never floating point           | tariff.BoxedRate
          stores are package-private              | notice.OpenStore
          only doors are public services          | notice.BackDoor
          the kernel is pure                      | kernel.Impure
          names say what a class is               | registry.PhoneUtil
          """)
  void aRuleReportsWhatBreaksIt(String rule, String culprit) {
    assertThat(reports(PLANTED.byName().get(rule)))
        .anyMatch(line -> line.contains(PLANTED.root() + "." + culprit));
  }

  @Test
  void lookingRightIsReportedForTheOneWhoLooks() {
    assertThat(reports(PLANTED.neverLooksRight("text")))
        .isNotEmpty()
        .allMatch(line -> line.contains("text.LooksRight"));
    assertThat(reports(PLANTED.neverLooksRight("notice"))).isEmpty();
  }

  @Test
  void everyWayPastTheClockIsReported() {
    assertThat(reports(PLANTED.byName().get("time comes from the clock")))
        .hasSize(5)
        .allMatch(line -> line.contains("notice.OwnTime"));
  }

  @Test
  void everyRuleHasItsCulprit() {
    assertThat(PLANTED.byName().values()).allSatisfy(r -> assertThat(reports(r)).isNotEmpty());
  }

  @ParameterizedTest(name = "{0} spares the innocent")
  @MethodSource("innocents")
  void whatIsAllowedIsNotReported(String rule, String innocent) {
    assertThat(reports(PLANTED.byName().get(rule)))
        .noneMatch(line -> line.contains("<" + PLANTED.root() + "." + innocent + ">"))
        .noneMatch(line -> line.contains("<" + PLANTED.root() + "." + innocent + "."));
  }

  static Stream<Arguments> innocents() {
    return Stream.concat(
        PLANTED.byName().keySet().stream()
            .filter(rule -> !rule.equals("the simulator stands alone"))
            .map(rule -> Arguments.of(rule, "notice.Innocent")),
        Stream.of(
            Arguments.of("only app.servers starts the simulator", "app.servers.EmbeddedSmsc"),
            Arguments.of("statements are made in stores", "notice.OpenStore")));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no *Test touches a database or broker  | tests.SlowTest
          every *IT touches a database or broker | tests.QuickIT
          every test is found by the runner      | tests.Forgotten
          """)
  void aRuleAboutTestsReportsWhatBreaksIt(String rule, String culprit) {
    assertThat(reports(TestRules.byName().get(rule)))
        .singleElement()
        .asString()
        .contains(PLANTED.root() + "." + culprit);
  }

  private static List<String> reports(ArchRule rule) {
    return rule.evaluate(CODE).getFailureReport().getDetails();
  }
}
