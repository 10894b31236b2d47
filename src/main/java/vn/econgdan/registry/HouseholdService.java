package vn.econgdan.registry;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.PageRequest;
import vn.econgdan.kernel.Refusal;

/** The households of a ward; a leader reads and writes those of his own groups. */
record HouseholdService(RegistryDependencies basis) {

  Page<HouseholdView> list(Actor actor, String group, PageRequest page) {
    String[] scope = GroupScope.of(actor).codesOrNull();
    return basis
        .transactions()
        .in(actor, handle -> HouseholdStore.list(handle, scope, group, page));
  }

  /** Nothing for one that is not there, another ward's, or another leader's. */
  static Optional<HouseholdView> visible(Handle handle, Actor actor, String id) {
    return Ids.read(id)
        .flatMap(number -> HouseholdStore.find(handle, number))
        .filter(household -> GroupScope.of(actor).includes(household.group()));
  }

  Outcome<HouseholdView> create(Actor actor, HouseholdDraft draft) {
    return checked(draft)
        .flatMap(fine -> basis.transactions().in(actor, handle -> create(handle, actor, fine)));
  }

  private Outcome<HouseholdView> create(Handle handle, Actor actor, HouseholdDraft draft) {
    return group(handle, actor, draft)
        .flatMap(
            group ->
                written(
                    handle,
                    actor,
                    "HOUSEHOLD_CREATED",
                    HouseholdStore.insert(handle, group, draft)));
  }

  Outcome<HouseholdView> edit(Actor actor, String id, HouseholdDraft draft) {
    return checked(draft)
        .flatMap(fine -> basis.transactions().in(actor, handle -> edit(handle, actor, id, fine)));
  }

  private Outcome<HouseholdView> edit(Handle handle, Actor actor, String id, HouseholdDraft draft) {
    Optional<HouseholdView> known = visible(handle, actor, id);
    if (known.isEmpty()) {
      return Outcome.refused(Refusal.unknown("HOUSEHOLD_UNKNOWN"));
    }
    long number = Long.parseLong(known.get().id());
    return group(handle, actor, draft)
        .map(group -> HouseholdStore.update(handle, number, group, draft))
        .map(changed -> changed ? Optional.of(number) : Optional.<Long>empty())
        .flatMap(changed -> written(handle, actor, "HOUSEHOLD_CHANGED", changed));
  }

  private Outcome<HouseholdView> written(
      Handle handle, Actor actor, String act, Optional<Long> id) {
    if (id.isEmpty()) {
      return Outcome.refused(Refusal.taken("code", "CODE_TAKEN"));
    }
    basis.record(handle, actor, act, "household", id.get());
    return Outcome.accepted(HouseholdStore.find(handle, id.get()).orElseThrow());
  }

  private static Outcome<GroupView> group(Handle handle, Actor actor, HouseholdDraft draft) {
    Optional<GroupView> group = GroupStore.byCode(handle, draft.group().strip());
    if (group.isEmpty()) {
      return Outcome.refused(Refusal.unacceptable("group", "GROUP_UNKNOWN"));
    }
    return GroupScope.of(actor).includes(group.get().code())
        ? Outcome.accepted(group.get())
        : Outcome.refused(Refusal.forbidden("OTHER_GROUP"));
  }

  private static Outcome<HouseholdDraft> checked(HouseholdDraft draft) {
    return new FieldRules()
        .required("group", draft.group(), 30)
        .required("code", draft.code(), 50)
        .optional("address", draft.address(), 300)
        .accept(draft);
  }
}
