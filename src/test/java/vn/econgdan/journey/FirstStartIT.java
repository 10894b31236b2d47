package vn.econgdan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the shipped program does when it starts for the first time, and when it cannot. */
class FirstStartIT {
  private static final Pattern PASSWORD = Pattern.compile("password   (\\S+)");

  @TempDir Path folder;

  @Test
  void without_demo_and_password_an_administrator_is_made_and_his_password_shown_once() {
    try (NodeProcess node =
        new NodeProcess(folder.resolve("data")).with("ECONGDAN_DEMO", "false").start()) {
      String password = shown(node);
      assertThat(node.log()).contains("quantri, the administrator / quản trị viên");
      assertThat(node.log().lines().filter(line -> line.contains(password))).hasSize(1);
      node.as("quantri:" + password).get("/accounts").expect(200);
      assertThat(node.stop()).isZero();
      assertThat(node.log()).contains("eCONGDAN is stopping").contains("đang dừng");
      assertThat(filesWith(password)).isEmpty();

      node.start();
      node.logContains("quantri: there already");
      assertThat(node.log()).doesNotContain(password);
      node.as("quantri:" + password).get("/accounts").expect(200);
      refusesWeakPasswords(node.as("quantri:" + password));
    }
  }

  private static void refusesWeakPasswords(ApiClient administrator) {
    for (String weak : List.of("ngan-qua", "1234567890", "canbo2026!")) {
      ApiClient.Answer no = administrator.post("/accounts", officer("canbo", weak)).expect(422);
      assertThat(no.json().at("/errors/0/field").asText()).isEqualTo("password");
      assertThat(no.json().at("/errors/0/message").asText()).contains("10");
    }
    administrator.post("/accounts", officer("canbo", ApiClient.PASSWORD)).expect(201);
  }

  private static Map<String, Object> officer(String login, String password) {
    return Map.of(
        "login",
        login,
        "password",
        password,
        "displayName",
        "Cán bộ",
        "ward",
        "00367",
        "roles",
        List.of("OFFICER"));
  }

  private static String shown(NodeProcess node) {
    node.logContains("end        Ctrl-C");
    Matcher password = PASSWORD.matcher(node.log());
    assertThat(password.find()).as(node.log()).isTrue();
    return password.group(1);
  }

  /** Of everything the servers wrote. */
  private List<Path> filesWith(String text) {
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      return files.filter(Files::isRegularFile).filter(file -> holds(file, text)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean holds(Path file, String text) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_port_in_use_is_noticed_before_anything_is_made() throws IOException {
    Path data = folder.resolve("never");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      NodeProcess.Ended no =
          new NodeProcess(data).with("ECONGDAN_HTTP_PORT", taken.getLocalPort()).command();

      assertThat(no.exitCode()).isEqualTo(1);
      assertThat(no.said())
          .contains("ECONGDAN_HTTP_PORT: cannot listen on 127.0.0.1:" + taken.getLocalPort())
          .contains("đang bận");
      assertThat(data).doesNotExist();
    }
  }

  @Test
  void a_weak_administrators_password_stops_the_start() {
    NodeProcess.Ended no =
        new NodeProcess(folder.resolve("weak"))
            .with("ECONGDAN_DEMO", "false")
            .with("ECONGDAN_ADMIN_PASSWORD", "1234567890")
            .command();

    assertThat(no.exitCode()).isEqualTo(1);
    assertThat(no.said()).contains("ECONGDAN_ADMIN_PASSWORD must be a password of 10");
    assertThat(folder.resolve("weak")).doesNotExist();
  }
}
