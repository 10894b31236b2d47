package vn.econgdan.dispatch;

import static vn.econgdan.dispatch.CarrierVerdict.ACCEPTED;
import static vn.econgdan.dispatch.CarrierVerdict.CONFIGURATION;
import static vn.econgdan.dispatch.CarrierVerdict.LINK_LOST;
import static vn.econgdan.dispatch.CarrierVerdict.PERMANENT;
import static vn.econgdan.dispatch.CarrierVerdict.TEMPORARY;
import static vn.econgdan.dispatch.CarrierVerdict.THROTTLED;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The one table of SMPP 3.4 command statuses (specification 5.1.3) and what each means for a part.
 * A status that is not here has no verdict: it is recorded and alarmed, never guessed (DESIGN 4.2).
 * Sentences for people: {@code carrier.status.<name>} in the messages files.
 */
public final class CommandStatuses {
  /** When the verdicts were last decided. */
  public static final LocalDate AS_OF = LocalDate.of(2026, 11, 23);

  /** One line of the table. */
  public record Row(int code, String name, CarrierVerdict verdict) {}

  private static final List<Row> TABLE =
      List.of(
          new Row(0x00, "ESME_ROK", ACCEPTED),
          new Row(0x01, "ESME_RINVMSGLEN", PERMANENT),
          new Row(0x02, "ESME_RINVCMDLEN", PERMANENT),
          new Row(0x03, "ESME_RINVCMDID", PERMANENT),
          // the carrier does not see us as bound: the link is at fault, not the part
          new Row(0x04, "ESME_RINVBNDSTS", LINK_LOST),
          new Row(0x05, "ESME_RALYBND", CONFIGURATION),
          new Row(0x06, "ESME_RINVPRTFLG", PERMANENT),
          new Row(0x07, "ESME_RINVREGDLVFLG", PERMANENT),
          new Row(0x08, "ESME_RSYSERR", TEMPORARY),
          new Row(0x0A, "ESME_RINVSRCADR", PERMANENT),
          new Row(0x0B, "ESME_RINVDSTADR", PERMANENT),
          new Row(0x0C, "ESME_RINVMSGID", PERMANENT),
          new Row(0x0D, "ESME_RBINDFAIL", LINK_LOST),
          new Row(0x0E, "ESME_RINVPASWD", CONFIGURATION),
          new Row(0x0F, "ESME_RINVSYSID", CONFIGURATION),
          new Row(0x11, "ESME_RCANCELFAIL", PERMANENT),
          new Row(0x13, "ESME_RREPLACEFAIL", PERMANENT),
          new Row(0x14, "ESME_RMSGQFUL", THROTTLED),
          new Row(0x15, "ESME_RINVSERTYP", PERMANENT),
          new Row(0x33, "ESME_RINVNUMDESTS", PERMANENT),
          new Row(0x34, "ESME_RINVDLNAME", PERMANENT),
          new Row(0x40, "ESME_RINVDESTFLAG", PERMANENT),
          new Row(0x42, "ESME_RINVSUBREP", PERMANENT),
          new Row(0x43, "ESME_RINVESMCLASS", PERMANENT),
          new Row(0x44, "ESME_RCNTSUBDL", PERMANENT),
          new Row(0x45, "ESME_RSUBMITFAIL", PERMANENT),
          new Row(0x48, "ESME_RINVSRCTON", PERMANENT),
          new Row(0x49, "ESME_RINVSRCNPI", PERMANENT),
          new Row(0x50, "ESME_RINVDSTTON", PERMANENT),
          new Row(0x51, "ESME_RINVDSTNPI", PERMANENT),
          new Row(0x53, "ESME_RINVSYSTYP", CONFIGURATION),
          new Row(0x54, "ESME_RINVREPFLAG", PERMANENT),
          new Row(0x55, "ESME_RINVNUMMSGS", PERMANENT),
          new Row(0x58, "ESME_RTHROTTLED", THROTTLED),
          new Row(0x61, "ESME_RINVSCHED", PERMANENT),
          new Row(0x62, "ESME_RINVEXPIRY", PERMANENT),
          new Row(0x63, "ESME_RINVDFTMSGID", PERMANENT),
          new Row(0x64, "ESME_RX_T_APPN", TEMPORARY),
          new Row(0x65, "ESME_RX_P_APPN", PERMANENT),
          new Row(0x66, "ESME_RX_R_APPN", PERMANENT),
          new Row(0x67, "ESME_RQUERYFAIL", PERMANENT),
          new Row(0xC0, "ESME_RINVOPTPARSTREAM", PERMANENT),
          new Row(0xC1, "ESME_ROPTPARNOTALLWD", PERMANENT),
          new Row(0xC2, "ESME_RINVPARLEN", PERMANENT),
          new Row(0xC3, "ESME_RMISSINGOPTPARAM", PERMANENT),
          new Row(0xC4, "ESME_RINVOPTPARAMVAL", PERMANENT),
          new Row(0xFE, "ESME_RDELIVERYFAILURE", PERMANENT),
          // "unknown error" says nothing: again, ever more seldom, until the validity ends
          new Row(0xFF, "ESME_RUNKNOWNERR", TEMPORARY));

  private static final Map<Integer, Row> BY_CODE =
      TABLE.stream().collect(Collectors.toUnmodifiableMap(Row::code, Function.identity()));

  private CommandStatuses() {}

  /** The verdict, or nothing for a status no table knows. */
  public static Optional<CarrierVerdict> verdict(int status) {
    return Optional.ofNullable(BY_CODE.get(status)).map(Row::verdict);
  }

  /** The standard name, or the number as eight hex digits. */
  public static String name(int status) {
    Row row = BY_CODE.get(status);
    return row == null ? String.format("0x%08X", status) : row.name();
  }

  /** Every line, in the order of the codes. */
  public static List<Row> table() {
    return TABLE;
  }
}
