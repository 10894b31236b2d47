package vn.econgdan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Migrations and decisions are numbered without gaps. */
class NumberedFilesTest {
  private static final Pattern MIGRATION = Pattern.compile("V(\\d{2})__[a-z0-9_]+\\.sql");
  private static final Pattern DECISION = Pattern.compile("(\\d{4})-[a-z0-9-]+\\.md");

  @Test
  void migrations() {
    assertThat(NumberedFiles.complaints(MIGRATION, names("src/main/resources/db/migration", "")))
        .isEmpty();
  }

  @Test
  void decisions() {
    assertThat(NumberedFiles.complaints(DECISION, names("docs/adr", ".md"))).isEmpty();
  }

  @Test
  void aGapADoubleAndAnOddNameAreReported() {
    assertThat(NumberedFiles.complaints(MIGRATION, List.of("V01__a.sql", "V03__c.sql")))
        .containsExactly("V03__c.sql: number 2 was expected here");
    assertThat(NumberedFiles.complaints(MIGRATION, List.of("V01__a.sql", "V01__b.sql")))
        .containsExactly("V01__b.sql: number 2 was expected here");
    assertThat(NumberedFiles.complaints(MIGRATION, List.of("V1_first.sql")))
        .singleElement()
        .asString()
        .startsWith("V1_first.sql is not named like");
  }

  private static List<String> names(String directory, String ending) {
    return Project.files(directory, ending).stream()
        .filter(java.nio.file.Files::isRegularFile)
        .map(file -> file.getFileName().toString())
        .toList();
  }
}
