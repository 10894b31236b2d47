package vn.econgdan.dispatch;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import vn.econgdan.kernel.BusinessClock;

/** Whether parts that are about to leave still may. */
final class LookStore {
  private LookStore() {}

  /**
   * What speaks against parts of one send.
   *
   * @param stopped the send does not go on
   * @param gone members who get nothing any more, and why
   */
  record Found(boolean stopped, Map<Integer, String> gone) {}

  /** One reason; without a member it is the state of the send. */
  public record Against(Integer memberNo, String reason) {}

  /** One question of one snapshot: the send's state, and every member's obstacle. */
  static Found look(
      Handle handle, BatchStore.Open batch, Collection<Integer> members, Instant now) {
    List<Against> found =
        handle
            .createQuery(
                """
                with asked as (
                  select ch.member_no,
                """
                    + RecipientExclusion.CASE
                    + """
                  from unnest(:members) as w(member_no)
                  cross join lateral (select m.* from audience_member m
                    where m.planned_send_id = :send and m.member_no = w.member_no offset 0) ch
                """
                    + RecipientExclusion.JOINS
                    + """
                )
                select member_no, obstacle as reason from asked where obstacle is not null
                union all
                select null, state from planned_send where id = :send and state not in ('PREPARING', 'SENDING')
                """)
            .bind("send", batch.plannedSendId())
            .bind("purpose", batch.purpose())
            .bind("today", BusinessClock.local(now).toLocalDate())
            .bindArray("members", Integer.class, members)
            .map(ConstructorMapper.of(Against.class))
            .list();
    return new Found(
        found.stream().anyMatch(against -> against.memberNo() == null),
        found.stream()
            .filter(against -> against.memberNo() != null)
            .collect(Collectors.toMap(Against::memberNo, Against::reason)));
  }
}
