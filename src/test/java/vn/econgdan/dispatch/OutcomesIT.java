package vn.econgdan.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.econgdan.notice.content.Priority;

/** What is written of the carrier's answers, and what a part's attempts come to. */
@Timeout(60)
@ExtendWith(DispatchFixture.Given.class)
class OutcomesIT {
  private static final CarrierAnswer THROTTLED = new CarrierAnswer.Refused(0x58);
  private static final CarrierAnswer REFUSED = new CarrierAnswer.Refused(0x0B);
  private static final CarrierAnswer TAKEN = new CarrierAnswer.Taken("77");
  private static final LocalDate MONTH = LocalDate.of(2026, 11, 1);

  private DispatchFixture bench;

  @BeforeEach
  void begin(DispatchFixture given) {
    bench = given;
    bench.batchParts = 100;
  }

  @AfterEach
  void stop() throws InterruptedException {
    bench.stopNodes();
  }

  @ParameterizedTest(name = "{0} answered over {1} is {2}")
  @CsvSource({
    "77, NOTHING, SUBMITTED",
    "77, IN_DOUBT, SUBMITTED",
    "77, DELIVERED, DELIVERED",
    "77, UNDELIVERED, UNDELIVERED",
    "77, NETWORK_CONFIRMED, NETWORK_CONFIRMED",
    "77, UNKNOWN, UNKNOWN",
  })
  void states_only_move_forward_and_the_carriers_id_is_kept(
      String id, String before, String after) {
    bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    Dispatcher node = bench.node("a");
    BatchRun run = node.open(node.feed().get(0), "carrier-1");
    List<SubmitPart> parts = DispatchFixture.parts(run);
    known(before);
    parts.forEach(p -> node.record(new SubmitOutcome(p, "carrier-1", new CarrierAnswer.Taken(id))));
    node.finish(run);
    assertThat(
            bench.notices.texts(
                "select distinct state || ' ' || carrier_id || ' ' || carrier_key || ' ' || rate_e4 from attempt"))
        .containsExactly(after + " 77 key-77 5500000");
  }

  /** Something else wrote the attempts of what is claimed before their answers came. */
  private void known(String state) {
    if (!state.equals("NOTHING")) {
      bench.notices.sql(
          """
          insert into attempt (send_month, segment_id, attempt_no, ward_code, claim_id, state, carrier, msisdn,
            reference, claimed_at)
          select s.send_month, s.id, 1, s.ward_code, x.claim_id, '<state>', 'vnpt', s.msisdn, s.reference, x.claimed_at
          from exposed_part x join segment s on s.send_month = x.send_month and s.id = x.segment_id
          """
              .replace("<state>", state));
    }
  }

  @Test
  void a_part_that_may_be_tried_again_has_its_time_and_then_a_batch() {
    bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    Dispatcher node = bench.node("a");
    bench.submitAll(node, THROTTLED);
    assertThat(bench.attemptStates()).containsOnly("RETRY");
    assertThat(
            bench.notices.number(
                "select count(*) from segment where next_attempt_at = '"
                    + bench.notices.now().plusSeconds(1)
                    + "' and batch_id is null"))
        .isEqualTo(6);
    node.sweep();
    assertThat(node.feed()).isEmpty();
    bench.notices.forward(Duration.ofSeconds(1));
    node.sweep();
    bench.submitAll(node, TAKEN);
    assertThat(bench.partStates()).containsExactly("6 SUBMITTED");
  }

  @Test
  void parts_that_come_back_get_batches_of_the_usual_size() {
    bench.notices.morePeople(30);
    bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    Dispatcher node = bench.node("a");
    bench.submitAll(node, THROTTLED);
    bench.notices.forward(Duration.ofSeconds(1));
    bench.batchParts = 10;
    new DispatchSweep(bench.setup(), new InDoubtService(bench.setup())).sweep();
    assertThat(bench.notices.texts("select parts from batch where state = 'READY' order by parts"))
        .containsExactly("6", "10", "10", "10");
  }

  @Test
  void a_permanent_refusal_suppresses_the_recipients_other_parts_that_have_not_left() {
    bench.prepared(DispatchFixture.TWO_PARTS, Priority.NORMAL);
    Dispatcher node = bench.node("a");
    BatchRun run = node.open(node.feed().get(0), "carrier-1");
    for (SubmitPart part : DispatchFixture.parts(run)) {
      boolean refused = part.msisdn().endsWith("1") && part.octets()[6] == 1;
      boolean throttled = part.msisdn().endsWith("1") && part.octets()[6] == 2;
      node.record(
          new SubmitOutcome(part, "carrier-1", refused ? REFUSED : throttled ? THROTTLED : TAKEN));
    }
    node.finish(run);
    assertThat(bench.partStates()).containsExactly("1 REFUSED", "10 SUBMITTED", "1 SUPPRESSED");
  }

  @Test
  void a_late_no_to_an_attempt_that_was_sent_again_is_not_a_third_try() {
    bench.prepared(DispatchFixture.ONE_PART, Priority.URGENT);
    Dispatcher node = bench.node("a");
    BatchRun run = node.open(node.feed().get(0), "carrier-1");
    List<SubmitPart> parts = DispatchFixture.parts(run);
    known("IN_DOUBT");
    bench.notices.sql("update attempt set superseded = true");
    parts.forEach(part -> node.record(new SubmitOutcome(part, "carrier-1", THROTTLED)));
    node.finish(run);
    assertThat(
            bench.notices.number("select count(*) from segment where next_attempt_at is not null"))
        .isZero();
  }

  @Test
  void a_doubt_and_an_unsendable_part_are_told_to_somebody() {
    bench.prepared(DispatchFixture.ONE_PART, Priority.NORMAL);
    Dispatcher node = bench.node("a");
    BatchRun run = node.open(node.feed().get(0), "carrier-1");
    List<CarrierAnswer> answers =
        List.of(
            new CarrierAnswer.InDoubt("x"),
            new CarrierAnswer.NotSent(CarrierVerdict.CONFIGURATION, "x"),
            new CarrierAnswer.Refused(0x4FF));
    List<SubmitPart> parts = DispatchFixture.parts(run);
    for (int i = 0; i < parts.size(); i++) {
      node.record(new SubmitOutcome(parts.get(i), "carrier-1", answers.get(i % 3)));
    }
    node.finish(run);
    assertThat(bench.alarms).isNotEmpty();
    org.awaitility.Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(bench.alarms)
                    .containsExactlyInAnyOrder(
                        "PARTS_IN_DOUBT", "PART_UNSENDABLE", "UNKNOWN_COMMAND_STATUS"));
  }

  @ParameterizedTest(name = "{0} and closed {1} is {2}")
  @CsvSource({
    "'', '', PREPARED",
    "'', SUPPRESSED, SUPPRESSED",
    "'', LAPSED, LAPSED",
    "RETRY, '', PREPARED",
    "RELEASED, '', PREPARED",
    "RETRY, LAPSED, LAPSED",
    "RETRY SUBMITTED, '', SUBMITTED",
    "SUBMITTED, SUPPRESSED, SUBMITTED",
    "IN_DOUBT, '', IN_DOUBT",
    "IN_DOUBT*, '', PREPARED",
    "IN_DOUBT* SUBMITTED, '', SUBMITTED",
    "DELIVERED* SUBMITTED, '', DELIVERED",
    "DELIVERED* REFUSED, '', DELIVERED",
    "REFUSED, '', REFUSED",
    "NETWORK_CONFIRMED* SUBMITTED, '', NETWORK_CONFIRMED",
    "UNKNOWN, '', UNKNOWN",
    "UNKNOWN RETRY, '', UNKNOWN",
    "EXPIRED, '', EXPIRED",
  })
  void a_part_is_the_fold_of_its_attempts(String attempts, String closed, String state) {
    bench
        .notices
        .worker()
        .useTransaction(h -> h.select("select ensure_month(?)", MONTH).mapTo(Integer.class).one());
    List<String> states = attempts.isEmpty() ? List.of() : List.of(attempts.split(" "));
    bench.notices.sql(segment(1, closed) + attempts(1, states));
    assertThat(bench.notices.text("select state from part")).isEqualTo(state);
  }

  @Test
  void the_order_in_which_attempts_were_written_does_not_matter() {
    bench
        .notices
        .worker()
        .useTransaction(h -> h.select("select ensure_month(?)", MONTH).mapTo(Integer.class).one());
    Map<Integer, List<String>> histories = new TreeMap<>();
    Arbitrary<List<String>> some =
        Arbitraries.of(
                "RELEASED",
                "RETRY",
                "SUBMITTED",
                "IN_DOUBT",
                "IN_DOUBT*",
                "DELIVERED",
                "NETWORK_CONFIRMED",
                "UNDELIVERED",
                "EXPIRED",
                "REFUSED",
                "UNKNOWN")
            .list()
            .ofMinSize(1)
            .ofMaxSize(4);
    some.sampleStream().limit(150).forEach(history -> histories.put(histories.size() + 1, history));
    StringBuilder sql = new StringBuilder();
    histories.forEach(
        (id, history) -> {
          List<String> rows =
              Stream.of(attempts(id, history).split(";\n")).collect(Collectors.toList());
          java.util.Collections.rotate(rows, id);
          sql.append(segment(id, "")).append(String.join(";\n", rows)).append(";\n");
        });
    bench.notices.sql(sql.toString());
    Map<Integer, String> folded =
        bench.notices.texts("select segment_id || ' ' || state from part").stream()
            .map(row -> row.split(" "))
            .collect(Collectors.toMap(row -> Integer.valueOf(row[0]), row -> row[1]));
    assertThat(folded)
        .isEqualTo(
            histories.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> fold(e.getValue()))));
  }

  /** DESIGN 4.3 in words: the first final attempt, else the most advanced, else prepared. */
  private static String fold(List<String> attempts) {
    List<String> finals = List.of("DELIVERED", "UNDELIVERED", "EXPIRED", "REFUSED");
    Optional<String> first = attempts.stream().filter(finals::contains).findFirst();
    return first.orElseGet(
        () ->
            Stream.of("NETWORK_CONFIRMED", "SUBMITTED", "IN_DOUBT", "UNKNOWN")
                .filter(attempts::contains)
                .findFirst()
                .orElse("PREPARED"));
  }

  private static String segment(int id, String closed) {
    return """
    insert into segment (send_month, id, planned_send_id, ward_code, lane, member_no, msisdn, part_no, part_count,
      reference, closed)
    values ('2026-11-01', %1$d, 1, '00367', 'NORMAL', %1$d, '+84900000001', 1, 1, 1, nullif('%2$s', ''));
    """
        .formatted(id, closed);
  }

  /** Final ones became so in their order; a star means: sent again since. */
  private static String attempts(int segment, List<String> states) {
    Function<Integer, String> row =
        no ->
            """
            insert into attempt (send_month, segment_id, attempt_no, ward_code, claim_id, state, carrier, msisdn,
              reference, claimed_at, superseded, final_at)
            values ('2026-11-01', %1$d, %2$d, '00367', 1, '%3$s', 'vnpt', '+84900000001', 1, now(), %4$b,
              timestamptz '2026-11-23 03:00Z' + make_interval(secs => %2$d))
            """
                .formatted(
                    segment, no + 1, states.get(no).replace("*", ""), states.get(no).endsWith("*"));
    return Stream.iterate(0, no -> no + 1)
        .limit(states.size())
        .map(row)
        .collect(Collectors.joining(";\n"));
  }
}
