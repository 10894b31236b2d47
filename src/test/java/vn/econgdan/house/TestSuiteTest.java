package vn.econgdan.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules about tests, held against the tests. */
class TestSuiteTest {
  private static final JavaClasses SUITE =
      new ClassFileImporter()
          .withImportOption(new OnlyIncludeTests())
          .importPackages("vn.econgdan")
          .that(not(resideInAPackage("vn.econgdan.house.planted..")));

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void theSuiteHolds(ArchRule rule) {
    rule.check(SUITE);
  }

  static Stream<Named<ArchRule>> rules() {
    return TestRules.byName().entrySet().stream().map(e -> Named.of(e.getKey(), e.getValue()));
  }
}
