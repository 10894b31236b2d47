package vn.econgdan.dispatch;

/** What makes a part one that has not left, and is in nobody's hand. */
final class UnsentPart {
  /**
   * A condition on {@code segment s}: no attempt of it may have left, and no open claim holds it.
   * What came back to be tried again leaves its batch, and with it the claim. Each is looked up by
   * its key, part by part ({@code offset 0}): as a join it would be planned once, and wrongly when
   * the month was empty then.
   */
  static final String CONDITION =
      """
        and not exists (select 1 from attempt a where a.send_month = s.send_month and a.segment_id = s.id
          and not a.superseded and a.state not in ('RETRY', 'RELEASED') offset 0)
        and not exists (select 1 from open_claim c where c.batch_id = s.batch_id
          and s.id between c.first_segment and c.last_segment offset 0)
      """;

  private UnsentPart() {}
}
