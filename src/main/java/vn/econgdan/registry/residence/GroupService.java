package vn.econgdan.registry.residence;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Ids;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.Refusal;

/** The groups of a ward; officers write them, leaders read their own. */
public record GroupService(RegistryDependencies basis) {
  private static final int CODE_MAX = 30;
  private static final int NAME_MAX = 100;

  public Page<GroupView> list(Actor actor, ListRequest wanted) {
    String[] codes = GroupScope.of(actor).foldsOrNull();
    return basis.transactions().in(actor, handle -> GroupStore.list(handle, codes, wanted));
  }

  public Outcome<GroupView> find(Actor actor, String id) {
    return basis
        .transactions()
        .in(actor, handle -> visible(handle, actor, id))
        .map(Outcome::accepted)
        .orElseGet(GroupService::unknown);
  }

  /** Nothing for one that is not there, another ward's, or another leader's. */
  private static Optional<GroupView> visible(Handle handle, Actor actor, String id) {
    return Ids.read(id)
        .flatMap(number -> GroupStore.find(handle, number))
        .filter(group -> GroupScope.of(actor).includes(group.code()));
  }

  private static Outcome<GroupView> unknown() {
    return Outcome.refused(Refusal.unknown("GROUP_UNKNOWN"));
  }

  public Outcome<GroupView> create(Actor actor, GroupDraft draft) {
    return checked(actor, draft)
        .flatMap(
            checked -> basis.transactions().in(actor, handle -> create(handle, actor, checked)));
  }

  private Outcome<GroupView> create(Handle handle, Actor actor, GroupDraft draft) {
    String ward = actor.ward().orElseThrow().code();
    return written(handle, actor, "GROUP_CREATED", GroupStore.insert(handle, ward, draft));
  }

  public Outcome<GroupView> edit(Actor actor, String id, GroupEdit edit) {
    return checked(actor, edit)
        .flatMap(
            checked -> basis.transactions().in(actor, handle -> edit(handle, actor, id, checked)));
  }

  private Outcome<GroupView> edit(Handle handle, Actor actor, String id, GroupEdit edit) {
    Ids.read(id).ifPresent(number -> GroupStore.lock(handle, number));
    Optional<GroupView> known = visible(handle, actor, id);
    if (known.isEmpty()) {
      return unknown();
    }
    long number = Long.parseLong(known.get().id());
    return VersionCheck.check(edit.version(), known.get().version(), known.get())
        .flatMap(
            now ->
                written(
                    handle,
                    actor,
                    "GROUP_CHANGED",
                    GroupStore.update(handle, number, edit.over(now))));
  }

  private Outcome<GroupView> written(
      Handle handle, Actor actor, String act, Optional<GroupView> group) {
    if (group.isEmpty()) {
      return Outcome.refused(Refusal.taken("code", "CODE_TAKEN"));
    }
    basis.record(
        handle,
        actor,
        act,
        new RegistryDependencies.Versioned(
            "residential_group", group.get().id(), group.get().version()));
    return Outcome.accepted(group.get());
  }

  private static Outcome<GroupEdit> checked(Actor actor, GroupEdit edit) {
    if (!GroupScope.of(actor).mayCreateGroups()) {
      return Outcome.refused(Refusal.forbidden("OTHER_GROUP"));
    }
    return new FieldRules()
        .version(edit.version())
        .edited("code", edit.code(), CODE_MAX)
        .edited("name", edit.name(), NAME_MAX)
        .notRemoved("active", edit.active())
        .accept(edit);
  }

  private static Outcome<GroupDraft> checked(Actor actor, GroupDraft draft) {
    if (!GroupScope.of(actor).mayCreateGroups()) {
      return Outcome.refused(Refusal.forbidden("OTHER_GROUP"));
    }
    return new FieldRules()
        .required("code", draft.code(), CODE_MAX)
        .required("name", draft.name(), NAME_MAX)
        .accept(draft);
  }
}
