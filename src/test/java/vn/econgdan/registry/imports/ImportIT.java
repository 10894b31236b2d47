package vn.econgdan.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.PageRequest;
import vn.econgdan.registry.CitizenView;
import vn.econgdan.registry.ConsentChannel;
import vn.econgdan.registry.RegistryFixture;
import vn.econgdan.registry.Withdrawal;
import vn.econgdan.registry.residence.GroupDraft;
import vn.econgdan.registry.residence.HouseholdView;

class ImportIT {
  private static final String HEADER =
      "group_code,household_code,address,full_name,phone,tags,consent_date,consent_evidence\n";

  /** Three to four seconds on two idle cores; tables read whole for each batch take forty. */
  private static final Duration IMPORT_MAX = Duration.ofSeconds(20);

  private static final AtomicInteger WARDS = new AtomicInteger(10_000);

  @TempDir static Path temp;
  static RegistryFixture registry;

  String ward;
  Actor officer;

  @BeforeAll
  static void start() {
    registry = new RegistryFixture(temp);
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @BeforeEach
  void aWardOfItsOwn() {
    ward = Integer.toString(WARDS.incrementAndGet());
    officer = RegistryFixture.officer(ward);
    registry.desk.createGroup(officer, new GroupDraft("55B", "Tổ dân phố 55B", null, null)).value();
  }

  private List<String> verdicts(String rows) {
    return RegistryFixture.verdicts(registry.apply(officer, HEADER + rows));
  }

  private List<String> audience() {
    return registry.worker.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select c.full_name || ' ' || coalesce(a.reason, 'IN') || ' ' || coalesce(a.msisdn, '-')
                    from audience(:ward, cast('{"wholeWard": true}' as jsonb), 'NOTICES', :day) a
                    join citizen c on c.id = a.citizen_id order by a.member_no
                    """)
                .bind("ward", ward)
                .bind("day", RegistryFixture.TODAY)
                .mapTo(String.class)
                .list());
  }

  @Test
  void consent_makes_a_subscriber_from_that_day_and_without_it_a_citizen_who_gets_nothing() {
    ImportView view =
        registry.apply(
            officer,
            HEADER
                + "55B,HK1,a,Nguyễn An,0912345678,huu_tri,01/11/2026,Phiếu 1\n"
                + "55B,HK1,a,Nguyễn Bình,0912345679,,,\n");
    assertThat(view.state()).isEqualTo(ImportState.APPLIED);
    assertThat(List.of(view.total(), view.accepted(), view.warned(), view.refused()))
        .containsExactly(2, 2, 0, 0);
    assertThat(view.items())
        .extracting(ImportView.Item::phone)
        .containsExactly("+84912345678", "+84912345679");
    assertThat(audience()).containsExactly("Nguyễn An IN +84912345678", "Nguyễn Bình NO_CONSENT -");
    List<String> consent =
        registry.worker.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select purpose || ' ' || channel || ' ' || evidence || ' ' || given_on || ' ' || recorded_by
                        from consent where ward_code = :ward
                        """)
                    .bind("ward", ward)
                    .mapTo(String.class)
                    .list());
    assertThat(consent).containsExactly("NOTICES PAPER Phiếu 1 2026-11-01 OFFICER");
  }

  @Test
  void every_row_is_told_what_became_of_it() {
    verdicts("55B,HK1,a,Nguyễn An,0912345678,,2026-11-01,p1\n");
    assertThat(
            verdicts(
                """
                55B,HK1,a,Nguyễn An,0912345678,,2026-11-01,p1
                tổ 55b,HK2,a,Trần Bình,0912345679,,2026-11-01,p2
                55B,HK3,a,Lê Chi,0912345679,,2026-11-01,p3
                55B,HK2,a,Trần Bình,0912345679,,2026-11-01,p2
                55B,HK2,a,Trần Bình,0912345680,,2026-11-01,p2
                56,HK1,a,Vũ Dũng,0912345681,,2026-11-01,p4
                56,HK2,a,Vũ Giang,0912345682,,2026-11-01,p5
                55B,HK9,a,Đỗ Hà,1080,,2026-11-01,p6
                55B,HK2,a,Trần Bình,0912345679,huu_tri,2026-11-01,p2
                """))
        .containsExactly(
            "2 ACCEPTED full_name:UNCHANGED",
            "3 ACCEPTED",
            "4 WARNED phone:SHARED_NUMBER",
            "5 WARNED full_name:DUPLICATE_ROW",
            "6 WARNED full_name:NAMESAKE",
            "7 WARNED group_code:NEW_GROUP",
            "8 ACCEPTED",
            "9 REFUSED phone:SHORT_OR_SERVICE_NUMBER",
            "10 REFUSED full_name:SAME_PERSON_TWICE");
    assertThat(registry.count("household", ward)).isEqualTo(5);
    assertThat(registry.count("citizen", ward)).isEqualTo(6);
  }

  @Test
  void the_same_list_again_changes_nothing() {
    String rows =
        """
        55B,HK1,a,Nguyễn An,0912345678,huu_tri,2026-11-01,p1
        57,HK2,b,Trần Hoà,024 3657 7024,,2026-11-01,p2
        57,HK2,b,Trần Bình,,,,
        """;
    verdicts(rows);
    Map<String, Long> once = registry.counts(ward);
    assertThat(verdicts(rows))
        .containsExactly(
            "2 ACCEPTED full_name:UNCHANGED",
            "3 REFUSED phone:NOT_MOBILE",
            "4 WARNED phone:EMPTY_PHONE full_name:UNCHANGED");
    assertThat(verdicts(rows.replace("Hoà", "Hòa"))).hasSize(3);
    assertThat(registry.counts(ward)).isEqualTo(once);
    assertThat(audience()).containsExactly("Nguyễn An IN +84912345678", "Trần Bình NO_CONSENT -");
  }

  @Test
  void another_number_ends_the_old_one() {
    verdicts("55B,HK1,a,Nguyễn An,0912345678,,2026-11-01,p1\n");
    assertThat(verdicts("55B,HK1,,Nguyễn An,0912345679,,,\n"))
        .containsExactly("2 WARNED phone:NUMBER_CHANGED full_name:CHANGED");
    assertThat(audience()).containsExactly("Nguyễn An IN +84912345679");
    assertThat(registry.count("subscription_number", ward)).isEqualTo(2);
    assertThat(registry.count("subscription", ward)).isEqualTo(1);
    assertThat(verdicts("55B,HK1,,Nguyễn An,,,,\n"))
        .containsExactly("2 WARNED phone:EMPTY_PHONE full_name:UNCHANGED");
    assertThat(audience())
        .as("an empty cell takes no number away")
        .containsExactly("Nguyễn An IN +84912345679");
  }

  @Test
  void an_old_list_does_not_bring_back_who_has_withdrawn_but_a_newer_consent_does() {
    String row = "55B,HK1,a,Nguyễn An,0912345678,,2026-11-24,p1\n";
    verdicts(row);
    withdrawAll();
    assertThat(audience()).containsExactly("Nguyễn An WITHDRAWN -");
    assertThat(verdicts(row))
        .containsExactly("2 WARNED consent_date:ENDED_SINCE full_name:UNCHANGED");
    assertThat(audience()).containsExactly("Nguyễn An WITHDRAWN -");
    registry.execute(
        "update consent set withdrawn_at = '2026-11-20 10:00+07' where ward_code = '%s'"
            .formatted(ward));
    registry.execute(
        "update subscription set starts_on = '2026-11-01', ends_on = '2026-11-20' where ward_code = '%s'"
            .formatted(ward));
    assertThat(verdicts(row)).containsExactly("2 WARNED full_name:CHANGED");
    assertThat(audience()).containsExactly("Nguyễn An IN +84912345678");
  }

  private void withdrawAll() {
    registry
        .desk
        .listSubscriptions(officer, null, true, null, RegistryFixture.LIST)
        .value()
        .items()
        .forEach(
            running ->
                registry
                    .desk
                    .withdraw(
                        officer,
                        running.id(),
                        new Withdrawal(ConsentChannel.LEADER, "không cần nữa", null))
                    .value());
  }

  @Test
  void who_is_gone_by_the_registry_is_not_written_by_a_list() {
    String row = "55B,HK1,a,Nguyễn An,0912345678,,2026-11-01,p1\n";
    verdicts(row);
    registry.execute(
        "update citizen set moved_out_on = '2026-11-10' where ward_code = '" + ward + "'");
    assertThat(verdicts(row)).containsExactly("2 REFUSED full_name:PERSON_GONE");
  }

  @Test
  void a_preview_judges_like_the_import_and_applies_nothing() {
    String rows =
        HEADER
            + """
            55B,HK1,a,Nguyễn An,0912345678,,2026-11-01,p1
            58,HK2,a,Trần Bình,0912345678,,2026-11-01,p2
            58,HK3,a,Lê Chi,1080,,,
            """;
    Map<String, Long> before = registry.counts(ward);
    ImportView preview = registry.run(officer, "preview", rows);
    assertThat(preview.state()).isEqualTo(ImportState.PREVIEWED);
    assertThat(registry.counts(ward)).isEqualTo(before);
    assertThat(RegistryFixture.verdicts(registry.apply(officer, rows)))
        .isEqualTo(RegistryFixture.verdicts(preview))
        .containsExactly(
            "2 ACCEPTED",
            "3 WARNED group_code:NEW_GROUP phone:SHARED_NUMBER",
            "4 REFUSED phone:SHORT_OR_SERVICE_NUMBER");
    assertThat(registry.count("residential_group", ward)).isEqualTo(2);
  }

  @Test
  void a_leader_writes_his_own_group_only_and_reads_his_own_imports_only() {
    registry.desk.createGroup(officer, new GroupDraft("55A", "Tổ 55A", null, null)).value();
    Actor leader = RegistryFixture.leader(ward, "55B");
    ImportView view =
        registry.apply(
            leader,
            HEADER
                + "Tổ 55B,HK1,a,Nguyễn An,0912345678,,2026-11-01,p1\n"
                + "55A,HK1,a,Trần Bình,0912345679,,2026-11-01,p2\n"
                + "99,HK1,a,Lê Chi,0912345680,,2026-11-01,p3\n");
    assertThat(RegistryFixture.verdicts(view))
        .containsExactly(
            "2 ACCEPTED", "3 REFUSED group_code:OTHER_GROUP", "4 REFUSED group_code:NEW_GROUP");
    assertThat(registry.count("citizen", ward)).isEqualTo(1);
    assertThat(registry.count("residential_group", ward)).isEqualTo(2);
    assertThat(registry.find(officer, view.id()).isRefused()).isFalse();

    String officers = registry.apply(officer, HEADER + "55A,HK1,a,Lê Chi,0912345680,,,\n").id();
    assertThat(registry.find(leader, officers).reason().code()).isEqualTo("IMPORT_UNKNOWN");
    assertThat(registry.find(RegistryFixture.officer("00001"), officers).reason().kind().status())
        .isEqualTo(404);
  }

  @Test
  void verdicts_are_read_by_page_and_kind_in_the_readers_language() {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int i = 0; i < 30; i++) {
      rows.append(
          "55B,HK%d,a,Người %d,%s,,,\n"
              .formatted(i, i, i % 3 == 0 ? "1080" : "09123456%02d".formatted(i)));
    }
    String id = registry.apply(officer, rows.toString()).id();
    ImportView page =
        registry
            .imports
            .findImport(
                officer,
                id,
                "REFUSED",
                ListRequest.of(new PageRequest(2, 4)),
                Locale.forLanguageTag("vi"))
            .value();
    assertThat(page.items()).extracting(ImportView.Item::line).containsExactly(14, 17, 20, 23);
    assertThat(List.of(page.total(), page.accepted(), page.refused()))
        .as("what there is to page through, and all")
        .containsExactly(10, 20, 10);
    assertThat(registry.find(officer, id).value().total()).isEqualTo(30);
    assertThat(page.items().get(0).problems().get(0).message())
        .isEqualTo("phone: vi SHORT_OR_SERVICE_NUMBER[]");
    assertThat(
            registry
                .imports
                .findImport(
                    officer, id, "MAYBE", ListRequest.of(RegistryFixture.ALL), Locale.ENGLISH)
                .reason()
                .code())
        .isEqualTo("UNKNOWN_VALUE");
    assertThat(registry.find(officer, "nonsense").reason().code()).isEqualTo("IMPORT_UNKNOWN");
  }

  @Test
  void a_file_refused_as_a_whole_leaves_no_import() {
    long before = registry.count("registry_import", ward);
    byte[] broken = (HEADER + "55B,\"HK1,a,An,0912345678,,,\n").getBytes(StandardCharsets.UTF_8);
    assertThat(registry.imports.importRows(officer, "apply", broken).reason().code())
        .isEqualTo("UNCLOSED_QUOTE");
    assertThat(
            registry
                .imports
                .importRows(officer, "applly", (HEADER + "x\n").getBytes(StandardCharsets.UTF_8))
                .reason()
                .problems()
                .get(0)
                .field())
        .isEqualTo("mode");
    assertThat(registry.count("registry_import", ward)).isEqualTo(before);
  }

  @Test
  void an_import_whose_process_died_goes_on_behind_its_last_verdict() {
    String rows =
        HEADER
            + "55B,HK1,a,Nguyễn An,0912345678,,,\n"
            + "55B,HK2,a,Trần Bình,0912345678,,,\n"
            + "55B,HK1,a,Nguyễn An,0912345678,,,\n";
    String id =
        registry
            .imports
            .importRows(officer, "apply", rows.getBytes(StandardCharsets.UTF_8))
            .value()
            .id();
    assertThat(registry.find(officer, id).value().state()).isEqualTo(ImportState.RUNNING);
    // what the dead process had committed: line 2, judged and counted
    registry.execute(
        """
        insert into registry_import_row (import_id, ward_code, line, verdict) values (%s, '%s', 2, 'ACCEPTED')
        """
            .formatted(id, ward));
    registry.execute("update registry_import set accepted = 1 where id = " + id);

    registry.imports.runImports();

    ImportView view = registry.find(officer, id).value();
    assertThat(RegistryFixture.verdicts(view))
        .containsExactly(
            "2 ACCEPTED", "3 WARNED phone:SHARED_NUMBER", "4 WARNED full_name:DUPLICATE_ROW");
    assertThat(List.of(view.accepted(), view.warned(), view.refused())).containsExactly(1, 2, 0);
    assertThat(registry.count("registry_import_upload", ward)).as("names do not stay").isZero();
  }

  @Test
  void an_import_somebody_works_on_is_left_alone_and_one_that_kills_its_process_is_given_up() {
    String id =
        registry
            .imports
            .importRows(
                officer,
                "apply",
                (HEADER + "55B,HK1,a,An,0912345678,,,\n").getBytes(StandardCharsets.UTF_8))
            .value()
            .id();
    registry.worker.useTransaction(
        handle -> {
          handle.execute(
              "select 1 from registry_import_upload where import_id = ? for update",
              Long.valueOf(id));
          CompletableFuture.runAsync(registry.imports::runImports).join();
          assertThat(registry.find(officer, id).value().state()).isEqualTo(ImportState.RUNNING);
        });
    registry.execute("update registry_import_upload set tries = 5 where import_id = " + id);
    registry.imports.runImports();
    ImportView view = registry.find(officer, id).value();
    assertThat(view.state()).isEqualTo(ImportState.FAILED);
    assertThat(view.failure()).isEqualTo("en IMPORT_INTERRUPTED[]");
    assertThat(registry.count("citizen", ward)).isZero();
  }

  /** The tables are never analysed here, as on the day a ward brings its first lists. */
  @Test
  void ten_thousand_rows_take_seconds_batch_by_batch_and_every_one_counts() {
    String rows = tenThousand("55B,HK%d,Số %d,Người %d,09%08d,huu_tri,2026-11-01,p%d\n");
    Duration previewed = time(() -> registry.run(officer, "preview", rows));
    Duration applied =
        time(
            () -> {
              ImportView view = registry.apply(officer, rows);
              assertThat(view.accepted() + view.warned()).isEqualTo(10_000);
            });
    assertThat(registry.counts(ward))
        .containsEntry("household", 3334L)
        .containsEntry("citizen", 10_000L)
        .containsEntry("consent", 10_000L)
        .containsEntry("subscription", 10_000L)
        .containsEntry("subscription_number", 10_000L);
    String respelt = tenThousand("55B,Hộ số %d,Nhà %d,Người %d,,,,\n");
    Duration foretold =
        time(
            () -> assertThat(registry.run(officer, "preview", respelt).warned()).isEqualTo(10_000));
    assertThat(List.of(previewed, applied, foretold))
        .allSatisfy(took -> assertThat(took).isLessThan(IMPORT_MAX));
  }

  private static String tenThousand(String row) {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int i = 0; i < 10_000; i++) {
      rows.append(row.formatted(i / 3, i / 3, i, 10_000_000 + i, i));
    }
    return rows.toString();
  }

  private static Duration time(Runnable work) {
    long began = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Test
  void what_is_told_of_a_row_names_the_column_as_the_file_spells_it() {
    String header = "Tổ,Số hộ,Địa chỉ,Họ và tên,SĐT,Nhóm\n";
    registry.apply(officer, header + "55B,HK1,Số 1,Nguyễn An,0912345678,\n");
    ImportView view =
        registry.run(
            officer,
            "preview",
            header + "55B,HK1,Số 2,Nguyễn An,0912345678,ngheo\n" + "55B,HK2,,Lê Chi,1080,\n55B\n");
    assertThat(view.items().stream().flatMap(item -> item.problems().stream()))
        .extracting(ImportView.ItemProblem::message)
        .containsExactly(
            "Họ và tên: en CHANGED[Địa chỉ, Nhóm]",
            "SĐT: en SHORT_OR_SERVICE_NUMBER[]",
            "en COLUMN_COUNT[1, 6]");
    assertThat(view.items().get(1).problems().get(0).field()).isEqualTo("phone");
  }

  @Test
  void a_second_address_of_a_household_is_left_out_and_told_with_the_first() {
    String rows =
        """
        55B,HK1,Số 1,Nguyễn An,0912345678,,,
        55B,HK1,SỐ  1,Trần Bình,0912345679,,,
        55B,HK1,,Lê Chi,0912345680,,,
        55B,HK1,Số 2,Vũ Dũng,0912345681,,,
        """;
    ImportView preview = registry.run(officer, "preview", HEADER + rows);
    assertThat(RegistryFixture.verdicts(preview))
        .isEqualTo(verdicts(rows))
        .containsExactly(
            "2 ACCEPTED", "3 ACCEPTED", "4 ACCEPTED", "5 WARNED address:ADDRESS_DIFFERS");
    assertThat(preview.items().get(3).problems().get(0).message())
        .isEqualTo("address: en ADDRESS_DIFFERS[Số 1, Số 2]");
    assertThat(registry.desk.listHouseholds(officer, null, RegistryFixture.LIST).items())
        .extracting(HouseholdView::address)
        .containsExactly("Số 1");
    assertThat(verdicts(rows).get(3))
        .as("once more")
        .isEqualTo("5 WARNED address:ADDRESS_DIFFERS full_name:UNCHANGED");
  }

  @Test
  void a_list_that_a_spreadsheet_saved_as_unicode_text_is_read() {
    String list =
        "Tổ\tMã hộ\tHọ tên\tSĐT\r\n55B\tHK1\tNguyễn Thị Hằng\t0912345678\r\n"
            + "55B\tHK1\tTrần Thị Hai\t\r\n";
    byte[] file = ("\uFEFF" + list).getBytes(StandardCharsets.UTF_16LE);
    String id = registry.imports.importRows(officer, "apply", file).value().id();
    registry.imports.runImports();
    assertThat(RegistryFixture.verdicts(registry.find(officer, id).value()))
        .containsExactly("2 ACCEPTED", "3 WARNED phone:EMPTY_PHONE");
    assertThat(
            registry.desk.listCitizens(officer, null, null, RegistryFixture.LIST).value().items())
        .extracting(CitizenView::fullName)
        .containsExactly("Nguyễn Thị Hằng", "Trần Thị Hai");
  }

  @Test
  void uploads_and_their_end_are_in_the_audit() {
    String id = registry.apply(officer, HEADER + "55B,HK1,a,An,0912345678,,,\n").id();
    List<String> acts =
        registry.worker.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select act from audit_event where subject = 'registry_import' and subject_id = :id order by id
                        """)
                    .bind("id", id)
                    .mapTo(String.class)
                    .list());
    assertThat(acts).containsExactly("REGISTRY_UPLOADED", "REGISTRY_APPLIED");
  }
}
