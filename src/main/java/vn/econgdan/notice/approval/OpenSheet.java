package vn.econgdan.notice.approval;

import java.time.Instant;
import vn.econgdan.notice.audience.AudienceQuery;
import vn.econgdan.notice.content.ChosenTime;
import vn.econgdan.notice.content.SendTiming;

/**
 * A sheet that nobody has signed yet, and when its notice would leave.
 *
 * @param asOf when this was worked out
 */
public record OpenSheet(SheetFacts facts, SendTiming timing, ChosenTime chosen, Instant asOf) {
  /** Whom it is for, as of the day it would leave. */
  public AudienceQuery audience() {
    return facts.notice().audienceOn(timing.day());
  }
}
