package vn.econgdan.registry;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Ids;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.PageRequest;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.registry.ConsentStore.Given;
import vn.econgdan.registry.SubscriptionStore.Claim;
import vn.econgdan.registry.SubscriptionStore.Filter;
import vn.econgdan.registry.SubscriptionStore.SubscriptionNumber;
import vn.econgdan.registry.SubscriptionStore.SubscriptionRow;
import vn.econgdan.registry.phone.NumberMasking;
import vn.econgdan.registry.residence.GroupScope;
import vn.econgdan.registry.residence.HouseholdService;
import vn.econgdan.registry.residence.RegistryDependencies;
import vn.econgdan.registry.residence.VersionCheck;

/** Subscriptions of a ward's citizens; a leader reads and writes those of his own groups. */
record SubscriptionService(RegistryDependencies basis, SubscriptionRules rules) {

  Page<SubscriptionView> list(Actor actor, Filter filter, ListRequest wanted) {
    Page<SubscriptionView> found =
        basis.transactions().in(actor, handle -> SubscriptionStore.list(handle, filter, wanted));
    return new Page<>(found.items().stream().map(row -> shown(actor, row)).toList(), found.total());
  }

  Outcome<SubscriptionView> find(Actor actor, String id) {
    return basis
        .transactions()
        .in(actor, handle -> visible(handle, actor, id))
        .map(subscription -> Outcome.accepted(shown(actor, subscription)))
        .orElseGet(SubscriptionService::unknown);
  }

  static Outcome<SubscriptionView> unknown() {
    return Outcome.refused(Refusal.unknown("SUBSCRIPTION_UNKNOWN"));
  }

  static SubscriptionView shown(Actor actor, SubscriptionView subscription) {
    return subscription.withPhone(NumberMasking.to(actor, subscription.phone()));
  }

  Outcome<SubscriptionView> create(Actor actor, SubscriptionDraft draft) {
    return basis.transactions().in(actor, handle -> create(handle, actor, draft));
  }

  private Outcome<SubscriptionView> create(Handle handle, Actor actor, SubscriptionDraft draft) {
    Outcome<CitizenView> citizen = subscriber(handle, actor, draft.citizenId());
    return rules
        .check(draft)
        .and(citizen, (checked, person) -> person)
        .and(number(draft, citizen), Reached::new)
        .and(
            payer(handle, actor, citizen, draft.payerHouseholdId()),
            (reached, payer) -> new Beginning(actor, reached, draft, payer))
        .flatMap(beginning -> begin(handle, beginning));
  }

  private static Outcome<CitizenView> subscriber(Handle handle, Actor actor, String id) {
    Optional<CitizenView> citizen = CitizenService.visible(handle, actor, id);
    if (citizen.isEmpty()) {
      return Outcome.refused(Refusal.unacceptable("citizenId", "CITIZEN_UNKNOWN"));
    }
    boolean gone = citizen.get().movedOutOn() != null || citizen.get().deceasedOn() != null;
    return gone
        ? Outcome.refused(Refusal.unacceptable("citizenId", "PERSON_GONE"))
        : Outcome.accepted(citizen.get());
  }

  /** The number that was named, else the person's. */
  private Outcome<String> number(SubscriptionDraft draft, Outcome<CitizenView> citizen) {
    return draft.phone() == null
        ? citizen.flatMap(person -> rules.mobile(person.phone()))
        : rules.mobile(draft.phone());
  }

  private record Reached(CitizenView citizen, String number) {}

  private record Beginning(Actor actor, Reached reached, SubscriptionDraft draft, long payer) {
    CitizenView citizen() {
      return reached.citizen();
    }

    String number() {
      return reached.number();
    }
  }

  private Outcome<SubscriptionView> begin(Handle handle, Beginning beginning) {
    SubscriptionDraft draft = beginning.draft();
    Optional<Claim> claim =
        draft.isClaim()
            ? Optional.of(new Claim(draft.consentDate(), beginning.actor(), basis.clock().now()))
            : Optional.empty();
    Optional<Long> id =
        SubscriptionStore.insert(
            handle,
            beginning.citizen(),
            new SubscriptionRow(beginning.payer(), draft.begins(), claim));
    if (id.isEmpty()) {
      return Outcome.refused(Refusal.taken("citizenId", "SUBSCRIPTION_RUNNING"));
    }
    if (!draft.isClaim()) {
      ConsentStore.give(handle, beginning.citizen(), given(beginning));
    }
    SubscriptionStore.addNumber(handle, id.get(), mobile(beginning.number()));
    return written(handle, beginning.actor(), "SUBSCRIPTION_CREATED", id.get());
  }

  private Given given(Beginning beginning) {
    SubscriptionDraft draft = beginning.draft();
    return new Given(
        ConsentPurpose.NOTICES,
        draft.channel(),
        draft.consentDate(),
        ConsentEvidence.of(draft.consentEvidence()).text(),
        beginning.actor(),
        basis.clock().now());
  }

  Outcome<SubscriptionView> edit(Actor actor, String id, SubscriptionEdit edit) {
    return rules
        .check(edit)
        .flatMap(
            checked -> basis.transactions().in(actor, handle -> edit(handle, actor, id, checked)));
  }

  private Outcome<SubscriptionView> edit(
      Handle handle, Actor actor, String id, SubscriptionEdit edit) {
    Optional<SubscriptionView> known = locked(handle, actor, id);
    if (known.isEmpty()) {
      return unknown();
    }
    if (known.get().endsOn() != null) {
      return Outcome.refused(Refusal.conflict("SUBSCRIPTION_ENDED", shown(actor, known.get())));
    }
    return VersionCheck.check(edit.version(), known.get().version(), shown(actor, known.get()))
        .flatMap(fresh -> newPayer(handle, actor, edit))
        .flatMap(payer -> unlessNamesakes(handle, known.get(), edit))
        .flatMap(payer -> change(handle, actor, known.get(), edit));
  }

  private Outcome<SubscriptionView> change(
      Handle handle, Actor actor, SubscriptionView known, SubscriptionEdit edit) {
    long id = Long.parseLong(known.id());
    SubscriptionStore.change(handle, id, edit, basis.clock().now());
    edit.phone().value().ifPresent(number -> changeNumber(handle, known, number));
    return written(handle, actor, "SUBSCRIPTION_CHANGED", id);
  }

  /** A person has one number: the citizen's row follows. */
  private void changeNumber(Handle handle, SubscriptionView known, String number) {
    CitizenStore.changePhone(handle, Long.parseLong(known.citizenId()), number);
    SubscriptionStore.changeNumber(
        handle, Long.parseLong(known.id()), mobile(number), basis.clock().now());
  }

  private SubscriptionNumber mobile(String number) {
    return new SubscriptionNumber(number, true, basis.clock().now());
  }

  /** Two of one name and one number in a household could not be told apart. */
  private static Outcome<Boolean> unlessNamesakes(
      Handle handle, SubscriptionView known, SubscriptionEdit edit) {
    long citizen = Long.parseLong(known.citizenId());
    Optional<String> number = edit.phone().value();
    return number.filter(wanted -> CitizenStore.namesakeHas(handle, citizen, wanted)).isPresent()
        ? Outcome.refused(Refusal.taken("phone", "NAME_TAKEN"))
        : Outcome.accepted(true);
  }

  private static Outcome<Boolean> newPayer(Handle handle, Actor actor, SubscriptionEdit edit) {
    Optional<String> payer = edit.payerHouseholdId().value();
    boolean checked =
        payer.isEmpty() || HouseholdService.visible(handle, actor, payer.get()).isPresent();
    return checked ? Outcome.accepted(true) : payerUnknown();
  }

  private static Outcome<Long> payer(
      Handle handle, Actor actor, Outcome<CitizenView> citizen, String wanted) {
    Outcome<String> id =
        wanted == null ? citizen.map(CitizenView::householdId) : Outcome.accepted(wanted);
    return id.flatMap(household -> payer(handle, actor, household));
  }

  private static Outcome<Long> payer(Handle handle, Actor actor, String household) {
    return HouseholdService.visible(handle, actor, household)
        .map(payer -> Outcome.accepted(Long.valueOf(payer.id())))
        .orElseGet(SubscriptionService::payerUnknown);
  }

  private static <T> Outcome<T> payerUnknown() {
    return Outcome.refused(Refusal.unacceptable("payerHouseholdId", "HOUSEHOLD_UNKNOWN"));
  }

  /** As it stands after an act, with the act in the audit. */
  Outcome<SubscriptionView> written(Handle handle, Actor actor, String act, long id) {
    SubscriptionView now = visible(handle, actor, Long.toString(id)).orElseThrow();
    basis.record(
        handle,
        actor,
        act,
        new RegistryDependencies.Versioned("subscription", now.id(), now.version()));
    return Outcome.accepted(shown(actor, now));
  }

  /** What {@link #visible} finds, and nobody else's until the transaction ends. */
  Optional<SubscriptionView> locked(Handle handle, Actor actor, String id) {
    Ids.read(id).ifPresent(number -> SubscriptionStore.lock(handle, number));
    return visible(handle, actor, id);
  }

  private Optional<SubscriptionView> visible(Handle handle, Actor actor, String id) {
    String[] scope = GroupScope.of(actor).foldsOrNull();
    return Ids.read(id)
        .map(number -> new Filter(scope, number, null, null, null, basis.clock().today()))
        .flatMap(
            filter ->
                SubscriptionStore.list(handle, filter, ListRequest.of(new PageRequest(1, 1)))
                    .items()
                    .stream()
                    .findFirst());
  }
}
