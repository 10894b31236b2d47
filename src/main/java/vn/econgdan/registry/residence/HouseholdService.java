package vn.econgdan.registry.residence;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Characters;
import vn.econgdan.kernel.Ids;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.Refusal;

/** The households of a ward; a leader reads and writes those of his own groups. */
public record HouseholdService(RegistryDependencies basis) {
  private static final int GROUP_MAX = 30;
  private static final int CODE_MAX = 50;
  private static final int ADDRESS_MAX = 300;

  public Page<HouseholdView> list(Actor actor, String group, ListRequest wanted) {
    String[] scope = GroupScope.of(actor).foldsOrNull();
    return basis
        .transactions()
        .in(actor, handle -> HouseholdStore.list(handle, scope, group, wanted));
  }

  public Outcome<HouseholdView> find(Actor actor, String id) {
    return basis
        .transactions()
        .in(actor, handle -> visible(handle, actor, id))
        .map(Outcome::accepted)
        .orElseGet(HouseholdService::unknown);
  }

  private static Outcome<HouseholdView> unknown() {
    return Outcome.refused(Refusal.unknown("HOUSEHOLD_UNKNOWN"));
  }

  /** Nothing for one that is not there, another ward's, or another leader's. */
  public static Optional<HouseholdView> visible(Handle handle, Actor actor, String id) {
    return Ids.read(id)
        .flatMap(number -> HouseholdStore.find(handle, number))
        .filter(household -> GroupScope.of(actor).includes(household.group()));
  }

  public Outcome<HouseholdView> create(Actor actor, HouseholdDraft draft) {
    return basis.transactions().in(actor, handle -> create(handle, actor, draft));
  }

  private Outcome<HouseholdView> create(Handle handle, Actor actor, HouseholdDraft draft) {
    return checked(draft)
        .and(
            group(handle, actor, draft),
            (checked, group) -> HouseholdStore.insert(handle, group, checked))
        .flatMap(made -> written(handle, actor, "HOUSEHOLD_CREATED", made));
  }

  public Outcome<HouseholdView> edit(Actor actor, String id, HouseholdEdit edit) {
    return checked(edit)
        .flatMap(
            checked -> basis.transactions().in(actor, handle -> edit(handle, actor, id, checked)));
  }

  private Outcome<HouseholdView> edit(Handle handle, Actor actor, String id, HouseholdEdit edit) {
    Ids.read(id).ifPresent(number -> HouseholdStore.lock(handle, number));
    Optional<HouseholdView> known = visible(handle, actor, id);
    if (known.isEmpty()) {
      return unknown();
    }
    return VersionCheck.check(edit.version(), known.get().version(), known.get())
        .flatMap(now -> change(handle, actor, now, edit.over(now)));
  }

  private Outcome<HouseholdView> change(
      Handle handle, Actor actor, HouseholdView known, HouseholdDraft draft) {
    long number = Long.parseLong(known.id());
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
    HouseholdView household = HouseholdStore.find(handle, id.get()).orElseThrow();
    basis.record(
        handle,
        actor,
        act,
        new RegistryDependencies.Versioned("household", household.id(), household.version()));
    return Outcome.accepted(household);
  }

  private static Outcome<GroupView> group(Handle handle, Actor actor, HouseholdDraft draft) {
    Optional<GroupView> group =
        Optional.ofNullable(draft.group())
            .filter(code -> Characters.firstBroken(code).isEmpty())
            .flatMap(code -> GroupStore.byCode(handle, code));
    if (group.isEmpty()) {
      return Outcome.refused(Refusal.unacceptable("group", "GROUP_UNKNOWN"));
    }
    return GroupScope.of(actor).includes(group.get().code())
        ? Outcome.accepted(group.get())
        : Outcome.refused(Refusal.forbidden("OTHER_GROUP"));
  }

  private static Outcome<HouseholdEdit> checked(HouseholdEdit edit) {
    return new FieldRules()
        .version(edit.version())
        .edited("group", edit.group(), GROUP_MAX)
        .edited("code", edit.code(), CODE_MAX)
        .optional("address", edit.address().value().orElse(null), ADDRESS_MAX)
        .accept(edit);
  }

  private static Outcome<HouseholdDraft> checked(HouseholdDraft draft) {
    return new FieldRules()
        .required("group", draft.group(), GROUP_MAX)
        .required("code", draft.code(), CODE_MAX)
        .optional("address", draft.address(), ADDRESS_MAX)
        .accept(draft);
  }
}
