package vn.econgdan.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Alarms;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Problem;
import vn.econgdan.kernel.Role;

/**
 * Where an administrator looks after accounts: all of them, or those of his ward when he is bound
 * to one. Another ward's is as unknown as one there is not (404).
 */
public final class AccountService {
  private final Accounts accounts;
  private final ActorTransactions transactions;
  private final AuditTrail audit;
  private final Alarms alarms;

  /**
   * @param worker the cross-ward pool, which alone may write accounts
   */
  public AccountService(Jdbi worker, BusinessClock clock, Alarms alarms) {
    this.accounts = new Accounts(worker, clock);
    this.transactions = new ActorTransactions(worker);
    this.audit = new AuditTrail(clock);
    this.alarms = alarms;
  }

  /**
   * By login unless another order is wanted; {@code q} looks in login and name.
   *
   * @param login a part of it; null for any
   * @param ward null for any
   */
  public Page<AccountView> list(
      Actor administrator, String login, String ward, ListRequest wanted) {
    AccountListStore.Filter filter = new AccountListStore.Filter(login, ward);
    return transactions.in(
        administrator,
        handle ->
            AccountListStore.page(handle, administrator, filter, wanted).map(AccountRow::view));
  }

  /** One account. Refused: ACCOUNT_UNKNOWN. */
  public Outcome<AccountView> find(Actor administrator, String id) {
    return transactions.in(
        administrator,
        handle ->
            AccountListStore.find(handle, administrator, id)
                .map(row -> Outcome.accepted(row.view()))
                .orElseGet(Accounts::unknown));
  }

  /** The account that calls. */
  public Outcome<AccountView> own(Actor self) {
    return find(self, Long.toString(self.accountId()));
  }

  /**
   * Another name, other roles or groups; they count from the next call on, also for the account's
   * keys. Refused: ACCOUNT_UNKNOWN; what a new account is refused for; STALE_ACCOUNT with the
   * account as it is; LAST_ADMINISTRATOR.
   */
  public Outcome<AccountView> edit(Actor administrator, String id, AccountEdit edit) {
    return changed(administrator, id, "ACCOUNT_EDITED", new Edit(administrator, edit));
  }

  private final class Edit implements Change {
    private final Actor by;
    private final AccountEdit edit;

    Edit(Actor by, AccountEdit edit) {
      this.by = by;
      this.edit = edit;
    }

    @Override
    public Outcome<AccountRow> on(Handle handle, AccountRow row) {
      if (row.version() != edit.version()) {
        return Outcome.refused(Refusal.conflict("STALE_ACCOUNT", row.view()));
      }
      NewAccount wanted = edit.of(row);
      List<Problem> problems = new ArrayList<>(AccountRules.edited(wanted));
      problems.addAll(accounts.strange(handle, wanted, problems));
      if (!problems.isEmpty()) {
        return Outcome.refused(Refusal.unacceptable(problems));
      }
      if (!wanted.roles().contains(Role.ADMINISTRATOR) && isLast(handle, row)) {
        return last();
      }
      return accounts.placed(handle, wanted).map(placed -> write(handle, row, placed));
    }

    private AccountRow write(Handle handle, AccountRow row, NewAccount placed) {
      AccountListStore.rename(handle, row.id(), placed.displayName());
      AccountListStore.ungrant(handle, row.id());
      accounts.grantAll(handle, row.id(), placed);
      return AccountListStore.find(handle, by, Long.toString(row.id())).orElseThrow();
    }
  }

  /** Nobody comes in with it any more, by password or key. Refused also: LAST_ADMINISTRATOR. */
  public Outcome<AccountView> lock(Actor administrator, String id) {
    return changed(
        administrator,
        id,
        "ACCOUNT_LOCKED",
        (handle, row) ->
            isLast(handle, row) ? last() : activated(handle, administrator, row, false));
  }

  /** Opens it again, and forgets the wrong passwords that were tried on it. */
  public Outcome<AccountView> unlock(Actor administrator, String id) {
    Outcome<AccountView> outcome =
        changed(
            administrator,
            id,
            "ACCOUNT_UNLOCKED",
            (handle, row) -> {
              LoginFailureStore.forget(handle, row.login());
              return activated(handle, administrator, row, true);
            });
    clearLock(outcome);
    return outcome;
  }

  private void clearLock(Outcome<AccountView> outcome) {
    if (!outcome.isRefused()) {
      alarms.clear("LOGIN_LOCKED", "account " + outcome.value().id());
    }
  }

  private static Outcome<AccountRow> activated(
      Handle handle, Actor by, AccountRow row, boolean active) {
    AccountListStore.activate(handle, row.id(), active);
    return Outcome.accepted(
        AccountListStore.find(handle, by, Long.toString(row.id())).orElseThrow());
  }

  /**
   * A random password, shown once; the old one ends at once on every node. The account's keys stay:
   * they are revoked one by one.
   */
  public Outcome<NewPassword> resetPassword(Actor administrator, String id) {
    String password = RandomPassword.make();
    Outcome<AccountView> outcome =
        Passwords.hashed(password, hash -> withHash(administrator, id, hash));
    clearLock(outcome);
    return outcome.map(account -> new NewPassword(account.id(), account.login(), password));
  }

  private Outcome<AccountView> withHash(Actor administrator, String id, String hash) {
    return changed(
        administrator,
        id,
        "PASSWORD_RESET",
        (handle, row) -> {
          LoginFailureStore.forget(handle, row.login());
          AccountListStore.password(handle, row.id(), hash);
          return Outcome.accepted(row);
        });
  }

  /**
   * One's own password. Wrong guesses at the current one are not counted here: whoever calls has
   * just shown it. Refused: CURRENT_PASSWORD_WRONG, LENGTH_RANGE, PASSWORD_COMMON, PASSWORD_SAME,
   * PASSWORDS_BUSY.
   */
  public Outcome<AccountView> changePassword(Actor self, PasswordChange change) {
    List<Problem> problems = new ArrayList<>();
    AccountRules.password(self.name(), change.password(), problems);
    if (change.password() != null && change.password().equals(change.current())) {
      problems.add(Problem.of("password", "PASSWORD_SAME"));
    }
    if (!problems.isEmpty()) {
      return Outcome.refused(Refusal.unacceptable(problems));
    }
    return PasswordHashLimiter.SHARED
        .within(() -> replaced(self, change))
        .orElseGet(() -> Outcome.refused(Refusal.busy("PASSWORDS_BUSY")));
  }

  /** No connection is held while hashes are computed. */
  private Outcome<AccountView> replaced(Actor self, PasswordChange change) {
    String current = change.current() == null ? "" : change.current();
    Optional<String> old =
        transactions
            .in(self, handle -> AccountStore.active(handle, self.name()))
            .map(AccountStore.Login::hash)
            .filter(hash -> Passwords.matches(current, hash));
    if (old.isEmpty()) {
      return wrongCurrent();
    }
    String fresh = Passwords.hash(change.password());
    return transactions.in(
        self,
        handle ->
            AccountListStore.replacePassword(handle, self.accountId(), old.get(), fresh)
                ? AccountListStore.find(handle, self, Long.toString(self.accountId()))
                    .map(row -> recorded(handle, self, "PASSWORD_CHANGED", row))
                    .orElseGet(Accounts::unknown)
                : wrongCurrent());
  }

  private static <T> Outcome<T> wrongCurrent() {
    return Outcome.refused(Refusal.unacceptable("current", "CURRENT_PASSWORD_WRONG"));
  }

  /** What becomes of an account that was found; runs in the act's transaction. */
  private interface Change {
    Outcome<AccountRow> on(Handle handle, AccountRow row);
  }

  private Outcome<AccountView> changed(Actor by, String id, String act, Change change) {
    Function<Handle, Outcome<AccountView>> work =
        handle ->
            AccountListStore.find(handle, by, id)
                .map(row -> change.on(handle, row))
                .orElseGet(Accounts::unknown)
                .flatMap(row -> recorded(handle, by, act, row));
    return transactions.in(by, work::apply);
  }

  private Outcome<AccountView> recorded(Handle handle, Actor by, String act, AccountRow row) {
    audit.record(handle, by, act, "account", Long.toString(row.id()), row.version());
    return Outcome.accepted(row.view());
  }

  private static boolean isLast(Handle handle, AccountRow row) {
    return row.ward() == null
        && row.active()
        && row.roles().contains(Role.ADMINISTRATOR)
        && !AccountListStore.anotherAdministrator(handle, row.id());
  }

  private static Outcome<AccountRow> last() {
    return Outcome.refused(Refusal.conflict("LAST_ADMINISTRATOR", null));
  }
}
