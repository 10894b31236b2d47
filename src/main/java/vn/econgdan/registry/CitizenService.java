package vn.econgdan.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.FieldEdit;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.registry.SubscriptionStore.Ending;
import vn.econgdan.registry.SubscriptionStore.SubscriptionNumber;

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
                    VisibleNumber.to(actor, citizen.phone()),
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
    return rules
        .check(draft)
        .flatMap(row -> basis.transactions().in(actor, handle -> create(handle, actor, row)));
  }

  private Outcome<CitizenView> create(Handle handle, Actor actor, CitizenRow row) {
    return home(handle, actor, row)
        .flatMap(
            home ->
                written(handle, actor, "CITIZEN_CREATED", CitizenStore.insert(handle, home, row)));
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
    return ReadVersion.check(change.edit().version(), now.version(), shown(handle, actor, now))
        .flatMap(fresh -> change(handle, actor, now, change));
  }

  private Outcome<CitizenView> change(
      Handle handle, Actor actor, CitizenView known, CitizenChange change) {
    long id = Long.parseLong(known.id());
    CitizenRow row = change.over(known);
    Outcome<CitizenView> changed =
        home(handle, actor, row)
            .flatMap(
                home ->
                    written(
                        handle,
                        actor,
                        "CITIZEN_CHANGED",
                        CitizenStore.update(handle, id, home, row)));
    if (!changed.isRefused()) {
      SubscriptionStore.running(handle, id).ifPresent(running -> follow(handle, running, change));
    }
    return changed;
  }

  /** The subscription follows the person: another number, or the end when he is gone. */
  private void follow(Handle handle, long subscription, CitizenChange change) {
    if (!change.phone().isKept()) {
      SubscriptionStore.changeNumber(
          handle,
          subscription,
          change.phone().value().map(this::number).orElse(null),
          basis.clock().now());
    }
    end(handle, subscription, change.edit().movedOutOn(), "MOVED_OUT");
    end(handle, subscription, change.edit().deceasedOn(), "DECEASED");
  }

  private SubscriptionNumber number(CitizenChange.Phone phone) {
    return new SubscriptionNumber(phone.e164(), phone.mobile(), basis.clock().now());
  }

  private void end(Handle handle, long subscription, FieldEdit<LocalDate> day, String reason) {
    day.value()
        .ifPresent(
            first ->
                SubscriptionStore.end(
                    handle, subscription, new Ending(first, reason, basis.clock().now())));
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

  private static Outcome<HouseholdView> home(Handle handle, Actor actor, CitizenRow row) {
    return HouseholdService.visible(handle, actor, row.draft().householdId())
        .map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(Refusal.unacceptable("householdId", "HOUSEHOLD_UNKNOWN")));
  }
}
