package vn.econgdan.dispatch;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import vn.econgdan.identity.Listing;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.SortColumns;
import vn.econgdan.kernel.WardCode;

/** Held sends as people look at them; who is bound to a ward sees its own. */
final class HeldListStore {
  private static final String SINCE = "coalesce(p.held_at, p.claimed_at, p.due_at)";

  private static final Listing<HeldSend> LIST =
      new Listing<>(
          """
          cast(p.id as text) as id, p.ward_code as ward, cast(p.notice_id as text) as notice_id,
            v.title, p.text, p.lane as priority, coalesce(p.held_reason, 'UNKNOWN') as reason,
            coalesce(p.held_at, p.claimed_at, p.due_at) as since, p.due_at, p.valid_until, l.parts as left,
            cast(p.people as bigint) * p.part_count as parts,
            coalesce(p.held_reason = :releasable, false) as releasable""",
          """
          planned_send p
            join notice_version v on v.notice_id = p.notice_id and v.version = p.version""",
          """
          cross join lateral (select count(*) as parts from segment s
            where s.send_month = p.send_month and s.planned_send_id = p.id
              and exists (select 1 from attempt a where a.send_month = s.send_month and a.segment_id = s.id
                and (a.superseded or a.state not in ('RETRY', 'RELEASED')))) l""",
          """
          p.state = 'HELD' and (cast(:ward as text) is null or p.ward_code = :ward)
            and (cast(:text as text) is null
              or strpos(fold(concat_ws(' ', v.title, p.text, p.held_reason)), :text) > 0)
          """,
          new SortColumns(
              Map.of(
                  "since", SINCE,
                  "dueAt", "p.due_at",
                  "validUntil", "p.valid_until",
                  "ward", "p.ward_code",
                  "title", "fold(v.title)",
                  "priority", "p.lane"),
              SINCE + ", p.id"),
          ConstructorMapper.of(HeldSend.class));

  private HeldListStore() {}

  static Page<HeldSend> page(Handle handle, Actor actor, ListRequest wanted) {
    Map<String, Object> filter = new HashMap<>();
    filter.put("ward", actor.ward().map(WardCode::code).orElse(null));
    filter.put("releasable", HeldStore.RESTORED);
    return LIST.page(handle, wanted, filter);
  }
}
