package vn.econgdan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowReaderTest {
  private static final String HEADER =
      "group_code,household_code,address,full_name,phone,tags,consent_date,consent_evidence\n";
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private final RowReader reader = new RowReader(new PhoneNumbers(), TODAY);

  private RowReading read(String row) {
    byte[] file = (HEADER + row + "\n").getBytes(StandardCharsets.UTF_8);
    try (CsvFile csv = CsvFile.open(file, UploadLimits.CONTRACT)) {
      return reader.read(csv.next());
    }
  }

  private static List<String> told(RowReading reading) {
    return reading.problems().stream().map(p -> p.field() + ":" + p.code()).toList();
  }

  @Test
  void a_complete_row_says_who_lives_where_and_agreed_when() {
    RowReading reading =
        read("55B,HK1,Số 1 ngõ 2,Nguyễn  Văn Hoà,01236030999,huu_tri|ho_ngheo,01/11/2026,Phiếu 7");
    PersonRow person = reading.person();
    assertThat(told(reading)).containsExactly("phone:CONVERTED_PREFIX");
    assertThat(person.fullName()).isEqualTo("Nguyễn Văn Hoà");
    assertThat(person.nameFold()).isEqualTo("nguyen van hoa");
    assertThat(person.phone()).isEqualTo("+84836030999");
    assertThat(person.mobile()).isTrue();
    assertThat(person.tags()).containsExactly("huu_tri", "ho_ngheo");
    assertThat(person.consentOn()).isEqualTo(LocalDate.of(2026, 11, 1));
    assertThat(person.evidence()).isEqualTo("Phiếu 7");
  }

  @ParameterizedTest(name = "{0}: {2} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plain                    | 1,2,a,An,0912345678,,2026-11-24,p        | ACCEPTED |
          short day and month      | 1,2,a,An,0912345678,,5/9/2026,p          | ACCEPTED |
          no consent               | 1,2,a,An,0912345678,,,                   | ACCEPTED |
          without evidence         | 1,2,a,An,0912345678,,2026-11-01,         | WARNED   | consent_evidence:NO_EVIDENCE
          evidence without date    | 1,2,a,An,0912345678,,,phiếu 1            | WARNED   | consent_date:EVIDENCE_WITHOUT_DATE
          a fixed line             | 1,2,a,An,024 3657 7024,,2026-11-01,p     | REFUSED  | phone:NOT_MOBILE
          no number                | 1,2,a,An,,,2026-11-01,p                  | WARNED   | phone:EMPTY_PHONE
          tomorrow                 | 1,2,a,An,0912345678,,2026-11-25,p        | REFUSED  | consent_date:FUTURE_DATE
          no such day              | 1,2,a,An,0912345678,,31/02/2026,p        | REFUSED  | consent_date:NOT_A_DATE
          month first              | 1,2,a,An,0912345678,,11/24/2026,p        | REFUSED  | consent_date:NOT_A_DATE
          year slipped             | 1,2,a,An,0912345678,,0202-11-01,p        | REFUSED  | consent_date:NOT_A_DATE
          no group                 | ,2,a,An,0912345678,,,                    | REFUSED  | group_code:EMPTY_CELL
          no household             | 1,,a,An,0912345678,,,                    | REFUSED  | household_code:EMPTY_CELL
          no name                  | 1,2,a,,0912345678,,,                     | REFUSED  | full_name:EMPTY_CELL
          a digit too few          | 1,2,a,An,091234567,,,                    | REFUSED  | phone:LENGTH
          spreadsheet number       | 1,2,a,An,9.12345678E8,,,                 | REFUSED  | phone:SCIENTIFIC_NOTATION
          spreadsheet ate the zero | 1,2,a,An,912345678,,,                    | ACCEPTED |
          service number           | 1,2,a,An,19001080,,,                     | REFUSED  | phone:SHORT_OR_SERVICE_NUMBER
          no such prefix           | 1,2,a,An,0671234567,,,                   | REFUSED  | phone:UNKNOWN_PREFIX
          two numbers              | 1,2,a,An,0912345678/0987654321,,,        | REFUSED  | phone:TWO_NUMBERS
          a letter for zero        | 1,2,a,An,O912345678,,,                   | REFUSED  | phone:NOT_A_NUMBER
          a cell too few           | 1,2,a,An,0912345678,,                    | REFUSED  | line:COLUMN_COUNT
          a cell too many          | 1,2,a,An,0912345678,,,,x                 | REFUSED  | line:COLUMN_COUNT
          empty cells at the end   | 1,2,a,An,0912345678,,,,,                 | ACCEPTED |
          two things wrong         | ,2,a,An,091,,2027-01-01,p                | REFUSED  | group_code:EMPTY_CELL phone:LENGTH consent_date:FUTURE_DATE
          """)
  void each_row_has_its_verdict(String label, String row, Verdict verdict, String problems) {
    RowReading reading = read(row);
    assertThat(reading.verdict()).isEqualTo(verdict);
    assertThat(String.join(" ", told(reading))).isEqualTo(problems == null ? "" : problems);
  }

  @Test
  void what_was_meant_is_suggested() {
    assertThat(read("1,2,a,An,O912345678,,,").problems().get(0).suggestion())
        .isEqualTo("0912 345 678");
  }

  @Test
  void nothing_invisible_and_nothing_endless_comes_in() {
    assertThat(told(read("1,2,a,An\u0000h,0912345678,,,")))
        .containsExactly("full_name:CONTROL_CHARACTER");
    assertThat(told(read("1,2,a," + "x".repeat(101) + ",0912345678,,,")))
        .containsExactly("full_name:VALUE_TOO_LONG");
  }

  @Test
  void a_line_break_inside_a_cell_does_not_shift_the_lines_below() {
    byte[] file =
        (HEADER + "1,2,\"số 1\nngõ 2\",An,0912345678,,,\n1,3,b,Bình,0912345679,,,\n")
            .getBytes(StandardCharsets.UTF_8);
    try (CsvFile csv = CsvFile.open(file, UploadLimits.CONTRACT)) {
      assertThat(csv.next().line()).isEqualTo(2);
      assertThat(csv.next().line()).isEqualTo(4);
      assertThat(csv.next()).isNull();
    }
  }
}
