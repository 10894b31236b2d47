package vn.econgdan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.house.SlowestClasses.Took;

/** The table at the end of the build tells what its reports say. */
class SlowestClassesTest {
  private static final String REPORT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="3.0.2"
        name="vn.econgdan.journey.JourneyIT" time="1,042.5" tests="2" errors="0">
        <properties><property name="time" value="7"/></properties>
        <testcase name="one" classname="vn.econgdan.journey.JourneyIT" time="3.1"/>
      </testsuite>
      """;

  @TempDir Path reports;

  @Test
  void a_report_tells_its_class_and_the_time_of_the_whole() {
    assertThat(SlowestClasses.read(REPORT))
        .contains(new Took("vn.econgdan.journey.JourneyIT", 1042.5));
    assertThat(SlowestClasses.read("<html/>")).isEmpty();
  }

  @Test
  void reports_of_an_earlier_run_do_not_count() throws IOException {
    Instant begun = Instant.parse("2026-12-01T06:00:00Z");
    written("TEST-new.xml", begun.plusSeconds(1));
    written("TEST-old.xml", begun.minusSeconds(1));
    written("new.txt", begun.plusSeconds(1));
    assertThat(SlowestClasses.classes(List.of(reports, reports.resolve("none")), begun)).hasSize(1);
  }

  private void written(String name, Instant at) throws IOException {
    Path file = Files.writeString(reports.resolve(name), REPORT);
    Files.setLastModifiedTime(file, FileTime.from(at));
  }

  @Test
  void the_twenty_slowest_are_told_the_slowest_first() {
    List<Took> classes = IntStream.range(0, 25).mapToObj(i -> new Took("Class" + i, i)).toList();
    List<String> lines = SlowestClasses.told(classes).lines().toList();
    assertThat(lines).hasSize(21);
    assertThat(lines.get(0)).isEqualTo("The slowest of 25 test classes, together 300 s:");
    assertThat(lines.get(1)).isEqualTo("    24.0 s  Class24");
    assertThat(lines.get(20)).endsWith("Class5");
  }
}
