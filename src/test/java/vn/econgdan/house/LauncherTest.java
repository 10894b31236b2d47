package vn.econgdan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./econgdan test}: brings what is missing, then Maven alone builds and tests. The launcher
 * is the real one; Maven, apt-get and sudo beside it only write down how they were called.
 */
class LauncherTest {
  private static final String NOTHING_NEEDED = "test_needs=()";
  private static final String A_BROWSER_NEEDED = "test_needs=(no-such-browser=chromium bash=bash)";

  @TempDir Path temp;
  private Path home;
  private Path programs;

  /** What the launcher said and how it ended. */
  private record Ended(int exitCode, String said) {}

  @BeforeEach
  void install() throws IOException {
    home = Files.createDirectories(temp.resolve("a home"));
    programs = Files.createDirectories(temp.resolve("programs"));
    launcher(Project.text("econgdan"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    program(home.resolve("mvnw"), "echo \"mvnw in $PWD: $*\"; exit 7");
    program(programs.resolve("sudo"), "shift; exec \"$@\"");
    program(programs.resolve("apt-get"), "echo \"apt-get $*\"");
  }

  private void launcher(String script) throws IOException {
    assertThat(script).contains(NOTHING_NEEDED);
    Files.writeString(home.resolve("econgdan"), script);
    assertThat(home.resolve("econgdan").toFile().setExecutable(true)).isTrue();
  }

  private static void program(Path file, String body) throws IOException {
    Files.writeString(file, "#!/usr/bin/env bash\n" + body + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Ended tests(String... more) throws Exception {
    List<String> command = new ArrayList<>(List.of(home.resolve("econgdan").toString(), "test"));
    command.addAll(List.of(more));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.put("PATH", programs + File.pathSeparator + environment.get("PATH"));
    Process process = builder.directory(temp.toFile()).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }

  @Test
  void maven_verifies_in_the_launchers_directory_and_its_exit_code_counts() throws Exception {
    Ended ended = tests("-Dit.test=JourneyIT", "a b");
    assertThat(ended.said())
        .isEqualTo("mvnw in " + home.toRealPath() + ": -B verify -Dit.test=JourneyIT a b\n");
    assertThat(ended.exitCode()).isEqualTo(7);
  }

  @Test
  void nothing_is_built_beforehand() throws Exception {
    tests();
    assertThat(home.resolve("target")).doesNotExist();
  }

  @Test
  void without_sources_there_are_no_tests() throws Exception {
    Files.delete(home.resolve("pom.xml"));
    Ended ended = tests();
    assertThat(ended.exitCode()).isOne();
    assertThat(ended.said()).startsWith("econgdan: ").contains("without the sources");
  }

  @Test
  void what_is_missing_is_installed_and_what_is_there_is_not() throws Exception {
    launcher(Project.text("econgdan"), A_BROWSER_NEEDED);
    assertThat(tests().said().lines())
        .containsExactly(
            "apt-get update -q",
            "apt-get install -y -q --no-install-recommends chromium",
            "mvnw in " + home.toRealPath() + ": -B verify");
  }

  @Test
  void what_may_not_be_installed_is_asked_for_in_one_command() throws Exception {
    launcher(Project.text("econgdan"), A_BROWSER_NEEDED);
    program(programs.resolve("apt-get"), "exit 100");
    Ended ended = tests();
    assertThat(ended.exitCode()).isOne();
    assertThat(ended.said()).contains("sudo apt-get install chromium").doesNotContain("mvnw");
  }

  private void launcher(String script, String needs) throws IOException {
    launcher(script);
    Files.writeString(home.resolve("econgdan"), script.replace(NOTHING_NEEDED, needs));
  }
}
