package vn.econgdan.notice;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Role;
import vn.econgdan.notice.audience.NoticeSight;
import vn.econgdan.notice.content.NoticeId;
import vn.econgdan.notice.content.NoticeRow;
import vn.econgdan.notice.content.NoticeState;

/** Who sees which notices: the ward's staff all of them, a leader those for his groups. */
final class NoticeQueries {
  private static final Set<Role> STAFF =
      EnumSet.of(Role.OFFICER, Role.APPROVER, Role.SCHEDULER, Role.ADMINISTRATOR);

  private static final Set<Role> NAMES = EnumSet.of(Role.OFFICER, Role.APPROVER);

  private final NoticeViews views;
  private final NoticeQueryStore notices = new NoticeQueryStore();

  NoticeQueries(NoticeDependencies tools) {
    this.views = new NoticeViews(tools);
  }

  /** What a reader wants to see; no state means all. */
  record Filter(Actor reader, Optional<NoticeState> state) {}

  static Outcome<Actor> reader(Actor actor) {
    return isStaff(actor) || actor.is(Role.LEADER)
        ? WardScope.of(actor)
        : Outcome.refused(Refusal.forbidden("ROLE"));
  }

  static Outcome<Filter> filter(Actor reader, String state) {
    if (state == null || state.isEmpty()) {
      return Outcome.accepted(new Filter(reader, Optional.empty()));
    }
    return Stream.of(NoticeState.values())
        .filter(known -> known.name().equals(state.toUpperCase(Locale.ROOT)))
        .findFirst()
        .<Outcome<Filter>>map(known -> Outcome.accepted(new Filter(reader, Optional.of(known))))
        .orElseGet(() -> Outcome.refused(unknownState()));
  }

  private static Refusal unknownState() {
    String known =
        Stream.of(NoticeState.values()).map(NoticeState::name).collect(Collectors.joining(", "));
    return Refusal.unacceptable("state", "UNKNOWN_VALUE", known);
  }

  private static boolean isStaff(Actor actor) {
    return STAFF.stream().anyMatch(actor::is);
  }

  Outcome<NoticeView> find(Handle handle, Actor reader, String id) {
    return NoticeId.parse(id)
        .flatMap(number -> notices.find(handle, sight(reader), number))
        .<Outcome<NoticeView>>map(
            notice -> Outcome.accepted(views.views(handle, sight(reader), List.of(notice)).get(0)))
        .orElseGet(() -> Outcome.refused(Refusal.unknown("NOTICE_UNKNOWN")));
  }

  static NoticeSight sight(Actor reader) {
    return NoticeSight.of(reader, STAFF);
  }

  /** Who may see people by name: those who answer for them. */
  static Outcome<Actor> recipientReader(Actor actor) {
    return NAMES.stream().anyMatch(actor::is) || actor.is(Role.LEADER)
        ? WardScope.of(actor)
        : Outcome.refused(Refusal.forbidden("ROLE"));
  }

  static NoticeSight recipientSight(Actor reader) {
    return NoticeSight.of(reader, NAMES);
  }

  Page<NoticeView> list(Handle handle, Filter filter, ListRequest wanted) {
    NoticeSight sight = sight(filter.reader());
    List<NoticeRow> rows = notices.list(handle, sight, filter.state(), wanted);
    return new Page<>(
        views.views(handle, sight, rows), notices.count(handle, sight, filter.state(), wanted));
  }
}
