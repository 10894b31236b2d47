package vn.econgdan.registry;

import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Ids;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.registry.phone.PhoneNumbers;
import vn.econgdan.registry.residence.GroupDraft;
import vn.econgdan.registry.residence.GroupEdit;
import vn.econgdan.registry.residence.GroupScope;
import vn.econgdan.registry.residence.GroupService;
import vn.econgdan.registry.residence.GroupView;
import vn.econgdan.registry.residence.HouseholdDraft;
import vn.econgdan.registry.residence.HouseholdEdit;
import vn.econgdan.registry.residence.HouseholdService;
import vn.econgdan.registry.residence.HouseholdView;
import vn.econgdan.registry.residence.RegistryDependencies;

/**
 * Who lives where in a ward, who subscribed with which number and agreed to what (CONTRACT 4). The
 * actor is bound to a ward; an officer sees all of it, a leader the groups he leads: what he may
 * not see is answered as unknown (404). Each act is one transaction with its audit row.
 *
 * <p>An edit names the version it was made on and changes only the fields it names. Refused
 * everywhere: 409 STALE_ENTRY with the entry as it is; 422 VERSION_REQUIRED, and NOT_REMOVABLE for
 * a field that must have a value.
 */
public final class RegistryService {
  private final GroupService groups;
  private final HouseholdService households;
  private final CitizenService citizens;
  private final SubscriptionService subscriptions;
  private final ConsentService consents;
  private final RegistryDependencies basis;

  public RegistryService(RegistryDependencies basis) {
    PhoneNumbers numbers = new PhoneNumbers();
    this.basis = basis;
    this.groups = new GroupService(basis);
    this.households = new HouseholdService(basis);
    this.citizens = new CitizenService(basis, new CitizenRules(numbers));
    SubscriptionRules rules = new SubscriptionRules(numbers, basis.clock());
    this.subscriptions = new SubscriptionService(basis, rules);
    this.consents = new ConsentService(basis, rules, subscriptions);
  }

  public Page<GroupView> listGroups(Actor actor, ListRequest wanted) {
    return groups.list(actor, wanted);
  }

  /** Refused: 404 GROUP_UNKNOWN. */
  public Outcome<GroupView> findGroup(Actor actor, String id) {
    return groups.find(actor, id);
  }

  /** Refused: a leader (403), a code that is taken (409), a field (422). */
  public Outcome<GroupView> createGroup(Actor actor, GroupDraft draft) {
    return groups.create(actor, draft);
  }

  /** As {@link #createGroup}; 404 GROUP_UNKNOWN. */
  public Outcome<GroupView> editGroup(Actor actor, String id, GroupEdit edit) {
    return groups.edit(actor, id, edit);
  }

  /**
   * @param group a group's code; null for all
   * @param wanted a number finds the households of who has it
   */
  public Page<HouseholdView> listHouseholds(Actor actor, String group, ListRequest wanted) {
    return households.list(actor, group, wanted);
  }

  /** Refused: 404 HOUSEHOLD_UNKNOWN. */
  public Outcome<HouseholdView> findHousehold(Actor actor, String id) {
    return households.find(actor, id);
  }

  /** Refused: another leader's group (403), a code that is taken (409), a field (422). */
  public Outcome<HouseholdView> createHousehold(Actor actor, HouseholdDraft draft) {
    return households.create(actor, draft);
  }

  /** As {@link #createHousehold}; 404 HOUSEHOLD_UNKNOWN. */
  public Outcome<HouseholdView> editHousehold(Actor actor, String id, HouseholdEdit edit) {
    return households.edit(actor, id, edit);
  }

  /**
   * @param household a household's id; null for all
   * @param group a group's code; null for all
   * @param wanted its text is part of a name or of the household's code
   */
  public Outcome<Page<CitizenView>> listCitizens(
      Actor actor, String household, String group, ListRequest wanted) {
    if (household != null && Ids.read(household).isEmpty()) {
      return Outcome.refused(Refusal.unacceptable("household", "HOUSEHOLD_UNKNOWN"));
    }
    Long home = Ids.read(household).orElse(null);
    String[] scope = GroupScope.of(actor).foldsOrNull();
    return Outcome.accepted(
        citizens.list(actor, new CitizenStore.Filter(scope, home, group), wanted));
  }

  /** Refused: 404 CITIZEN_UNKNOWN. */
  public Outcome<CitizenView> findCitizen(Actor actor, String id) {
    return citizens.find(actor, id);
  }

  /**
   * Refused: a name the household has already, a number of another household unless it is shared on
   * purpose (409), a field (422).
   */
  public Outcome<CitizenView> createCitizen(Actor actor, CitizenDraft draft) {
    return citizens.create(actor, draft);
  }

  /**
   * As {@link #createCitizen}; 404 CITIZEN_UNKNOWN. Another number ends the old one and begins now;
   * who moved out or died has no subscription from that day; who moves to another household is paid
   * for by it if the old one paid.
   */
  public Outcome<CitizenView> editCitizen(Actor actor, String id, CitizenEdit edit) {
    return citizens.edit(actor, id, edit);
  }

  /**
   * The citizen agrees to invitations, which are advertising. Refused: 404 CITIZEN_UNKNOWN, 409
   * CONSENT_RUNNING, PERSON_GONE, a field (422).
   */
  public Outcome<CitizenView> invite(Actor actor, String id, ConsentDraft draft) {
    return consents.invite(actor, id, draft);
  }

  /**
   * No more invitations; once more changes nothing. Refused: 404 CITIZEN_UNKNOWN, a field (422).
   */
  public Outcome<CitizenView> uninvite(Actor actor, String id, Withdrawal withdrawal) {
    return consents.uninvite(actor, id, withdrawal);
  }

  /**
   * @param citizen a citizen's id; null for all
   * @param active running today, confirmed and not suspended, or the others; null for all
   * @param state a {@link SubscriptionState}; null for all
   */
  public Outcome<Page<SubscriptionView>> listSubscriptions(
      Actor actor, String citizen, Boolean active, String state, ListRequest wanted) {
    if (citizen != null && Ids.read(citizen).isEmpty()) {
      return Outcome.refused(Refusal.unacceptable("citizen", "CITIZEN_UNKNOWN"));
    }
    SubscriptionStore.Filter filter =
        new SubscriptionStore.Filter(
            GroupScope.of(actor).foldsOrNull(),
            null,
            Ids.read(citizen).orElse(null),
            active,
            state == null ? null : SubscriptionState.valueOf(state),
            basis.clock().today());
    return Outcome.accepted(subscriptions.list(actor, filter, wanted));
  }

  /** Refused: 404 SUBSCRIPTION_UNKNOWN. */
  public Outcome<SubscriptionView> findSubscription(Actor actor, String id) {
    return subscriptions.find(actor, id);
  }

  /**
   * With its consent; without evidence of it the subscription waits. Refused: one that runs already
   * (409), a field (422).
   */
  public Outcome<SubscriptionView> createSubscription(Actor actor, SubscriptionDraft draft) {
    return subscriptions.create(actor, draft);
  }

  /** Refused: 404 SUBSCRIPTION_UNKNOWN, 409 SUBSCRIPTION_ENDED, a field (422). */
  public Outcome<SubscriptionView> editSubscription(Actor actor, String id, SubscriptionEdit edit) {
    return subscriptions.edit(actor, id, edit);
  }

  /**
   * What proves the consent of a subscription that waits; it is served and charged from today.
   * Refused: 404 SUBSCRIPTION_UNKNOWN, 409 SUBSCRIPTION_CONFIRMED, SUBSCRIPTION_ENDED, a field
   * (422).
   */
  public Outcome<SubscriptionView> confirm(Actor actor, String id, ConsentDraft draft) {
    return consents.confirm(actor, id, draft);
  }

  /**
   * Ends every consent of the citizen and the subscription at once; once more changes nothing.
   * Refused: 404 SUBSCRIPTION_UNKNOWN, a field (422).
   */
  public Outcome<SubscriptionView> withdraw(Actor actor, String id, Withdrawal withdrawal) {
    return consents.withdraw(actor, id, withdrawal);
  }
}
