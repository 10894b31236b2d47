package vn.econgdan.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.FieldEdit;
import vn.econgdan.kernel.Ids;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.registry.SubscriptionStore.Ending;
import vn.econgdan.registry.SubscriptionStore.SubscriptionNumber;
import vn.econgdan.registry.phone.NumberMasking;
import vn.econgdan.registry.residence.GroupScope;
import vn.econgdan.registry.residence.HouseholdService;
import vn.econgdan.registry.residence.HouseholdView;
import vn.econgdan.registry.residence.RegistryDependencies;
import vn.econgdan.registry.residence.VersionCheck;

/** The citizens of a ward; a leader reads and writes those of his own groups. */
record CitizenService(RegistryDependencies basis, CitizenRules rules) {

  Page<CitizenView> list(Actor actor, CitizenStore.Filter filter, ListRequest wanted) {
    return basis
        .transactions()
        .in(
            actor,
            handle -> {
              Page<CitizenView> found = CitizenStore.list(handle, filter, wanted);
              return new Page<>(shown(handle, actor, found.items()), found.total());
            });
  }

  Outcome<CitizenView> find(Actor actor, String id) {
    return basis
        .transactions()
        .in(
            actor,
            handle -> visible(handle, actor, id).map(citizen -> shown(handle, actor, citizen)))
        .map(Outcome::accepted)
        .orElseGet(CitizenService::unknown);
  }

  static <T> Outcome<T> unknown() {
    return Outcome.refused(Refusal.unknown("CITIZEN_UNKNOWN"));
  }

  static CitizenView shown(Handle handle, Actor actor, CitizenView citizen) {
    return shown(handle, actor, List.of(citizen)).get(0);
  }

  private static List<CitizenView> shown(Handle handle, Actor actor, List<CitizenView> citizens) {
    List<Long> ids = citizens.stream().map(citizen -> Long.valueOf(citizen.id())).toList();
    Map<Long, List<ConsentView>> consents = ConsentStore.of(handle, ids);
    return citizens.stream()
        .map(
            citizen ->
                citizen.shown(
                    NumberMasking.to(actor, citizen.phone()),
                    consents.getOrDefault(Long.valueOf(citizen.id()), List.of())))
        .toList();
  }

  /** Nothing for one that is not there, another ward's, or another leader's. */
  static Optional<CitizenView> visible(Handle handle, Actor actor, String id) {
    return Ids.read(id)
        .flatMap(number -> CitizenStore.find(handle, number))
        .filter(
            citizen -> HouseholdService.visible(handle, actor, citizen.householdId()).isPresent());
  }

  Outcome<CitizenView> create(Actor actor, CitizenDraft draft) {
    return basis.transactions().in(actor, handle -> create(handle, actor, draft));
  }

  private Outcome<CitizenView> create(Handle handle, Actor actor, CitizenDraft draft) {
    return rules
        .check(draft)
        .and(home(handle, actor, draft.householdId()), Newcomer::new)
        .flatMap(one -> unlessHeldElsewhere(handle, actor, null, one.row()).map(free -> one))
        .map(one -> CitizenStore.insert(handle, one.home(), one.row()))
        .flatMap(made -> written(handle, actor, "CITIZEN_CREATED", made));
  }

  private record Newcomer(CitizenRow row, HouseholdView home) {}

  /**
   * One more with a number that another household has would often be one more fee for one person.
   */
  private static Outcome<CitizenRow> unlessHeldElsewhere(
      Handle handle, Actor actor, Long self, CitizenRow row) {
    if (row.phone() == null || Boolean.TRUE.equals(row.draft().sharedNumber())) {
      return Outcome.accepted(row);
    }
    return CitizenStore.holderElsewhere(handle, self, row)
        .map(holder -> Outcome.<CitizenRow>refused(holder.refusal(GroupScope.of(actor))))
        .orElseGet(() -> Outcome.accepted(row));
  }

  Outcome<CitizenView> edit(Actor actor, String id, CitizenEdit edit) {
    return rules
        .check(edit)
        .flatMap(
            change -> basis.transactions().in(actor, handle -> edit(handle, actor, id, change)));
  }

  private Outcome<CitizenView> edit(Handle handle, Actor actor, String id, CitizenChange change) {
    Ids.read(id).ifPresent(number -> CitizenStore.lock(handle, number));
    Optional<CitizenView> known = visible(handle, actor, id);
    if (known.isEmpty()) {
      return unknown();
    }
    CitizenView now = known.get();
    return VersionCheck.check(change.edit().version(), now.version(), shown(handle, actor, now))
        .flatMap(fresh -> change(handle, actor, now, change));
  }

  private Outcome<CitizenView> change(
      Handle handle, Actor actor, CitizenView known, CitizenChange change) {
    long id = Long.parseLong(known.id());
    CitizenRow row = change.over(known);
    Outcome<CitizenView> changed =
        home(handle, actor, row.draft().householdId())
            .flatMap(home -> unlessNewNumberIsHeld(handle, actor, known, row).map(free -> home))
            .flatMap(
                home ->
                    written(
                        handle,
                        actor,
                        "CITIZEN_CHANGED",
                        CitizenStore.update(handle, id, home, row)));
    if (!changed.isRefused()) {
      SubscriptionStore.movePayer(handle, known, row.draft().householdId(), basis.clock().today());
      SubscriptionStore.running(handle, id).ifPresent(running -> follow(handle, running, change));
      end(handle, actor, id, change.edit().movedOutOn(), "MOVED_OUT");
      end(handle, actor, id, change.edit().deceasedOn(), "DECEASED");
    }
    return changed;
  }

  private static Outcome<CitizenRow> unlessNewNumberIsHeld(
      Handle handle, Actor actor, CitizenView known, CitizenRow row) {
    return Objects.equals(known.phone(), row.phone())
        ? Outcome.accepted(row)
        : unlessHeldElsewhere(handle, actor, Long.valueOf(known.id()), row);
  }

  /** The subscription follows the person's number. */
  private void follow(Handle handle, long subscription, CitizenChange change) {
    if (!change.phone().isKept()) {
      SubscriptionStore.changeNumber(
          handle,
          subscription,
          change.phone().value().map(this::number).orElse(null),
          basis.clock().now());
    }
  }

  private SubscriptionNumber number(CitizenChange.Phone phone) {
    return new SubscriptionNumber(phone.e164(), phone.mobile(), basis.clock().now());
  }

  /** Who is gone is served no more, also where a later end was set before. */
  private void end(
      Handle handle, Actor actor, long citizen, FieldEdit<LocalDate> day, String reason) {
    day.value()
        .map(first -> new Ending(first, reason, basis.clock().now()))
        .map(ending -> SubscriptionStore.end(handle, citizen, ending))
        .orElse(List.of())
        .forEach(ended -> ended.recordAdvanced(handle, actor, basis));
  }

  private Outcome<CitizenView> written(
      Handle handle, Actor actor, String act, Optional<CitizenView> citizen) {
    if (citizen.isEmpty()) {
      return Outcome.refused(Refusal.taken("fullName", "NAME_TAKEN"));
    }
    basis.record(
        handle,
        actor,
        act,
        new RegistryDependencies.Versioned("citizen", citizen.get().id(), citizen.get().version()));
    return Outcome.accepted(shown(handle, actor, citizen.get()));
  }

  private static Outcome<HouseholdView> home(Handle handle, Actor actor, String household) {
    return HouseholdService.visible(handle, actor, household)
        .map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(Refusal.unacceptable("householdId", "HOUSEHOLD_UNKNOWN")));
  }
}
