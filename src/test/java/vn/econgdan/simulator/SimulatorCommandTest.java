package vn.econgdan.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorCommandTest {
  private static final Pattern LINE =
      Pattern.compile("SMSC simulator: smpp 127\\.0\\.0\\.1:(\\d+) control http://127.*:\\d+");

  /** The command in a process of its own. */
  public static final class Alone {
    public static void main(String[] args) {
      System.exit(SimulatorCommand.run(args));
    }
  }

  private static Process start(String... args) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        new java.util.ArrayList<>(
            List.of(java, "-cp", System.getProperty("java.class.path"), Alone.class.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  @Test
  void it_says_its_ports_serves_and_ends_cleanly_on_sigterm() throws Exception {
    Process process = start("--smpp-port", "0", "--control-port", "0");
    try (BufferedReader output = output(process)) {
      Matcher line = LINE.matcher(output.readLine());
      assertThat(line.matches()).isTrue();
      RawClient client = new RawClient(Integer.parseInt(line.group(1)));
      client.bound(Smpp.BIND_TRANSCEIVER);
      process.destroy();

      client.answer(Smpp.UNBIND_RESP, 0, client.read(Smpp.UNBIND).sequence());
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      client.close();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void help_names_every_argument() throws Exception {
    Process process = start("--help");
    try (BufferedReader output = output(process)) {
      assertThat(String.join("\n", output.lines().toList()))
          .contains("--smpp-port", "--control-port", "--host", "--system-id", "--no-octets");
    }
    assertThat(process.waitFor()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--dance",
        "--smpp-port",
        "--smpp-port 70000",
        "--control-port x",
        "--behaviour {"
      })
  void arguments_that_make_no_sense_are_refused(String line) {
    assertThatThrownBy(() -> SimulatorCommand.options(List.of(line.split(" ")).iterator()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_port_in_use_ends_with_one_and_frees_the_other() throws Exception {
    try (Simulator other = Simulator.start(SimulatorOptions.defaults())) {
      String taken = Integer.toString(other.controlPort());

      assertThat(SimulatorCommand.run(new String[] {"--control-port", taken})).isEqualTo(1);
      assertThat(SimulatorCommand.run(new String[] {"--smpp-port", "" + other.port()}))
          .isEqualTo(1);
    }
  }

  @Test
  void two_runs_never_give_the_same_id() throws Exception {
    assertThat(firstId()).isNotEqualTo(firstId());
  }

  private static String firstId() throws IOException {
    try (Simulator simulator = Simulator.start(SimulatorOptions.defaults());
        RawClient client = new RawClient(simulator.port())) {
      client.bound(Smpp.BIND_TRANSMITTER).submit("84900000001", "chao");
      return client.read().id();
    }
  }
}
