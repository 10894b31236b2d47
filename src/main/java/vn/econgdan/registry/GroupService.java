package vn.econgdan.registry;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.PageRequest;
import vn.econgdan.kernel.Refusal;

/** The groups of a ward; officers write them, leaders read their own. */
record GroupService(RegistryDependencies basis) {

  Page<GroupView> list(Actor actor, PageRequest page) {
    String[] codes = GroupScope.of(actor).codesOrNull();
    return basis.transactions().in(actor, handle -> GroupStore.list(handle, codes, page));
  }

  Outcome<GroupView> create(Actor actor, GroupDraft draft) {
    return checked(actor, draft)
        .flatMap(fine -> basis.transactions().in(actor, handle -> create(handle, actor, fine)));
  }

  private Outcome<GroupView> create(Handle handle, Actor actor, GroupDraft draft) {
    String ward = actor.ward().orElseThrow().code();
    return written(handle, actor, "GROUP_CREATED", GroupStore.insert(handle, ward, draft));
  }

  Outcome<GroupView> edit(Actor actor, String id, GroupDraft draft) {
    return checked(actor, draft)
        .flatMap(fine -> basis.transactions().in(actor, handle -> edit(handle, actor, id, fine)));
  }

  private Outcome<GroupView> edit(Handle handle, Actor actor, String id, GroupDraft draft) {
    Optional<GroupView> known = Ids.read(id).flatMap(number -> GroupStore.find(handle, number));
    if (known.isEmpty()) {
      return Outcome.refused(Refusal.unknown("GROUP_UNKNOWN"));
    }
    long number = Long.parseLong(known.get().id());
    return written(handle, actor, "GROUP_CHANGED", GroupStore.update(handle, number, draft));
  }

  private Outcome<GroupView> written(
      Handle handle, Actor actor, String act, Optional<GroupView> group) {
    if (group.isEmpty()) {
      return Outcome.refused(Refusal.taken("code", "CODE_TAKEN"));
    }
    basis.record(handle, actor, act, "residential_group", Long.parseLong(group.get().id()));
    return Outcome.accepted(group.get());
  }

  private static Outcome<GroupDraft> checked(Actor actor, GroupDraft draft) {
    if (!GroupScope.of(actor).mayCreateGroups()) {
      return Outcome.refused(Refusal.forbidden("OTHER_GROUP"));
    }
    return new FieldRules()
        .required("code", draft.code(), 30)
        .required("name", draft.name(), 100)
        .accept(draft);
  }
}
