package vn.econgdan.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules of the house, held against the program. {@link PlantedViolationsTest} sees each red.
 */
class ArchitectureTest {
  private static final HouseRules HOUSE = new HouseRules("vn.econgdan");
  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages(HOUSE.root());

  @ParameterizedTest(name = "{0} never looks right")
  @MethodSource("rooms")
  void aCapabilityNeverLooksDownstream(String room) {
    HOUSE.neverLooksRight(room).check(PROGRAM);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void theHouseHolds(ArchRule rule) {
    rule.check(PROGRAM);
  }

  @Test
  void theListOfDoorsNamesNoneThatIsGone() {
    assertThat(Doors.all())
        .allSatisfy(
            door -> assertThat(PROGRAM.contain(HOUSE.root() + "." + door)).as(door).isTrue());
  }

  static List<String> rooms() {
    return HouseRules.ORDER.subList(0, HouseRules.ORDER.size() - 1);
  }

  static Stream<Named<ArchRule>> rules() {
    return HOUSE.byName().entrySet().stream().map(e -> Named.of(e.getKey(), e.getValue()));
  }
}
