package vn.econgdan.registry;

import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.PageRequest;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.registry.SubscriptionStore.Ending;
import vn.econgdan.registry.SubscriptionStore.SubscriptionNumber;

/** The citizens of a ward; a leader reads and writes those of his own groups. */
record CitizenService(RegistryDependencies basis, CitizenRules rules) {

  Page<CitizenView> list(Actor actor, CitizenStore.Filter filter, PageRequest page) {
    Page<CitizenView> found =
        basis.transactions().in(actor, handle -> CitizenStore.list(handle, filter, page));
    return new Page<>(
        found.items().stream().map(citizen -> shown(actor, citizen)).toList(), found.total());
  }

  private static CitizenView shown(Actor actor, CitizenView citizen) {
    return citizen.withPhone(VisibleNumber.to(actor, citizen.phone()));
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

  Outcome<CitizenView> edit(Actor actor, String id, CitizenDraft draft) {
    return rules
        .check(draft)
        .flatMap(row -> basis.transactions().in(actor, handle -> edit(handle, actor, id, row)));
  }

  private Outcome<CitizenView> edit(Handle handle, Actor actor, String id, CitizenRow row) {
    Optional<CitizenView> known = visible(handle, actor, id);
    if (known.isEmpty()) {
      return Outcome.refused(Refusal.unknown("CITIZEN_UNKNOWN"));
    }
    long number = Long.parseLong(known.get().id());
    Outcome<CitizenView> changed =
        home(handle, actor, row)
            .flatMap(
                home ->
                    written(
                        handle,
                        actor,
                        "CITIZEN_CHANGED",
                        CitizenStore.update(handle, number, home, row)));
    if (!changed.isRefused()) {
      SubscriptionStore.running(handle, number).ifPresent(running -> follow(handle, running, row));
    }
    return changed;
  }

  /** The subscription follows the person: another number, or the end when he is gone. */
  private void follow(Handle handle, long subscription, CitizenRow row) {
    changeNumber(handle, subscription, row);
    end(handle, subscription, row.draft().movedOutOn(), "MOVED_OUT");
    end(handle, subscription, row.draft().deceasedOn(), "DECEASED");
  }

  private void changeNumber(Handle handle, long subscription, CitizenRow row) {
    SubscriptionStore.endNumber(handle, subscription, row.phone(), basis.clock().now());
    if (row.phone() != null) {
      SubscriptionStore.addNumber(
          handle,
          subscription,
          new SubscriptionNumber(row.phone(), row.mobile(), basis.clock().now()));
    }
  }

  private void end(Handle handle, long subscription, LocalDate day, String reason) {
    if (day != null) {
      SubscriptionStore.end(handle, subscription, new Ending(day, reason, basis.clock().now()));
    }
  }

  private Outcome<CitizenView> written(
      Handle handle, Actor actor, String act, Optional<CitizenView> citizen) {
    if (citizen.isEmpty()) {
      return Outcome.refused(Refusal.taken("fullName", "NAME_TAKEN"));
    }
    basis.record(handle, actor, act, "citizen", Long.parseLong(citizen.get().id()));
    return Outcome.accepted(shown(actor, citizen.get()));
  }

  private static Outcome<HouseholdView> home(Handle handle, Actor actor, CitizenRow row) {
    return HouseholdService.visible(handle, actor, row.draft().householdId())
        .map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(Refusal.unacceptable("householdId", "HOUSEHOLD_UNKNOWN")));
  }
}
