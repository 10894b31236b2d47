package vn.econgdan.reconcile.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static vn.econgdan.reconcile.files.CarrierFilesFixture.BACK_OFFICE;
import static vn.econgdan.reconcile.files.CarrierFilesFixture.rows;
import static vn.econgdan.reconcile.files.CarrierFilesFixture.told;
import static vn.econgdan.reconcile.files.RecordsReading.HEADER;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.PageRequest;
import vn.econgdan.kernel.Refusal;

/** From octets to rows that count, on a real database. */
class CarrierFilesIT {
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir static Path temp;
  static CarrierFilesFixture world;

  @BeforeAll
  static void start() {
    world = new CarrierFilesFixture(temp);
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @BeforeEach
  void quiet() {
    world.matched.clear();
    world.files.folderLookedThrough();
    world.files.folderLookedThrough(); // empty by now
    world.alarms.clear();
    world.matchFails(false);
  }

  @Test
  void good_lines_count_and_bad_ones_are_quarantined_each_with_its_reason() {
    CarrierFileView view =
        world.worked(HEADER + rows("100", 2) + "x\n" + rows("101", 1).replace("84912345678", "0"));

    assertThat(told(view)).isEqualTo("MATCHED 4/2/2");
    assertThat(view.problems())
        .extracting(problem -> problem.line() + " " + problem.message())
        .containsExactly("4 en RECORD_FIELDS[1, 11]", "5 en RECORD_RECIPIENT_UNREADABLE[]");
    assertThat(world.counting("100"))
        .containsExactly("1000000000 1 5500000", "1000000001 1 5500000");
    assertThat(world.matched).containsExactly("vnpt [2026-11]");
    assertThat(view.finishedAt()).isNotNull();
  }

  @Test
  void files_as_spreadsheets_write_them_are_read_as_far_as_they_are_certain() throws IOException {
    CarrierFileView ids = world.worked(sample("records-ids-protected-for-spreadsheets.csv"));
    CarrierFileView thousands = world.worked(sample("records-thousands-by-point.csv"));

    assertThat(told(ids)).isEqualTo("MATCHED 6/6/0");
    assertThat(told(thousands)).isEqualTo("MATCHED 5/3/2");
    assertThat(thousands.problems()).extracting("reason").containsOnly("RECORD_PRICE_THOUSANDS");
    assertThat(
            world.texts(
                """
                select concat_ws(' ', message_id, carrier_key, amount_e4) from carrier_record
                where carrier_key like '8120000000931%' order by carrier_key
                """))
        .containsExactly(
            "8120000000931000000 8120000000931000000 5500000",
            "8120000000931000001 8120000000931000001 5500000",
            "8120000000931000002 8120000000931000002 5500000",
            "8120000000931000003 8120000000931000003 5500000",
            "8120000000931000004 8120000000931000004 5500000",
            "8120000000931000005 8120000000931000005 5500000",
            "8120000000931000020 8120000000931000020 5500000",
            "8120000000931000023 8120000000931000023 5500000",
            "8120000000931000024 8120000000931000024 5500000");
  }

  private static String sample(String name) throws IOException {
    try (InputStream file = CarrierFilesIT.class.getResourceAsStream("/carrier-records/" + name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@T@", "2026-11-05 08:00:00");
    }
  }

  @Test
  void a_row_stands_in_carrier_record_as_it_came() {
    world.worked(
        HEADER
            + "00777000001,0912345678,eCONGDAN,2026-10-31 23:59:59,,delivrd,VINA,2,3,412.3456,413\n");

    assertThat(
            world.texts(
                """
                select concat_ws('|', period, carrier, carrier_key, message_id, recipient, sender,
                  submitted_at at time zone 'UTC', done_at, status, network, part_no, part_count, unit_price_e4, amount_e4)
                from carrier_record where carrier_key = '777000001'
                """))
        .containsExactly(
            "2026-10-01|vnpt|777000001|00777000001|84912345678|eCONGDAN|2026-10-31 16:59:59"
                + "|DELIVRD|VINA|2|3|4123456|4130000");
  }

  @Test
  void rows_of_many_months_come_in_any_order_also_of_months_that_nobody_opened() {
    String mixed =
        IntStream.range(0, 30_000)
            .mapToObj(
                i ->
                    "116%07d,84912345678,eCONGDAN,2026-%02d-05 08:00:00,,DELIVRD,VINA,1,1,550,550\n"
                        .formatted(i, 1 + i % 3))
            .collect(Collectors.joining());

    assertThat(told(world.worked(HEADER + mixed))).isEqualTo("MATCHED 30000/30000/0");
    assertThat(
            world.texts(
                """
                select period || ' ' || count(*) || ' ' || count(distinct carrier_key) from carrier_record
                where carrier_key like '116%' group by period order by period
                """))
        .containsExactly(
            "2026-01-01 10000 10000", "2026-02-01 10000 10000", "2026-03-01 10000 10000");
    assertThat(
            world.texts(
                "select distinct cast(cast(tableoid as regclass) as text) from carrier_record where carrier_key like '116%' order by 1"))
        .containsExactly(
            "carrier_record_2026_01", "carrier_record_2026_02", "carrier_record_2026_03");
  }

  @Test
  void a_month_takes_rows_from_the_worker_alone_and_gives_none_but_through_the_whole() {
    world.worked(HEADER + rows("117", 3));
    assertThat(
            world.texts(
                """
                select r.role || ' ' || p.privilege
                from (values ('econgdan_app'), ('econgdan_worker')) r(role)
                cross join (values ('select'), ('insert'), ('update'), ('delete'), ('truncate')) p(privilege)
                where has_table_privilege(r.role, 'carrier_record_2026_11', p.privilege)
                """))
        .containsExactly("econgdan_worker insert");
    assertThat(
            world.texts(
                """
                select relrowsecurity || ' ' || relforcerowsecurity || ' '
                  || has_table_privilege('econgdan_app', oid, 'select')
                from pg_class where relname = 'carrier_record'
                """))
        .containsExactly("true true false");
  }

  @Test
  void gzip_and_plain_are_the_same_file() {
    String text = HEADER + rows("102", 3);
    String packed = world.receive(RecordsReading.gzip(text));

    assertThat(world.receive(text)).isEqualTo(packed);
    world.files.work();
    assertThat(told(world.find(packed))).isEqualTo("MATCHED 3/3/0");
    assertThat(world.receive(text)).isEqualTo(packed);
    world.files.work();
    assertThat(world.counting("102")).hasSize(3);
    assertThat(world.matched).hasSize(1);
    assertThat(world.number(audited(packed))).as("taken once").isEqualTo(1);
  }

  private static String audited(String id) {
    return "select count(*) from audit_event where act = 'CARRIER_FILE_RECEIVED' and subject_id = '%s'"
        .formatted(id);
  }

  @Test
  void the_octets_stay_as_evidence() {
    byte[] packed = RecordsReading.gzip(HEADER + rows("103", 3));
    String id = world.worked(packed).id();

    byte[] kept =
        world.worker.withHandle(
            handle -> CarrierFileStore.chunk(handle, Long.parseLong(id), 0).orElseThrow());
    assertThat(kept).isEqualTo(packed);
  }

  @Test
  void a_file_larger_than_a_chunk_is_put_together_again() {
    CarrierFileView view = world.worked(HEADER + rows("104", 30_000));

    assertThat(told(view)).isEqualTo("MATCHED 30000/30000/0");
    assertThat(world.counting("104")).hasSize(30_000);
  }

  @Test
  void a_file_cut_in_the_middle_says_so_and_what_was_whole_counts() {
    String whole = HEADER + rows("105", 10);
    CarrierFileView view = world.worked(whole.substring(0, whole.length() - 30));

    assertThat(told(view)).isEqualTo("MATCHED 10/9/1");
    assertThat(view.problems()).extracting("reason").containsExactly("RECORD_CUT_OFF");
  }

  @Test
  void a_gzip_cut_in_the_middle_is_rejected_and_nothing_counts() {
    byte[] packed = RecordsReading.gzip(HEADER + rows("106", 20_000));
    byte[] half = Arrays.copyOf(packed, packed.length / 2);
    CarrierFileView view = world.worked(half);

    assertThat(view.state()).isEqualTo(CarrierFileState.REJECTED);
    assertThat(view.rejection().message()).isEqualTo("en RECORDS_BROKEN_GZIP[]");
    assertThat(world.counting("106")).isEmpty();
    assertThat(world.receive(half)).as("the same broken file").isEqualTo(view.id());
    assertThat(world.worked(packed).state()).isEqualTo(CarrierFileState.MATCHED);
  }

  private static long audited(String act, String file) {
    return world.worker.withHandle(
        handle ->
            handle
                .select(
                    "select count(*) from audit_event where act = ? and subject_id = ?", act, file)
                .mapTo(Long.class)
                .one());
  }

  @Test
  void a_file_of_nonsense_is_rejected_with_its_first_problems_and_nothing_counts() {
    String nonsense = HEADER + rows("107", 3) + "x\n".repeat(4);
    String first = world.worked(nonsense).id();
    CarrierFileView view = world.worked(nonsense);

    assertThat(view.id()).as("read once more, under its id").isEqualTo(first);
    assertThat(audited("CARRIER_FILE_READ_AGAIN", first)).isOne();
    assertThat(told(view)).isEqualTo("REJECTED 7/0/4");
    assertThat(view.rejection().message()).isEqualTo("en RECORDS_MOSTLY_UNREADABLE[4, 7]");
    assertThat(view.problems()).extracting("line").containsExactly(5L, 6L, 7L, 8L);
    assertThat(world.counting("107")).isEmpty();
    assertThat(world.matched).isEmpty();
  }

  @Test
  void another_encoding_or_header_is_rejected() {
    byte[] utf16 = (HEADER + rows("108", 3)).getBytes(StandardCharsets.UTF_16);

    assertThat(world.worked(utf16).rejection().code()).isEqualTo("RECORDS_UTF16");
    assertThat(world.worked("a,b\n1,2\n").rejection().code()).isEqualTo("RECORDS_HEADER_MISSING");
    assertThat(world.counting("108")).isEmpty();
  }

  @Test
  void what_cannot_be_taken_is_refused_at_once() {
    assertThat(world.files.receive(BACK_OFFICE, "vnpt", new byte[0]).reason().code())
        .isEqualTo("EMPTY_FILE");
    assertThat(world.files.receive(BACK_OFFICE, "mars", new byte[1]).reason().kind())
        .isEqualTo(Refusal.Kind.UNACCEPTABLE);
    assertThat(
            world
                .files
                .find(Actor.SYSTEM, "1x", CarrierFilesFixture.ALL, Locale.ENGLISH)
                .reason()
                .kind())
        .isEqualTo(Refusal.Kind.UNKNOWN);
  }

  @Test
  void a_later_file_supersedes_the_same_parts_and_history_stays() {
    world.worked(HEADER + rows("109", 3));
    String later = rows("109", 2).replace("550,550", "600,600").replace(",1,2,", ",1,1,");
    String moved = later.replace("1090000001,", "0001090000001,").replace("11-05 08", "10-31 08");
    CarrierFileView second =
        world.worked(HEADER + moved + rows("109", 1).replace(",1,2,", ",2,2,"));

    assertThat(world.counting("109"))
        .containsExactly(
            "1090000002 1 5500000",
            "1090000000 1 6000000",
            "1090000001 1 6000000",
            "1090000000 2 5500000");
    assertThat(
            world.texts(
                "select carrier_key || ' ' || amount_e4 from carrier_record where superseded_by = "
                    + second.id()
                    + " order by line"))
        .containsExactly("1090000000 5500000", "1090000001 5500000");
    assertThat(world.matched).last().isEqualTo("vnpt [2026-10, 2026-11]");
  }

  @Test
  void parts_doubled_inside_one_file_both_stay() {
    world.worked(HEADER + rows("110", 1) + rows("110", 1));

    assertThat(world.counting("110")).hasSize(2);
  }

  @Test
  void the_same_file_from_two_nodes_at_once_is_one() {
    byte[] content = (HEADER + rows("111", 5_000)).getBytes(StandardCharsets.UTF_8);
    List<CarrierFiles> nodes = List.of(world.node(), world.node(), world.node(), world.node());
    List<String> ids =
        nodes.stream()
            .map(
                node ->
                    CompletableFuture.supplyAsync(
                        () -> node.receive(BACK_OFFICE, null, content).value().id()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    nodes.stream()
        .map(node -> CompletableFuture.runAsync(node::work))
        .toList()
        .forEach(CompletableFuture::join);

    assertThat(ids).containsOnly(ids.get(0));
    await().atMost(LONG).until(() -> world.find(ids.get(0)).state() == CarrierFileState.MATCHED);
    assertThat(world.counting("111")).hasSize(5_000);
    assertThat(world.matched).hasSize(1);
  }

  @Test
  void two_files_at_once_both_count_one_after_the_other() {
    List<String> ids =
        IntStream.of(112, 113).mapToObj(i -> world.receive(HEADER + rows("" + i, 5_000))).toList();
    CarrierFiles other = world.node();
    CompletableFuture<Void> first = CompletableFuture.runAsync(world.files::work);
    CompletableFuture<Void> second = CompletableFuture.runAsync(other::work);
    CompletableFuture.allOf(first, second).join();

    assertThat(ids).allMatch(id -> told(world.find(id)).equals("MATCHED 5000/5000/0"));
    assertThat(world.counting("112")).hasSize(5_000);
    assertThat(world.counting("113")).hasSize(5_000);
  }

  @Test
  void a_node_that_dies_in_mid_staging_leaves_nothing_and_another_goes_on() {
    String id = world.receive(HEADER + rows("114", 300_000));
    CompletableFuture<Void> dying = CompletableFuture.runAsync(world.files::work);
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(1))
        .until(
            () ->
                world.number(
                        """
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                        where query like 'copy carrier_record%' and state = 'active'
                        """)
                    > 0);

    assertThatThrownBy(dying::join).isInstanceOf(CompletionException.class);
    assertThat(world.find(id).state()).isEqualTo(CarrierFileState.STAGING);
    assertThat(world.counting("114")).isEmpty();
    world.node().work();
    assertThat(told(world.find(id))).isEqualTo("MATCHED 300000/300000/0");
    assertThat(world.counting("114")).hasSize(300_000);
    assertThat(world.number("select count(*) from carrier_record where carrier_key like '114%'"))
        .isEqualTo(300_000);
  }

  @Test
  void a_match_that_fails_is_tried_again_and_its_rows_are_not_doubled() {
    world.matchFails(true);
    String id = world.receive(HEADER + rows("115", 3));
    assertThatThrownBy(world.files::work).hasMessage("not this time");
    assertThat(world.find(id).state()).isEqualTo(CarrierFileState.MATCHING);
    assertThatThrownBy(world.files::work).hasMessage("not this time");
    world.files.work();
    assertThat(world.find(id).state()).as("waits a minute").isEqualTo(CarrierFileState.MATCHING);

    world.later(Duration.ofMinutes(31));
    world.files.watch();
    assertThat(world.alarms).containsExactly("CARRIER_FILE_STUCK carrier file " + id + " {}");
    world.matchFails(false);
    world.files.work();
    assertThat(told(world.find(id))).isEqualTo("MATCHED 3/3/0");
    assertThat(world.counting("115")).hasSize(3);
    assertThat(world.alarms).isEmpty();
  }

  @Test
  void a_file_that_stops_its_process_again_and_again_is_given_up() {
    String id = world.receive(HEADER + rows("116", 3));
    world.worker.useHandle(
        handle ->
            handle.execute(
                "update carrier_file set state = 'STAGING', tries = 5 where id = " + id));
    world.files.work();

    assertThat(world.find(id).rejection().message()).isEqualTo("en RECORDS_INTERRUPTED[5]");
  }

  @Test
  void a_node_that_stops_gives_its_file_back() {
    CarrierFiles node = world.node();
    String id = world.receive(HEADER + rows("117", 20_000));
    node.stop();
    node.work();
    assertThat(world.find(id).state()).isEqualTo(CarrierFileState.RECEIVED);
    world.files.work();

    assertThat(told(world.find(id))).isEqualTo("MATCHED 20000/20000/0");
  }

  @Test
  void files_of_the_folder_are_taken_and_what_is_rejected_raises_an_alarm() throws IOException {
    Path good = Files.writeString(temp.resolve("good.csv"), HEADER + rows("118", 3));
    Path bad = Files.writeString(temp.resolve("bad.csv"), "a,b\n");
    Path huge = Files.write(temp.resolve("huge.gz"), RecordsReading.bomb(513));

    assertThat(world.files.receiveFromFolder("good.csv", good.toFile())).isEqualTo(".done");
    assertThat(world.files.receiveFromFolder("again.csv", good.toFile())).isEqualTo(".done");
    assertThat(world.files.receiveFromFolder("bad.csv", bad.toFile())).isEqualTo(".done");
    assertThat(world.files.receiveFromFolder("huge.gz", huge.toFile())).isEqualTo(".failed");
    world.files.work();
    List<CarrierFileView> latest =
        world
            .files
            .list(Actor.SYSTEM, ListRequest.of(new PageRequest(1, 2)), Locale.ENGLISH)
            .value()
            .items();
    assertThat(latest)
        .extracting(view -> view.name() + " " + told(view) + " " + view.receivedBy())
        .containsExactly("bad.csv REJECTED 0/0/0 hệ thống", "good.csv MATCHED 3/3/0 hệ thống");
    assertThat(world.alarms)
        .containsExactly(
            "CARRIER_FILE_REFUSED carrier folder {code=EXPANDS_TOO_FAR, file=huge.gz}",
            "CARRIER_FILE_REJECTED carrier file "
                + latest.get(0).id()
                + " {code=RECORDS_HEADER_MISSING}");
  }

  @Test
  void names_that_could_lead_out_of_the_folder_are_not_taken() {
    assertThat(List.of("a.csv", "2026-11_vnpt.csv.gz")).allMatch(world.files::takesFromFolder);
    assertThat(List.of(".hidden", "a.csv.part", "a.filepart"))
        .noneMatch(world.files::takesFromFolder);
    assertThat(world.alarms).isEmpty();
    assertThat(List.of("a b.csv", "a;b", "báo cáo.csv", "..\\a"))
        .noneMatch(world.files::takesFromFolder);
    assertThat(world.alarms)
        .containsExactly(
            "CARRIER_FILE_NAME carrier folder: a b.csv {file=a b.csv}",
            "CARRIER_FILE_NAME carrier folder: a;b {file=a;b}",
            "CARRIER_FILE_NAME carrier folder: báo cáo.csv {file=báo cáo.csv}");
  }

  @Test
  void a_wrong_name_is_told_once_and_until_it_is_gone() {
    for (int look = 0; look < 3; look++) {
      assertThat(world.files.takesFromFolder("bản ghi.csv")).isFalse();
      assertThat(world.files.takesFromFolder("line\nend.csv")).isFalse();
      world.files.folderLookedThrough();
    }
    assertThat(world.alarms)
        .containsExactly(
            "CARRIER_FILE_NAME carrier folder: bản ghi.csv {file=bản ghi.csv}",
            "CARRIER_FILE_NAME carrier folder: line\ufffdend.csv {file=line\ufffdend.csv}");
    world.files.takesFromFolder("line\nend.csv");
    world.files.folderLookedThrough();
    assertThat(world.alarms).hasSize(1).allMatch(alarm -> alarm.contains("line"));
    world.files.folderLookedThrough();
    assertThat(world.alarms).isEmpty();
  }
}
