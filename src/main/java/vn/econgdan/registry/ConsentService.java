package vn.econgdan.registry;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Ids;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.registry.ConsentStore.Given;
import vn.econgdan.registry.ConsentStore.Withdrawn;
import vn.econgdan.registry.SubscriptionStore.Ended;
import vn.econgdan.registry.SubscriptionStore.Ending;
import vn.econgdan.registry.residence.RegistryDependencies;

/**
 * What people agree to and take back. The consent to notices belongs to the subscription, which
 * waits until it is proven and ends with it; the one to invitations stands by itself.
 */
record ConsentService(
    RegistryDependencies basis, SubscriptionRules rules, SubscriptionService subscriptions) {

  /** Proves a claimed consent: from today the subscription is served and charged. */
  Outcome<SubscriptionView> confirm(Actor actor, String id, ConsentDraft draft) {
    return rules
        .check(draft)
        .flatMap(
            checked ->
                basis.transactions().in(actor, handle -> confirm(handle, actor, id, checked)));
  }

  private Outcome<SubscriptionView> confirm(
      Handle handle, Actor actor, String id, ConsentDraft draft) {
    Optional<SubscriptionView> known = subscriptions.locked(handle, actor, id);
    if (known.isEmpty()) {
      return SubscriptionService.unknown();
    }
    SubscriptionView waiting = known.get();
    if (waiting.state() != SubscriptionState.AWAITING_CONFIRMATION) {
      return Outcome.refused(
          Refusal.conflict(
              waiting.endsOn() == null ? "SUBSCRIPTION_CONFIRMED" : "SUBSCRIPTION_ENDED",
              SubscriptionService.shown(actor, waiting)));
    }
    long number = Long.parseLong(waiting.id());
    LocalDate day = draft.date() == null ? waiting.consent().date() : draft.date();
    CitizenView citizen =
        CitizenStore.find(handle, Long.parseLong(waiting.citizenId())).orElseThrow();
    ConsentStore.give(handle, citizen, given(actor, ConsentPurpose.NOTICES, draft, day));
    SubscriptionStore.confirm(handle, number, basis.clock().today());
    return subscriptions.written(handle, actor, "SUBSCRIPTION_CONFIRMED", number);
  }

  private Given given(Actor actor, ConsentPurpose purpose, ConsentDraft draft, LocalDate day) {
    return new Given(
        purpose,
        draft.channel(),
        day,
        ConsentEvidence.of(draft.evidence()).text(),
        actor,
        basis.clock().now());
  }

  /** Every consent and the subscription end with this transaction; once more changes nothing. */
  Outcome<SubscriptionView> withdraw(Actor actor, String id, Withdrawal withdrawal) {
    return SubscriptionRules.check(withdrawal)
        .flatMap(
            checked ->
                basis.transactions().in(actor, handle -> withdraw(handle, actor, id, checked)));
  }

  private Outcome<SubscriptionView> withdraw(
      Handle handle, Actor actor, String id, Withdrawal withdrawal) {
    Optional<SubscriptionView> known = subscriptions.locked(handle, actor, id);
    if (known.isEmpty()) {
      return SubscriptionService.unknown();
    }
    if (known.get().state() == SubscriptionState.ENDED) {
      return Outcome.accepted(SubscriptionService.shown(actor, known.get()));
    }
    long number = Long.parseLong(known.get().id());
    ConsentStore.withdraw(
        handle,
        Long.parseLong(known.get().citizenId()),
        EnumSet.allOf(ConsentPurpose.class),
        new Withdrawn(withdrawal, actor, basis.clock().now()));
    endAll(handle, actor, known.get());
    return subscriptions.written(handle, actor, "SUBSCRIPTION_WITHDRAWN", number);
  }

  /** Also one that was to end on a later day, and another one of his that was to begin then. */
  private void endAll(Handle handle, Actor actor, SubscriptionView named) {
    Ending today = new Ending(basis.clock().today(), "WITHDRAWN", basis.clock().now());
    for (Ended ended : SubscriptionStore.end(handle, Long.parseLong(named.citizenId()), today)) {
      ended.recordAdvanced(handle, actor, basis);
      SubscriptionStore.changeNumber(handle, ended.id(), null, basis.clock().now());
      if (ended.id() != Long.parseLong(named.id())) {
        subscriptions.written(handle, actor, "SUBSCRIPTION_WITHDRAWN", ended.id());
      }
    }
  }

  /** Invitations are advertising: they need a consent of their own. */
  Outcome<CitizenView> invite(Actor actor, String citizen, ConsentDraft draft) {
    return rules
        .check(draft)
        .flatMap(
            checked ->
                basis.transactions().in(actor, handle -> invite(handle, actor, citizen, checked)));
  }

  private Outcome<CitizenView> invite(Handle handle, Actor actor, String id, ConsentDraft draft) {
    Optional<CitizenView> citizen = locked(handle, actor, id);
    if (citizen.isEmpty()) {
      return CitizenService.unknown();
    }
    if (citizen.get().movedOutOn() != null || citizen.get().deceasedOn() != null) {
      return Outcome.refused(Refusal.conflict("PERSON_GONE", null));
    }
    LocalDate day = draft.date() == null ? basis.clock().today() : draft.date();
    boolean given =
        ConsentStore.give(
            handle, citizen.get(), given(actor, ConsentPurpose.INVITATIONS, draft, day));
    return given
        ? written(handle, actor, "INVITATIONS_AGREED", citizen.get())
        : Outcome.refused(
            Refusal.conflict(
                "CONSENT_RUNNING", CitizenService.shown(handle, actor, citizen.get())));
  }

  /** Notices go on; once more changes nothing. */
  Outcome<CitizenView> uninvite(Actor actor, String citizen, Withdrawal withdrawal) {
    return SubscriptionRules.check(withdrawal)
        .flatMap(
            checked ->
                basis
                    .transactions()
                    .in(actor, handle -> uninvite(handle, actor, citizen, checked)));
  }

  private Outcome<CitizenView> uninvite(
      Handle handle, Actor actor, String id, Withdrawal withdrawal) {
    Optional<CitizenView> citizen = locked(handle, actor, id);
    if (citizen.isEmpty()) {
      return CitizenService.unknown();
    }
    ConsentStore.withdraw(
        handle,
        Long.parseLong(citizen.get().id()),
        EnumSet.of(ConsentPurpose.INVITATIONS),
        new Withdrawn(withdrawal, actor, basis.clock().now()));
    return written(handle, actor, "INVITATIONS_WITHDRAWN", citizen.get());
  }

  private static Optional<CitizenView> locked(Handle handle, Actor actor, String id) {
    Ids.read(id).ifPresent(number -> CitizenStore.lock(handle, number));
    return CitizenService.visible(handle, actor, id);
  }

  private Outcome<CitizenView> written(
      Handle handle, Actor actor, String act, CitizenView citizen) {
    basis.record(
        handle,
        actor,
        act,
        new RegistryDependencies.Versioned("citizen", citizen.id(), citizen.version()));
    return Outcome.accepted(CitizenService.shown(handle, actor, citizen));
  }
}
