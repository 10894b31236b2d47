package vn.econgdan.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.econgdan.notice.content.Priority;
import vn.econgdan.text.Part;
import vn.econgdan.text.SmsText;

/**
 * A send that is exactly what was approved.
 *
 * @param sendMonth first day; part of every key behind this send
 * @param lane also the name of its queue's lane
 * @param text composed anew from what the officer wrote; its parts are what leaves
 * @param people who are in
 */
public record ApprovedSend(
    long plannedSendId,
    long noticeId,
    int version,
    String ward,
    LocalDate sendMonth,
    Priority lane,
    SmsText text,
    long people,
    Instant validUntil) {

  /** In order, the same octets for everybody. */
  public List<Part> parts() {
    return text.parts();
  }
}
