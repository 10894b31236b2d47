package vn.econgdan.dispatch;

/** What makes a part one that has not left, and is in nobody's hand. */
final class UnsentPart {
  /**
   * A condition on {@code segment s}: no attempt of it may have left, and no open claim holds it.
   * What came back to be tried again leaves its batch, and with it the claim.
   */
  static final String CONDITION =
      """
        and not exists (select 1 from attempt a where a.send_month = s.send_month and a.segment_id = s.id
          and not a.superseded and a.state not in ('RETRY', 'RELEASED'))
        and not exists (select 1 from open_claim c where c.batch_id = s.batch_id
          and s.id between c.first_segment and c.last_segment)
      """;

  private UnsentPart() {}
}
