package vn.econgdan.registry.imports.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.econgdan.registry.phone.PhoneNumbers;

class RowParserTest {
  private static final String HEADER =
      "group_code,household_code,address,full_name,phone,tags,consent_date,consent_evidence\n";
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private final RowParser reader = new RowParser(new PhoneNumbers(), TODAY);

  private ParsedRow read(String row) {
    byte[] file = (HEADER + row + "\n").getBytes(StandardCharsets.UTF_8);
    try (CsvFile csv = CsvFile.open(file, UploadLimits.CONTRACT)) {
      return reader.read(csv.next());
    }
  }

  private static List<String> told(ParsedRow reading) {
    return reading.problems().stream().map(p -> p.field() + ":" + p.code()).toList();
  }

  @Test
  void a_complete_row_says_who_lives_where_and_agreed_when() {
    ParsedRow reading =
        read("55B,HK1,Số 1 ngõ 2,Nguyễn  Văn Hoà,01236030999,huu_tri|ho_ngheo,01/11/2026,Phiếu 7");
    PersonRow person = reading.person();
    assertThat(told(reading)).containsExactly("phone:CONVERTED_PREFIX");
    assertThat(person.fullName()).isEqualTo("Nguyễn Văn Hoà");
    assertThat(person.key().name()).isEqualTo("nguyen van hoa");
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
          protected as text        | 1,"=""2""\",a,An,"=""0912345678""\",,,   | ACCEPTED |
          protected, not quoted    | 1,="2",a,An,'0912345678,,,               | ACCEPTED |
          a decimal of nothing     | 1,2,a,An,912345678.0,,,                  | ACCEPTED |
          comma and exponent       | 1,2,a,An,"8,49123E+10",,,                | REFUSED  | phone:SCIENTIFIC_NOTATION
          dashes in a day          | 1,2,a,An,0912345678,,5-9-2026,p          | ACCEPTED |
          a day with midnight      | 1,2,a,An,0912345678,,2026-11-01 00:00:00,p | ACCEPTED |
          a day with an hour       | 1,2,a,An,0912345678,,2026-11-01 08:00,p  | REFUSED  | consent_date:NOT_A_DATE
          a serial number for day  | 1,2,a,An,0912345678,,46327,p             | REFUSED  | consent_date:NOT_A_DATE
          letters lost             | 1,2,a,Nguy?n An,0912345678,,,            | WARNED   | full_name:UNREADABLE_NAME
          letters lost in a code   | T? 1,2,a,An,0912345678,,,                | REFUSED  | group_code:UNREADABLE_CODE
          TCVN3 in a code          | Tæ 1,2,a,An,0912345678,,,                | REFUSED  | group_code:UNREADABLE_CODE
          letters lost in a tag    | 1,2,a,An,0912345678,h?u trí,,            | WARNED   | tags:UNREADABLE_TEXT
          letters lost in address  | 1,2,S? 5 ngõ 10,An,0912345678,,,         | WARNED   | address:UNREADABLE_TEXT
          two things wrong         | ,2,a,An,091,,2027-01-01,p                | REFUSED  | group_code:EMPTY_CELL phone:LENGTH consent_date:FUTURE_DATE
          """)
  void each_row_has_its_verdict(String label, String row, Verdict verdict, String problems) {
    ParsedRow reading = read(row);
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
  void what_nobody_sees_is_no_part_of_a_cell() {
    ParsedRow reading =
        read(
            "91B\u00A0,\u200BHK\u00AD-1,Số\u202F1,\uFEFFTrần\u00A0\u00A0Thị Ba,\u200E0912345678,"
                + "huu_tri\u200B|\u00A0HUU TRI,05/01/2026\u00A0,p");
    PersonRow person = reading.person();
    assertThat(told(reading)).isEmpty();
    assertThat(person.groupCode()).isEqualTo("91B");
    assertThat(person.householdCode()).isEqualTo("HK-1");
    assertThat(person.address()).isEqualTo("Số 1");
    assertThat(person.fullName()).isEqualTo("Trần Thị Ba");
    assertThat(person.phone()).isEqualTo("+84912345678");
    assertThat(person.tags()).containsExactly("huu_tri");
    assertThat(person.consentOn()).isEqualTo(LocalDate.of(2026, 1, 5));
  }

  @Test
  void a_name_read_in_the_wrong_code_page_is_told_with_what_it_was() {
    RowProblem problem = read("1,2,a,Nguyá»…n Thá»‹ HÃ ,0912345678,,,").problems().get(0);
    assertThat(problem.code()).isEqualTo("UNREADABLE_NAME");
    assertThat(problem.suggestion()).isNull();
    assertThat(read("1,2,a,VÄƒn TÃ¹ng,0912345678,,,").problems().get(0).suggestion())
        .isEqualTo("Văn Tùng");
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
