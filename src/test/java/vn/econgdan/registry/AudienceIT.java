package vn.econgdan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is in the audience, and who is out for which reason: the function of V08. */
class AudienceIT {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final String WARD = "00367";

  @TempDir static Path temp;
  static RegistryFixture registry;

  private static int phones = 10_000_000;

  @BeforeAll
  static void start() {
    registry = new RegistryFixture(temp);
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  record Member(String name, boolean included, String reason, String msisdn, String group) {}

  private static List<Member> audience(String rule, String purpose) {
    return registry.worker.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select c.full_name, a.included, a.reason, a.msisdn, a.group_code
                    from audience(:ward, cast(:rule as jsonb), :purpose, :day) a
                    join citizen c on c.id = a.citizen_id order by a.member_no
                    """)
                .bind("ward", WARD)
                .bind("rule", rule)
                .bind("purpose", purpose)
                .bind("day", DAY)
                .map(
                    (row, context) ->
                        new Member(
                            row.getString(1),
                            row.getBoolean(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5)))
                .list());
  }

  private long citizen(String group, String household, String name, String tags) {
    return registry.worker.inTransaction(
        handle -> {
          handle.execute(
              """
              insert into residential_group (ward_code, code, name) values (?, ?, ?) on conflict do nothing
              """,
              WARD,
              group,
              group);
          handle.execute(
              """
              insert into household (ward_code, group_id, code)
              select ward_code, id, ? from residential_group where ward_code = ? and code = ? on conflict do nothing
              """,
              household,
              WARD,
              group);
          return handle
              .createQuery(
                  """
                  insert into citizen (ward_code, household_id, full_name, name_fold, phone, tags)
                  select h.ward_code, h.id, :name, lower(:name), '+84912345678', string_to_array(:tags, ' ')
                  from household h join residential_group g on g.id = h.group_id
                  where h.ward_code = :ward and g.code = :group and h.code = :household
                  returning id
                  """)
              .bind("name", name)
              .bind("tags", tags)
              .bind("ward", WARD)
              .bind("group", group)
              .bind("household", household)
              .mapTo(Long.class)
              .one();
        });
  }

  /** One {@code key=value} a fact; no fact, no row. */
  private void facts(long citizen, String facts) {
    for (String fact : facts.split(" ")) {
      String[] parts = fact.split("=", 2);
      String value = parts.length > 1 ? parts[1] : "";
      switch (parts[0]) {
        case "consent" -> consent(citizen, "NOTICES", value, null);
        case "withdrawn" -> consent(citizen, "NOTICES", "2026-01-01", value);
        case "invited" -> consent(citizen, "INVITATIONS", value, null);
        case "uninvited" -> consent(citizen, "INVITATIONS", "2026-01-01", value);
        case "from" -> subscription(citizen, value.split("\\.\\."));
        case "number" -> number(citizen, value, true);
        case "fixed" -> number(citizen, value, false);
        case "suspended" ->
            update("update subscription set suspended_at = now() where citizen_id = " + citizen);
        case "nophone" -> update("update citizen set phone = null where id = " + citizen);
        case "moved" ->
            update("update citizen set moved_out_on = '" + value + "' where id = " + citizen);
        case "died" ->
            update("update citizen set deceased_on = '" + value + "' where id = " + citizen);
        case "-" -> {}
        default -> throw new IllegalArgumentException(fact);
      }
    }
  }

  private static void update(String sql) {
    registry.execute(sql);
  }

  private static void consent(long citizen, String purpose, String given, String withdrawn) {
    update(
        """
        insert into consent (ward_code, citizen_id, purpose, wording_version, channel, evidence, given_on, recorded_by,
          recorded_at, withdrawn_at)
        values ('%s', %d, '%s', 'v', 'PAPER', 'p', '%s', 'x', now(), %s)
        """
            .formatted(
                WARD, citizen, purpose, given, withdrawn == null ? "null" : "'" + withdrawn + "'"));
  }

  private static void subscription(long citizen, String[] days) {
    boolean ends = days.length > 1;
    update(
        """
        insert into subscription (ward_code, citizen_id, payer_household_id, starts_on, ends_on, end_reason)
        select ward_code, id, household_id, '%s', %s, %s from citizen where id = %d
        """
            .formatted(
                days[0],
                ends ? "'" + days[1] + "'" : "null",
                ends ? "'WITHDRAWN'" : "null",
                citizen));
  }

  /** The number of the citizen's last subscription; {@code +} stands for one nobody else has. */
  private void number(long citizen, String msisdn, boolean mobile) {
    phones++;
    update(
        """
        insert into subscription_number (ward_code, subscription_id, msisdn, mobile, valid_from)
        select ward_code, id, '%s', %s, now() from subscription where citizen_id = %d order by id desc limit 1
        """
            .formatted(msisdn.equals("+") ? "+849" + phones : msisdn, mobile, citizen));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          subscribed                             | consent=2026-11-01 from=2026-11-01 number=+                          | IN
          from today on                          | consent=2026-11-24 from=2026-11-24 number=+                          | IN
          ends tomorrow                          | consent=2026-01-01 from=2026-01-01..2026-11-25 number=+              | IN
          never asked                            | -                                                                    | NO_CONSENT
          subscribed, but never agreed           | from=2026-11-01 number=+                                             | NO_CONSENT
          agreed, but never subscribed           | consent=2026-11-01                                                   | NO_CONSENT
          agrees from tomorrow                   | consent=2026-11-25 from=2026-11-01 number=+                          | NO_CONSENT
          starts tomorrow                        | consent=2026-11-01 from=2026-11-25 number=+                          | NO_CONSENT
          agreed to invitations only             | invited=2026-11-01 from=2026-11-01 number=+                          | NO_CONSENT
          withdrawn                              | withdrawn=2026-11-10 from=2026-01-01..2026-11-10 number=+            | WITHDRAWN
          consent withdrawn, subscription runs   | withdrawn=2026-11-10 from=2026-01-01 number=+                        | WITHDRAWN
          ended today                            | consent=2026-01-01 from=2026-01-01..2026-11-24 number=+              | WITHDRAWN
          withdrawn, then agreed once more       | withdrawn=2026-11-10 consent=2026-11-20 from=2026-01-01..2026-11-10 from=2026-11-20 number=+ | IN
          agreed once more, not subscribed again | withdrawn=2026-11-10 consent=2026-11-20 from=2026-01-01..2026-11-10  | WITHDRAWN
          ended, the next one starts later       | consent=2026-01-01 from=2026-01-01..2026-11-10 from=2026-12-01       | WITHDRAWN
          runs out, the next one waits           | consent=2026-01-01 from=2026-01-01..2026-12-01 number=+ from=2026-12-01 | IN
          suspended                              | consent=2026-11-01 from=2026-11-01 number=+ suspended                | SUSPENDED
          withdrawn and suspended                | withdrawn=2026-11-10 from=2026-11-01 number=+ suspended              | WITHDRAWN
          a fixed line                           | consent=2026-11-01 from=2026-11-01 fixed=+842436577024               | NOT_MOBILE
          no number                              | consent=2026-11-01 from=2026-11-01 nophone                           | NO_NUMBER
          moved out                              | consent=2026-11-01 from=2026-11-01 number=+ moved=2026-11-24         | nobody
          moves out tomorrow                     | consent=2026-11-01 from=2026-11-01 number=+ moved=2026-11-25         | IN
          died                                   | consent=2026-11-01 from=2026-11-01 number=+ died=2026-11-20          | nobody
          """)
  void each_has_one_place(String name, String facts, String expected) {
    facts(citizen("R", "reasons", name, ""), facts);
    List<Member> found =
        audience("{\"groups\": [\"R\"]}", "NOTICES").stream()
            .filter(member -> member.name().equals(name))
            .toList();
    if (expected.equals("nobody")) {
      assertThat(found).isEmpty();
      return;
    }
    assertThat(found)
        .singleElement()
        .satisfies(
            member -> {
              assertThat(member.included()).isEqualTo(expected.equals("IN"));
              assertThat(member.reason()).isEqualTo(expected.equals("IN") ? null : expected);
            });
  }

  @Test
  void invitations_need_their_own_consent() {
    String both = "consent=2026-01-01 from=2026-01-01 number=+ ";
    facts(citizen("I", "1", "notices only", ""), both);
    facts(citizen("I", "1", "both", ""), both + "invited=2026-01-01");
    facts(citizen("I", "1", "no more invitations", ""), both + "uninvited=2026-02-01");
    assertThat(audience("{\"groups\": [\"I\"]}", "INVITATIONS"))
        .extracting(Member::name, Member::reason)
        .containsExactly(
            tuple("notices only", "NO_CONSENT"),
            tuple("both", null),
            tuple("no more invitations", "WITHDRAWN"));
    assertThat(audience("{\"groups\": [\"I\"]}", "NOTICES")).allMatch(Member::included);
  }

  @Test
  void one_message_a_number_even_when_two_households_share_it() {
    String shared = "consent=2026-01-01 from=2026-01-01 number=+84988888888";
    facts(
        citizen("D", "1", "withdrew", ""),
        "withdrawn=2026-02-01 from=2026-01-01 number=+84988888888");
    facts(citizen("D", "1", "first", ""), shared);
    facts(citizen("D", "2", "second", ""), shared);
    facts(citizen("E", "1", "in another group", ""), shared);
    assertThat(audience("{\"groups\": [\"D\", \"E\"]}", "NOTICES"))
        .extracting(member -> member.name() + " " + (member.included() ? "IN" : member.reason()))
        .containsExactly(
            "withdrew WITHDRAWN",
            "first IN",
            "second DUPLICATE_NUMBER",
            "in another group DUPLICATE_NUMBER");
    assertThat(audience("{\"groups\": [\"E\"]}", "NOTICES")).allMatch(Member::included);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"groups": ["S1"]}                                              | a b c
          {"groups": ["S1", "S2"]}                                        | a b c d e
          {"groups": ["S1", "S2"], "tags": ["huu_tri"]}                   | a d
          {"groups": ["S1", "S2"], "tags": ["huu_tri", "ngheo"]}          | a b d
          {"households": ["H1"], "groups": ["S1"]}                        | a b
          {"households": ["H1"], "groups": ["S1", "S2"], "tags": ["huu_tri"]} | a d
          {"households": ["H1"]}                                          | a b d
          {"groups": ["S1"], "tags": [], "households": []}                | a b c
          {"groups": ["Tổ s1 "]}                                          |
          {"groups": ["s1 "]}                                             | a b c
          {"groups": ["S1"], "tags": ["Hưu  trí"]}                        | a
          {"households": ["h1​"]}                                    | a b d
          {"groups": ["S1"], "tags": ["khong_co"]}                        |
          {"groups": []}                                                  |
          {"groups": null, "wholeWard": false}                            |
          {}                                                              |
          """)
  void within_a_list_any_between_lists_all(String rule, String names) {
    if (audience("{\"groups\": [\"S1\"]}", "NOTICES").isEmpty()) {
      citizen("S1", "H1", "a", "huu_tri");
      citizen("S1", "H1", "b", "ngheo tre_em");
      citizen("S1", "H2", "c", "");
      citizen("S2", "H1", "d", "huu_tri ngheo");
      citizen("S2", "H3", "e", "tre_em");
    }
    assertThat(audience(rule, "NOTICES"))
        .extracting(Member::name)
        .containsExactly(names == null ? new String[0] : names.split(" "));
  }

  @Test
  void another_wards_people_are_never_chosen() {
    assertThat(
            registry
                .basis
                .transactions()
                .<List<Long>, RuntimeException>in(
                    RegistryFixture.officer("00352"),
                    handle ->
                        handle
                            .createQuery(
                                "select citizen_id from audience('00367', '{\"wholeWard\": true}',"
                                    + " 'NOTICES', :day)")
                            .bind("day", DAY)
                            .mapTo(Long.class)
                            .list()))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatever_the_registry_holds_each_citizen_stands_once_and_each_number_leaves_once(long seed) {
    Random random = new Random(seed);
    String group = "P" + seed;
    List<String> everybody = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String name = "p%d-%02d".formatted(seed, i);
      facts(
          citizen(group, "h" + random.nextInt(15), name, random.nextBoolean() ? "huu_tri" : ""),
          anyFacts(random));
      everybody.add(name);
    }
    List<Member> members = audience("{\"groups\": [\"" + group + "\"]}", "NOTICES");
    assertThat(members).extracting(Member::name).containsExactlyElementsOf(everybody);
    assertThat(members).allMatch(member -> member.included() == (member.reason() == null));
    List<String> numbers = members.stream().filter(Member::included).map(Member::msisdn).toList();
    Set<String> distinct = new HashSet<>(numbers);
    assertThat(numbers).doesNotContainNull().hasSameSizeAs(distinct);
    assertThat(members.stream().filter(member -> "DUPLICATE_NUMBER".equals(member.reason())))
        .allMatch(member -> distinct.contains(member.msisdn()));
  }

  private static String anyFacts(Random random) {
    List<String> facts = new ArrayList<>(List.of("-"));
    if (random.nextInt(4) == 0) {
      facts.add("withdrawn=2026-0%d-01".formatted(1 + random.nextInt(9)));
    }
    if (random.nextInt(4) > 0) {
      facts.add("consent=2026-%02d-15".formatted(1 + random.nextInt(12)));
    }
    if (random.nextInt(5) > 0) {
      facts.add("from=2026-%02d-15".formatted(1 + random.nextInt(12)));
      facts.add(anyNumber(random));
    }
    if (random.nextInt(8) == 0) {
      facts.add("suspended");
    }
    return String.join(" ", facts);
  }

  private static String anyNumber(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> "-";
      case 1 -> "fixed=+842436577024";
      default -> String.format(Locale.ROOT, "number=+8497777%04d", random.nextInt(20));
    };
  }
}
