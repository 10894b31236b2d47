package vn.econgdan.reconcile.files;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.econgdan.reconcile.files.RecordsReading.HEADER;
import static vn.econgdan.reconcile.files.RecordsReading.ROW;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.econgdan.dispatch.CarrierIds;

/** What a line may be, and what each damage is called. */
class RecordReaderTest {
  private static final List<String> TITLES = List.of(HEADER.strip().split(","));
  private static final RecordForm HEX =
      new RecordForm(
          Map.of(),
          Optional.empty(),
          "yyyy-MM-dd HH:mm:ss",
          RecordIdForm.HEX,
          RecordAmountForm.PLAIN,
          CarrierIds.SAME);

  /** A good file with one cell changed in its third line. */
  private static RecordsReading with(String column, String value) {
    List<String> cells = new ArrayList<>(List.of(ROW.strip().split(",")));
    cells.set(TITLES.indexOf(column), value);
    return RecordsReading.of(HEADER + ROW + String.join(",", cells) + "\n" + ROW);
  }

  @ParameterizedTest(name = "{0} = {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          message_id   | ~~                    | ID_EMPTY
          message_id   | 8.12E+18              | ID_SPREADSHEET
          message_id   | "8,12E+18"            | ID_SPREADSHEET
          message_id   | 8E+18                 | ID_SPREADSHEET
          message_id   | 8.12e18               | ID_SPREADSHEET
          message_id   | 8.120.000.000.931     | ID_SPREADSHEET
          message_id   | 812.000               | ID_SPREADSHEET
          message_id   | 8120000000931000320.0 | ID_SPREADSHEET
          message_id   | 8120000000931000000.0 | ID_SPREADSHEET
          message_id   | 8123456789012340.0    | ID_SPREADSHEET
          message_id   | 8.41234567890123E+14  | ID_SPREADSHEET
          message_id   | 8.41234567890123E14   | ID_SPREADSHEET
          message_id   | '8.41234567890123E+14 | ID_SPREADSHEET
          message_id   | "8,41234567890123E+14" | ID_SPREADSHEET
          message_id   | ##########            | ID_SPREADSHEET
          message_id   | "8,120,000,931"       | ID_CHARACTERS
          message_id   | 8120 0000 9310        | ID_CHARACTERS
          message_id   | 8120 0009310     | ID_CHARACTERS
          message_id   | 812000009�10     | ID_CHARACTERS
          message_id   | 812000009?10          | ID_CHARACTERS
          message_id   | ８１２０                  | ID_CHARACTERS
          message_id   | 812'000               | ID_CHARACTERS
          message_id   | =T("812")             | ID_CHARACTERS
          message_id   | '                     | ID_EMPTY
          recipient    | 8.49E+10              | RECIPIENT_SPREADSHEET
          recipient    | ~~                    | RECIPIENT_UNREADABLE
          recipient    | 8491234567O           | RECIPIENT_UNREADABLE
          recipient    | 9123                  | RECIPIENT_UNREADABLE
          recipient    | 84912345678901234     | RECIPIENT_UNREADABLE
          recipient    | 14155550123           | RECIPIENT_UNREADABLE
          submit_time  | ~~                    | TIME_UNREADABLE
          submit_time  | 2026-11-05T08:00:00   | TIME_UNREADABLE
          submit_time  | 2026-02-30 08:00:00   | TIME_UNREADABLE
          submit_time  | 2026-11-05 24:00:00   | TIME_UNREADABLE
          submit_time  | 46327.333             | TIME_SPREADSHEET
          submit_time  | 46327                 | TIME_SPREADSHEET
          submit_time  | 05/11/2026 08:00      | TIME_SPREADSHEET
          submit_time  | 5/11/26               | TIME_SPREADSHEET
          submit_time  | ########              | TIME_SPREADSHEET
          submit_time  | 2026-11-25 07:00:00   | TIME_FUTURE
          submit_time  | 2019-12-31 23:59:59   | TIME_TOO_OLD
          done_time    | soon                  | TIME_UNREADABLE
          done_time    | 2027-01-01 00:00:00   | TIME_FUTURE
          status       | ~~                    | STATUS_UNREADABLE
          status       | 2                     | STATUS_UNREADABLE
          status       | đã gửi                | STATUS_UNREADABLE
          part_no      | 0                     | PART_UNREADABLE
          part_no      | 1.5                   | PART_UNREADABLE
          part_no      | 3                     | PART_BEYOND
          part_count   | 256                   | PART_UNREADABLE
          part_count   | ~~                    | PART_UNREADABLE
          unit_price   | -550                  | PRICE_NEGATIVE
          amount       | -0.5                  | PRICE_NEGATIVE
          unit_price   | "1,100"               | PRICE_THOUSANDS
          unit_price   | 1.100                 | PRICE_THOUSANDS
          amount       | 550.000               | PRICE_THOUSANDS
          amount       | 0.550                 | PRICE_THOUSANDS
          amount       | 1.100.000             | PRICE_THOUSANDS
          amount       | "1.100,5"             | PRICE_THOUSANDS
          amount       | '1.100                | PRICE_THOUSANDS
          amount       | 1 100                 | PRICE_UNREADABLE
          amount       | 1 100            | PRICE_UNREADABLE
          amount       | 5.5E+02               | PRICE_SPREADSHEET
          unit_price   | 550.12345             | PRICE_SPREADSHEET
          unit_price   | 550đ                  | PRICE_UNREADABLE
          unit_price   | ~~                    | PRICE_UNREADABLE
          sender       | "a"b                  | QUOTE
          sender       | "a                    | QUOTE
          sender       | a,b                   | FIELDS
          network      | a\u0000b              | CONTROL_CHARACTER
          network      | a\tb                  | CONTROL_CHARACTER
          """)
  void a_damaged_cell_quarantines_its_line_and_no_other(
      String column, String value, LineReason reason) {
    RecordsReading read = with(column, value);

    assertThat(read.problems()).containsExactly("3 " + reason.code());
    assertThat(read.accepted()).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "84912345678",
        "+84912345678",
        "0912345678",
        "912345678",
        "0084912345678",
        "'84912345678",
        "84 912 345 678",
        "0912.345.678",
        "840912345678",
        " 84912345678 "
      })
  void a_recipient_whose_prefix_can_be_repaired_for_certain_is_accepted(String written) {
    List<String> cells = new ArrayList<>(List.of(ROW.strip().split(",")));
    cells.set(1, written);
    RecordsReading read = RecordsReading.of(HEADER + String.join(",", cells) + "\n");

    assertThat(read.accepted()).isEqualTo(1);
    assertThat(read.holds("\0\0\0\u000b84912345678")).isTrue();
  }

  @Test
  void nine_digits_that_begin_with_84_are_a_mobile_without_its_zero() {
    List<String> cells = new ArrayList<>(List.of(ROW.strip().split(",")));
    cells.set(1, "841234567");

    assertThat(RecordsReading.of(HEADER + String.join(",", cells) + "\n").holds("84841234567"))
        .isTrue();
  }

  @ParameterizedTest(name = "{0} đ")
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "550,5500000",
        "550.5,5505000",
        "412.3456,4123456",
        "0,0",
        "550.00000,5500000",
        "~\"550,5\"~,5505000",
        "0.0001,1"
      })
  void amounts_have_up_to_four_decimals(String written, long tenThousandths) {
    byte[] octets = written.replace("\"", "").getBytes(StandardCharsets.UTF_8);

    assertThat(RecordNumbers.amount(octets, 0, octets.length, RecordAmountForm.PLAIN))
        .isEqualTo(tenThousandths);
  }

  @ParameterizedTest(name = "{0} as {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1.100       | THOUSANDS_POINT | 11000000
          1.100.000   | THOUSANDS_POINT | 11000000000
          1.100,5     | THOUSANDS_POINT | 11005000
          550         | THOUSANDS_POINT | 5500000
          1100        | THOUSANDS_POINT | 11000000
          550,125     | THOUSANDS_POINT | 5501250
          550.5       | THOUSANDS_POINT | -1
          1100.000    | THOUSANDS_POINT | -1
          0.550       | THOUSANDS_POINT | -1
          1.1000      | THOUSANDS_POINT | -1
          1.10.000    | THOUSANDS_POINT | -1
          .100        | THOUSANDS_POINT | -1
          1.100.      | THOUSANDS_POINT | -1
          1.100,      | THOUSANDS_POINT | -1
          1,100       | THOUSANDS_COMMA | 11000000
          1,100.5     | THOUSANDS_COMMA | 11005000
          412.345     | THOUSANDS_COMMA | 4123450
          550,5       | THOUSANDS_COMMA | -1
          1,100,000.25| THOUSANDS_COMMA | 11000002500
          """)
  void a_setting_says_what_a_point_and_a_comma_mean(
      String written, RecordAmountForm form, long tenThousandths) {
    byte[] octets = written.getBytes(StandardCharsets.UTF_8);

    assertThat(RecordNumbers.amount(octets, 0, octets.length, form)).isEqualTo(tenThousandths);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          '8120000000931000001            | 8120000000931000001
          '8120000000931000001'           | 8120000000931000001
          ="8120000000931000001"          | 8120000000931000001
          "=""8120000000931000001\"""     | 8120000000931000001
          "\""8120000000931000001\"""     | 8120000000931000001
          =8120000000931000001            | 8120000000931000001
          8120000000931000001\u00a0       | 8120000000931000001
          \ufeff8120000000931000001\u200b | 8120000000931000001
          8120000000931000001\t           | 8120000000931000001
          ' 8120000000931000001\u00a0     | 8120000000931000001
          8120000000931000001.0           | 8120000000931000001
          8120000000931000001.00          | 8120000000931000001
          "8120000000931000001,0"         | 8120000000931000001
          '00777                          | 777
          '-a1b2                          | -a1b2
          '=A1B2                          | ID_CHARACTERS
          12.34                           | 12.34
          a1-b2_c3.d4:e5                  | a1-b2_c3.d4:e5
          """)
  void an_id_that_was_protected_from_spreadsheets_is_the_id_again(String written, String key) {
    RecordsReading read = with("message_id", written);

    if (key.startsWith("ID_")) {
      assertThat(read.problems()).containsExactly("3 RECORD_" + key);
    } else {
      assertThat(read.problems()).isEmpty();
      assertThat(read.holds("\0\0\0" + (char) key.length() + key)).isTrue();
    }
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          recipient   | 84912345678.0
          recipient   | ="0912345678"
          recipient   | 84\u00a0912\u00a0345\u00a0678
          submit_time | '2026-11-05 08:00:00
          submit_time | 2026-11-05\u00a008:00:00
          part_no     | 1.0
          part_count  | '2
          unit_price  | ="550"
          amount      | '550
          amount      | 550\u202f
          status      | \u200bDELIVRD
          """)
  void other_cells_lose_only_what_has_one_way_back(String column, String written) {
    RecordsReading read = with(column, written);

    assertThat(read.problems()).isEmpty();
    assertThat(read.holds("\0\0\0\u000b84912345678")).isTrue();
    assertThat(read.accepted()).isEqualTo(3);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "sep=,\n",
        "\"sep=,\"\n",
        "SEP=,\r\n",
        "sep=;\n",
        "sep=;,,,,,,,,,,\n",
        "\n,,,,\n \u00a0\n",
        "\uFEFF\uFEFFsep=,\n"
      })
  void what_a_spreadsheet_puts_before_the_header_is_passed_over(String before) {
    assertThat(RecordsReading.of(before + HEADER + ROW).accepted()).isEqualTo(1);
  }

  @Test
  void a_declared_separator_is_the_separator() {
    String pipes = (HEADER + ROW).replace(',', '|');

    assertThat(RecordsReading.of("sep=|\n" + pipes).accepted()).isEqualTo(1);
  }

  @Test
  void what_nobody_sees_in_the_header_does_not_matter() {
    String header =
        "\uFEFF\"Message\u00a0ID\",\u00a0recipient ,SENDER,Submit Time,done_time\u200b,status,network,part_no,"
            + "part_count,unit_price,'amount\u00a0\n";

    assertThat(RecordsReading.of(header + ROW).accepted()).isEqualTo(1);
  }

  @Test
  void blank_rows_are_none_and_short_rows_lack_nothing_but_what_is_not_needed() {
    String header = HEADER.strip().replace(",network", "") + ",network,remark\n";
    String row = ROW.strip().replace(",VINA", "");
    RecordsReading read =
        RecordsReading.of(
            header
                + row
                + "\n ,\u00a0,\"\",,\n"
                + row
                + ",VINA\n"
                + row.replace(",550,550", ",550")
                + "\n");

    assertThat(read.accepted()).isEqualTo(2);
    assertThat(read.problems()).containsExactly("5 RECORD_FIELDS");
  }

  @Test
  void a_line_in_another_encoding_costs_itself_only() {
    byte[] file =
        (HEADER + ROW + ROW.replace("VINA", "H\u00e0 N\u00f4i") + ROW + ROW)
            .getBytes(StandardCharsets.ISO_8859_1);
    RecordsReading read = RecordsReading.of(file, RecordForm.CONTRACT);

    assertThat(read.problems()).containsExactly("3 RECORD_NOT_UTF8");
    assertThat(read.accepted()).isEqualTo(3);
  }

  @ParameterizedTest(name = "{0} then {1} without line end")
  @CsvSource({
    "'550,550', '550,55', cut",
    "'550,550', '550,5', cut",
    "'550,550', '550,550', whole",
    "'500,550', '400,440', whole",
    "'500,550', '400,44', cut",
    "'550,550', '412.3456,412', whole",
    "'550,550', '412.3456,413', whole",
    "'550,550', '1100,110', cut",
    "'0,0', '550,55', cut"
  })
  void an_amount_that_may_have_lost_digits_at_the_end_of_the_file_is_not_taken(
      String before, String last, String found) {
    String file = HEADER + ROW.replace("550,550", before) + ROW.replace("550,550", last).strip();

    assertThat(RecordsReading.of(file).problems())
        .isEqualTo(found.equals("cut") ? List.of("3 RECORD_CUT_OFF") : List.of());
  }

  @Test
  void an_id_at_the_end_of_the_file_is_no_shorter_than_those_before() {
    String header = HEADER.strip().replace("message_id,", "") + ",message_id\n";
    String row = ROW.strip().replace("8120000000000000001,", "") + ",81200000";
    RecordsReading read =
        RecordsReading.of(header + row + "\n" + row.substring(0, row.length() - 2));

    assertThat(read.problems()).containsExactly("3 RECORD_CUT_OFF");
  }

  @Test
  void the_samples_of_public_reports_are_read_as_far_as_they_are_certain() throws IOException {
    RecordsReading ids = sample("records-ids-protected-for-spreadsheets.csv");
    assertThat(ids.problems()).isEmpty();
    for (int i = 0; i < 6; i++) {
      assertThat(ids.holds("\0\0\0\u0013812000000093100000" + i)).isTrue();
    }
    assertThat(sample("records-thousands-by-point.csv").problems())
        .containsExactly("3 RECORD_PRICE_THOUSANDS", "4 RECORD_PRICE_THOUSANDS");
  }

  private static RecordsReading sample(String name) throws IOException {
    try (InputStream file =
        RecordReaderTest.class.getResourceAsStream("/carrier-records/" + name)) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return RecordsReading.of(text.replace("@T@", "2026-11-05 08:00:00"));
    }
  }

  @ParameterizedTest(name = "{0} read as {1} is {2}")
  @CsvSource({
    "0017, SAME, 17",
    "0, SAME, 0",
    "AB12, SAME, ab12",
    "0017, DECIMAL, 17",
    "3E8, HEX, 1000",
    "ffffffffffffffffff, HEX, 4722366482869645213695"
  })
  void ids_become_the_keys_of_our_attempts(String written, RecordIdForm form, String key) {
    RecordIds ids =
        new RecordIds(
            new RecordForm(
                Map.of(),
                Optional.empty(),
                "yyyy-MM-dd HH:mm:ss",
                form,
                RecordAmountForm.PLAIN,
                CarrierIds.SAME));
    byte[] octets = written.getBytes(StandardCharsets.UTF_8);

    assertThat(ids.read(octets, 0, octets.length)).isNull();
    RecordText found = ids.key();
    assertThat(
            new String(
                found.octets(), found.from(), found.to() - found.from(), StandardCharsets.UTF_8))
        .isEqualTo(key)
        .isEqualTo(form == RecordIdForm.SAME ? CarrierIds.SAME.ofResponse(written) : key);
  }

  @Test
  void an_id_that_is_not_of_the_configured_base_is_told() {
    String text = HEADER + ROW + ROW + ROW.replaceFirst("^\\d+", "xyz");
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);

    assertThat(RecordsReading.of(octets, HEX).problems()).containsExactly("4 RECORD_ID_NOT_HEX");
  }

  @Test
  void columns_may_stand_in_any_order_under_other_names_with_other_separators_and_dates() {
    RecordForm form =
        new RecordForm(
            Map.of(RecordColumn.MESSAGE_ID, "MSGID", RecordColumn.AMOUNT, "Thành tiền"),
            Optional.of('|'),
            "dd/MM/yyyy HH:mm",
            RecordIdForm.SAME,
            RecordAmountForm.PLAIN,
            CarrierIds.SAME);
    String text =
        """
        thành tiền|extra|amount_x|status|MsgId|recipient|submit_time|part_no|part_count|unit_price
        550|x||undeliv|77|84912345678|30/11/2026 00:10|1|1|550.5
        """;
    RecordsReading read =
        RecordsReading.of(text.replace("30/11", "20/11").getBytes(StandardCharsets.UTF_8), form);

    assertThat(read.problems()).isEmpty();
    assertThat(read.holds("UNDELIV")).isTrue();
    assertThat(read.reading.periods()).containsExactly(LocalDate.of(2026, 11, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void the_separator_is_the_one_the_header_has(String separator) {
    assertThat(RecordsReading.of((HEADER + ROW).replace(",", separator)).accepted()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void every_line_end_is_one_and_the_last_may_be_missing(String end) {
    String text = (HEADER + ROW + "\n" + ROW + ",,,,,,,,,,\n" + ROW.strip()).replace("\n", end);
    RecordsReading read = RecordsReading.of("\uFEFF" + text);

    assertThat(read.problems()).isEmpty();
    assertThat(read.reading.counts().rows()).as("blank lines are none").isEqualTo(3);
  }

  @Test
  void quotes_around_every_cell_are_taken_off() {
    String row = '"' + ROW.strip().replace(",", "\",\"") + "\"\n";
    RecordsReading read = RecordsReading.of(HEADER + row.replace("VINA", "VINA \"\"Phone\"\", HN"));

    assertThat(read.problems()).isEmpty();
    assertThat(read.holds("VINA \"Phone\", HN")).isTrue();
  }

  @ParameterizedTest(name = "cut {0} octets before the end")
  @ValueSource(ints = {4, 5, 8, 40, 90, 105})
  void a_last_line_that_was_cut_says_so(int missing) {
    String whole = HEADER + ROW + ROW;
    RecordsReading read = RecordsReading.of(whole.substring(0, whole.length() - missing));

    assertThat(read.problems()).containsExactly("3 RECORD_CUT_OFF");
    assertThat(read.accepted()).isEqualTo(1);
  }

  @Test
  void a_cut_through_a_letter_or_a_quote_is_still_a_cut() {
    byte[] letter = (HEADER + ROW + "1,84912345678,Đ").getBytes(StandardCharsets.UTF_8);
    byte[] half = java.util.Arrays.copyOf(letter, letter.length - 1);

    assertThat(RecordsReading.of(half, RecordForm.CONTRACT).problems())
        .containsExactly("3 RECORD_CUT_OFF");
    assertThat(RecordsReading.of(HEADER + ROW + "1,84912345678,\"eCON").problems())
        .containsExactly("3 RECORD_CUT_OFF");
  }

  @Test
  void a_line_without_end_costs_itself_only() {
    String endless = "9".repeat(400_000) + "\n";
    RecordsReading read = RecordsReading.of(HEADER + ROW + endless + ROW);

    assertThat(read.problems()).containsExactly("3 RECORD_TOO_LONG");
    assertThat(read.accepted()).isEqualTo(2);
  }

  @Test
  void a_quote_that_is_never_closed_costs_its_line_only() {
    RecordsReading read =
        RecordsReading.of(HEADER + ROW + ROW.replace("eCONGDAN", "\"eCONGDAN") + ROW + ROW);

    assertThat(read.problems()).containsExactly("3 RECORD_QUOTE");
    assertThat(read.accepted()).isEqualTo(3);
  }

  @Test
  void the_period_is_the_month_in_hanoi() {
    String text =
        HEADER
            + ROW.replace("2026-11-05 08:00:00", "2026-10-31 23:59:59")
            + ROW.replace("2026-11-05 08:00:00", "2026-11-01 00:00:00");

    assertThat(RecordsReading.of(text).reading.periods())
        .containsExactlyInAnyOrder(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 1));
  }

  @Test
  void problems_beyond_the_limit_are_counted_and_not_kept() {
    String bad = ROW.replace("84912345678", "0");
    RecordsReading read = RecordsReading.of(HEADER + bad.repeat(150) + ROW.repeat(151));

    assertThat(read.problems()).hasSize(100).endsWith("101 RECORD_RECIPIENT_UNREADABLE");
    assertThat(read.reading.counts()).isEqualTo(new CarrierFileStore.Counts(301, 151, 150));
  }

  @Test
  void lines_are_found_wherever_the_buffer_ends() {
    String text = HEADER + ROW.replace("\n", "\r\n").repeat(5_000);

    assertThat(RecordsReading.of(text).accepted()).isEqualTo(5_000);
  }
}
