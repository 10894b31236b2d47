package vn.econgdan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.econgdan.identity.SendFence;
import vn.econgdan.kernel.Actor;
import vn.econgdan.registry.imports.ImportView;

/** Whatever makes parts in hand somebody's no more is answered when every node knows of it. */
@Timeout(60)
class SendFenceIT {
  private static final AtomicInteger WARDS = new AtomicInteger(60_100);
  private static final String HEADER =
      "group_code,household_code,address,full_name,phone,tags,consent_date,consent_evidence\n";

  @TempDir static Path folder;
  private static RegistryFixture registry;

  private Actor officer;
  private long citizen;
  private long subscription;

  /** An act on one citizen and his subscription. */
  private interface Act {
    void on(Handle handle, long citizen, long subscription);
  }

  @BeforeAll
  static void start() {
    registry = new RegistryFixture(folder);
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @BeforeEach
  void somebodyWithASubscription() {
    officer = RegistryFixture.officer(Integer.toString(WARDS.incrementAndGet()));
    imported("0912345678");
    citizen = number("select max(id) from citizen");
    subscription = number("select max(id) from subscription");
  }

  private ImportView imported(String phone) {
    return registry.apply(
        officer, HEADER + "60,HK1,a,Nguyễn An," + phone + ",,2026-11-01,Phiếu 1\n");
  }

  private static long number(String sql) {
    return registry.worker.withHandle(handle -> handle.select(sql).mapTo(Long.class).one());
  }

  static Stream<Arguments> acts() {
    SubscriptionStore.Ending ending =
        new SubscriptionStore.Ending(RegistryFixture.TODAY, "DECEASED", RegistryFixture.NOW);
    return Stream.of(
        act(
            "consent withdrawn",
            (h, c, s) ->
                ConsentStore.withdraw(h, c, List.of(ConsentPurpose.values()), withdrawn())),
        act("subscription ended", (h, c, s) -> SubscriptionStore.end(h, s, ending)),
        act("number ended", (h, c, s) -> SubscriptionStore.changeNumber(h, s, null, now())),
        act("number changed", (h, c, s) -> SubscriptionStore.changeNumber(h, s, other(), now())));
  }

  private static ConsentStore.Withdrawn withdrawn() {
    return new ConsentStore.Withdrawn(
        new Withdrawal(ConsentChannel.WARD, "không muốn nhận", null), Actor.SYSTEM, now());
  }

  private static SubscriptionStore.SubscriptionNumber other() {
    return new SubscriptionStore.SubscriptionNumber("+84912345679", true, now());
  }

  private static Instant now() {
    return RegistryFixture.NOW;
  }

  private static Arguments act(String name, Act act) {
    return Arguments.of(name, act);
  }

  private static Duration taken(Runnable work) {
    long begun = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("acts")
  void an_act_returns_when_no_node_acts_on_what_was_true_before(String name, Act act) {
    assertThat(taken(() -> done(act))).isGreaterThan(SendFence.KNOWLEDGE);
  }

  private void done(Act act) {
    registry
        .basis
        .transactions()
        .in(
            officer,
            handle -> {
              act.on(handle, citizen, subscription);
              return null;
            });
  }

  @Test
  void an_import_is_applied_when_nothing_leaves_for_the_old_numbers() {
    assertThat(taken(() -> imported("0987654321"))).isGreaterThan(SendFence.KNOWLEDGE);
    assertThat(numbers()).containsExactly("+84987654321");
  }

  private List<String> numbers() {
    return registry.worker.withHandle(
        handle ->
            handle
                .select(
                    "select msisdn from subscription_number where valid_to is null and"
                        + " subscription_id = ?",
                    subscription)
                .mapTo(String.class)
                .list());
  }
}
