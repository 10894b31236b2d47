package vn.econgdan.dispatch;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.BusinessClock;

/** Whether parts that are about to leave still may. */
final class LookStore {
  /** In the column of members: the send itself. */
  private static final int ALL = 0;

  private LookStore() {}

  /**
   * What speaks against parts of one send.
   *
   * @param stopped the send does not go on
   * @param gone members who get nothing any more
   */
  record Found(boolean stopped, Set<Integer> gone) {}

  /** One question of one snapshot: the send's state, and every member's obstacle. */
  static Found look(
      Handle handle, BatchStore.Open batch, Collection<Integer> members, Instant now) {
    Set<Integer> found =
        new HashSet<>(
            handle
                .createQuery(
                    """
                    with asked as (
                      select ch.member_no,
                    """
                        + RecipientExclusion.CASE
                        + """
                      from audience_member ch
                    """
                        + RecipientExclusion.JOINS
                        + """
                      where ch.planned_send_id = :send and ch.member_no = any(:members)
                    )
                    select member_no from asked where obstacle is not null
                    union all
                    select :all from planned_send where id = :send and state not in ('PREPARING', 'SENDING')
                    """)
                .bind("send", batch.plannedSendId())
                .bind("purpose", batch.purpose())
                .bind("today", BusinessClock.local(now).toLocalDate())
                .bind("all", ALL)
                .bindArray("members", Integer.class, members)
                .mapTo(Integer.class)
                .list());
    return new Found(found.remove(ALL), found);
  }
}
