package vn.econgdan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** README, CONTRIBUTING and docs/ agree with what they tell of. */
class DocumentGuardTest {
  private static final String README = Project.text("README.md");
  private static final Set<String> CLASSES =
      Stream.of("src/main/java", "src/test/java")
          .flatMap(tree -> Project.files(tree, ".java").stream())
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .collect(Collectors.toSet());

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkLeadsSomewhere(Path document) {
    Path from = document.toAbsolutePath().getParent();
    assertThat(
            DocumentGuard.deadLinks(
                Project.text(document.toString()), link -> Files.exists(from.resolve(link))))
        .isEmpty();
  }

  static List<Path> documents() {
    return Stream.concat(
            Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md"), Path.of("NOTICE")),
            Project.files("docs", ".md").stream())
        .toList();
  }

  @Test
  void readmeListsEverySetting() {
    assertThat(DocumentGuard.settings(README, Project.settings())).isEmpty();
  }

  @Test
  void classesThatReadmeNamesExist() {
    assertThat(DocumentGuard.unknownClasses(README, CLASSES)).isEmpty();
  }

  @Test
  void everyLibraryIsExplained() {
    assertThat(
            DocumentGuard.unexplained(
                Project.text("pom.xml"), Project.text("docs/adr/0002-libraries.md")))
        .isEmpty();
  }

  @Test
  void readmeSaysWhatToDoAboutEveryAlarm() {
    assertThat(DocumentGuard.unexplainedAlarms(Project.program(), README)).isEmpty();
  }

  @Test
  void anAlarmWithoutExplanationIsReported() {
    String source = "alarms.raise(\n  \"TOO_LOUD\", x); static final String KIND = \"TOO_LOW\";";
    assertThat(DocumentGuard.unexplainedAlarms(source, "| TOO_LOW | sings |"))
        .containsExactly("TOO_LOUD");
  }

  @Test
  void continuousIntegrationRunsWhatReadmeSays() {
    assertThat(Project.text(".ci/run").lines()).contains(DocumentGuard.command(README, "Test"));
  }

  @Test
  void aDeadLinkIsReported() {
    assertThat(
            DocumentGuard.deadLinks(
                "[a](here.md) [b](gone.md#x) [c](https://example.com)", "here.md"::equals))
        .containsExactly("gone.md");
  }

  @Test
  void aSettingMissingOrMadeUpIsReported() {
    assertThat(
            DocumentGuard.settings(
                "| `ECONGDAN_A` | `ECONGDAN_B` |", Set.of("ECONGDAN_A", "ECONGDAN_C")))
        .containsExactly("not in README: ECONGDAN_C", "no such setting: ECONGDAN_B");
  }

  @Test
  void aClassThatDoesNotExistIsReported() {
    assertThat(DocumentGuard.unknownClasses("`NoticeDesk`, `NoticeDisk`", Set.of("NoticeDesk")))
        .containsExactly("NoticeDisk");
  }

  @Test
  void aLibraryWithoutAReasonIsReported() {
    String pom =
        """
        </dependencyManagement>
        <dependency><groupId>a</groupId><artifactId>known</artifactId></dependency>
        <dependency><groupId>a</groupId><artifactId>unknown</artifactId></dependency>
        """;
    assertThat(DocumentGuard.unexplained(pom, "| `known` |")).containsExactly("unknown");
  }
}
