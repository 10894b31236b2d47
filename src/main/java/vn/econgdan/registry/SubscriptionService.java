package vn.econgdan.registry;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.PageRequest;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.registry.ConsentStore.Given;
import vn.econgdan.registry.SubscriptionStore.Ending;
import vn.econgdan.registry.SubscriptionStore.Filter;
import vn.econgdan.registry.SubscriptionStore.SubscriptionNumber;
import vn.econgdan.registry.SubscriptionStore.SubscriptionRow;

/** Subscriptions of a ward's citizens; a leader reads and writes those of his own groups. */
record SubscriptionService(RegistryDependencies basis, SubscriptionRules rules) {

  Page<SubscriptionView> list(Actor actor, Filter filter, PageRequest page) {
    Page<SubscriptionView> found =
        basis.transactions().in(actor, handle -> SubscriptionStore.list(handle, filter, page));
    return new Page<>(found.items().stream().map(row -> shown(actor, row)).toList(), found.total());
  }

  private static SubscriptionView shown(Actor actor, SubscriptionView subscription) {
    return subscription.withPhone(VisibleNumber.to(actor, subscription.phone()));
  }

  Outcome<SubscriptionView> create(Actor actor, SubscriptionDraft draft) {
    return rules
        .check(draft)
        .flatMap(fine -> basis.transactions().in(actor, handle -> create(handle, actor, fine)));
  }

  private Outcome<SubscriptionView> create(Handle handle, Actor actor, SubscriptionDraft draft) {
    Optional<CitizenView> citizen = CitizenService.visible(handle, actor, draft.citizenId());
    if (citizen.isEmpty()) {
      return Outcome.refused(Refusal.unacceptable("citizenId", "CITIZEN_UNKNOWN"));
    }
    if (citizen.get().movedOutOn() != null || citizen.get().deceasedOn() != null) {
      return Outcome.refused(Refusal.unacceptable("citizenId", "PERSON_GONE"));
    }
    String phone = draft.phone() == null ? citizen.get().phone() : draft.phone();
    return rules
        .mobile(phone)
        .flatMap(
            number ->
                payer(handle, actor, citizen.get(), draft.payerHouseholdId())
                    .flatMap(
                        payer ->
                            begin(
                                handle,
                                new Beginning(actor, citizen.get(), draft, payer, number))));
  }

  private record Beginning(
      Actor actor, CitizenView citizen, SubscriptionDraft draft, long payer, String number) {}

  private Outcome<SubscriptionView> begin(Handle handle, Beginning beginning) {
    CitizenView citizen = beginning.citizen();
    SubscriptionDraft draft = beginning.draft();
    Optional<Long> id =
        SubscriptionStore.insert(
            handle, citizen, new SubscriptionRow(beginning.payer(), draft.begins()));
    if (id.isEmpty()) {
      return Outcome.refused(Refusal.taken("citizenId", "SUBSCRIPTION_RUNNING"));
    }
    ConsentStore.give(
        handle,
        citizen,
        new Given(
            draft.consentDate(),
            draft.consentEvidence().strip(),
            beginning.actor(),
            basis.clock().now()));
    SubscriptionStore.addNumber(handle, id.get(), mobile(beginning.number()));
    return written(handle, beginning.actor(), "SUBSCRIPTION_CREATED", id.get());
  }

  Outcome<SubscriptionView> edit(Actor actor, String id, SubscriptionEdit edit) {
    return basis.transactions().in(actor, handle -> edit(handle, actor, id, edit));
  }

  private Outcome<SubscriptionView> edit(
      Handle handle, Actor actor, String id, SubscriptionEdit edit) {
    Optional<SubscriptionView> known = visible(handle, actor, id);
    if (known.isEmpty()) {
      return Outcome.refused(Refusal.unknown("SUBSCRIPTION_UNKNOWN"));
    }
    if (known.get().endsOn() != null) {
      return Outcome.refused(Refusal.conflict("SUBSCRIPTION_ENDED", null));
    }
    return newPayer(handle, actor, edit)
        .flatMap(payer -> newNumber(edit))
        .flatMap(number -> change(handle, actor, known.get(), new Change(edit, number)));
  }

  /**
   * @param number the new one; empty to keep the old
   */
  private record Change(SubscriptionEdit edit, Optional<String> number) {}

  private Outcome<SubscriptionView> change(
      Handle handle, Actor actor, SubscriptionView known, Change change) {
    long id = Long.parseLong(known.id());
    SubscriptionStore.change(handle, id, change.edit(), basis.clock().now());
    change.number().ifPresent(number -> changeNumber(handle, known, number));
    return written(handle, actor, "SUBSCRIPTION_CHANGED", id);
  }

  /** A person has one number: the citizen's row follows. */
  private void changeNumber(Handle handle, SubscriptionView known, String number) {
    long id = Long.parseLong(known.id());
    CitizenStore.changePhone(handle, Long.parseLong(known.citizenId()), number);
    SubscriptionStore.endNumber(handle, id, number, basis.clock().now());
    SubscriptionStore.addNumber(handle, id, mobile(number));
  }

  private SubscriptionNumber mobile(String number) {
    return new SubscriptionNumber(number, true, basis.clock().now());
  }

  private Outcome<Optional<String>> newNumber(SubscriptionEdit edit) {
    return edit.phone() == null
        ? Outcome.accepted(Optional.empty())
        : rules.mobile(edit.phone()).map(Optional::of);
  }

  private static Outcome<Boolean> newPayer(Handle handle, Actor actor, SubscriptionEdit edit) {
    boolean fine =
        edit.payerHouseholdId() == null
            || HouseholdService.visible(handle, actor, edit.payerHouseholdId()).isPresent();
    return fine ? Outcome.accepted(true) : payerUnknown();
  }

  private static Outcome<Long> payer(
      Handle handle, Actor actor, CitizenView citizen, String wanted) {
    String id = wanted == null ? citizen.householdId() : wanted;
    return HouseholdService.visible(handle, actor, id)
        .map(payer -> Outcome.accepted(Long.valueOf(payer.id())))
        .orElseGet(SubscriptionService::payerUnknown);
  }

  private static <T> Outcome<T> payerUnknown() {
    return Outcome.refused(Refusal.unacceptable("payerHouseholdId", "HOUSEHOLD_UNKNOWN"));
  }

  /** Consent and subscription end with this transaction; once more changes nothing. */
  Outcome<SubscriptionView> withdraw(Actor actor, String id, Withdrawal withdrawal) {
    return SubscriptionRules.check(withdrawal)
        .flatMap(
            fine -> basis.transactions().in(actor, handle -> withdraw(handle, actor, id, fine)));
  }

  private Outcome<SubscriptionView> withdraw(
      Handle handle, Actor actor, String id, Withdrawal withdrawal) {
    Optional<SubscriptionView> known = visible(handle, actor, id);
    if (known.isEmpty()) {
      return Outcome.refused(Refusal.unknown("SUBSCRIPTION_UNKNOWN"));
    }
    if (known.get().endsOn() != null && !known.get().endsOn().isAfter(basis.clock().today())) {
      return Outcome.accepted(shown(actor, known.get()));
    }
    stop(handle, known.get(), withdrawal);
    return written(handle, actor, "SUBSCRIPTION_WITHDRAWN", Long.parseLong(known.get().id()));
  }

  private void stop(Handle handle, SubscriptionView subscription, Withdrawal withdrawal) {
    long id = Long.parseLong(subscription.id());
    ConsentStore.withdraw(
        handle,
        Long.parseLong(subscription.citizenId()),
        withdrawal.through(),
        basis.clock().now());
    SubscriptionStore.end(
        handle, id, new Ending(basis.clock().today(), "WITHDRAWN", basis.clock().now()));
    SubscriptionStore.endNumber(handle, id, null, basis.clock().now());
  }

  private Outcome<SubscriptionView> written(Handle handle, Actor actor, String act, long id) {
    basis.record(handle, actor, act, "subscription", id);
    return Outcome.accepted(shown(actor, visible(handle, actor, Long.toString(id)).orElseThrow()));
  }

  private Optional<SubscriptionView> visible(Handle handle, Actor actor, String id) {
    String[] scope = GroupScope.of(actor).codesOrNull();
    return Ids.read(id)
        .map(number -> new Filter(scope, number, null, null, basis.clock().today()))
        .flatMap(
            filter ->
                SubscriptionStore.list(handle, filter, new PageRequest(1, 1)).items().stream()
                    .findFirst());
  }
}
