package vn.econgdan.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Problem;
import vn.econgdan.kernel.Role;

/** Who there is. Works on the worker's pool: only the worker may add an account. */
public final class Accounts {
  private final Jdbi worker;
  private final ActorTransactions transactions;
  private final AuditTrail audit;
  private final BusinessClock clock;

  public Accounts(Jdbi worker, BusinessClock clock) {
    this.worker = worker;
    this.transactions = new ActorTransactions(worker);
    this.audit = new AuditTrail(clock);
    this.clock = clock;
  }

  /**
   * A new account, with its audit row. Refused: a malformed or taken login, a password that is too
   * short or common, a ward role without ward, a ward or group there is not, a leader without
   * groups, the back office with a ward's role (422); an administrator bound to a ward who reaches
   * into another (403).
   */
  public Outcome<AccountView> create(Actor administrator, NewAccount account) {
    if (administrator.ward().filter(own -> !own.code().equals(account.ward())).isPresent()) {
      return Outcome.refused(Refusal.forbidden("WARD_FOREIGN"));
    }
    List<Problem> problems = transactions.in(administrator, handle -> problems(handle, account));
    if (!problems.isEmpty()) {
      return Outcome.refused(Refusal.unacceptable(problems));
    }
    return Passwords.hashed(
        account.password(),
        hash ->
            transactions.in(
                administrator,
                handle ->
                    placed(handle, account).flatMap(a -> add(handle, administrator, a, hash))));
  }

  /** What its form, the registry and the other accounts have against it. */
  private List<Problem> problems(Handle handle, NewAccount account) {
    List<Problem> problems = new ArrayList<>(AccountRules.problems(account));
    problems.addAll(strange(handle, account, problems));
    if (account.login() != null && AccountStore.exists(handle, account.login())) {
      problems.add(Problem.of("login", "LOGIN_TAKEN"));
    }
    return problems;
  }

  static <T> Outcome<T> unknown() {
    return Outcome.refused(Refusal.unknown("ACCOUNT_UNKNOWN"));
  }

  /** In a ward there is, leading groups it has, in the registry's spelling. */
  Outcome<NewAccount> placed(Handle handle, NewAccount account) {
    List<Problem> strange = strange(handle, account, List.of());
    return strange.isEmpty()
        ? Outcome.accepted(
            account.leading(AccountStore.groups(handle, account.ward(), account.groups())))
        : Outcome.refused(Refusal.unacceptable(strange));
  }

  /** A ward and groups there are not; a field that is wrong by itself is not looked up. */
  List<Problem> strange(Handle handle, NewAccount account, List<Problem> known) {
    Predicate<String> wellFormed =
        field -> known.stream().noneMatch(problem -> problem.field().equals(field));
    boolean ward =
        account.ward() == null
            || !wellFormed.test("ward")
            || AccountStore.wardKnown(handle, account.ward(), clock.today());
    if (!ward) {
      return List.of(Problem.of("ward", "WARD_UNKNOWN", account.ward()));
    }
    return wellFormed.test("groups") && hasStrangeGroup(handle, account)
        ? List.of(Problem.of("groups", "GROUP_UNKNOWN"))
        : List.of();
  }

  private static boolean hasStrangeGroup(Handle handle, NewAccount account) {
    return AccountStore.groups(handle, account.ward(), account.groups()).size()
        < account.groups().size();
  }

  private Outcome<AccountView> add(Handle handle, Actor by, NewAccount account, String hash) {
    Optional<Long> id = AccountStore.insert(handle, account, hash, clock.now());
    if (id.isEmpty()) {
      return Outcome.refused(Refusal.unacceptable("login", "LOGIN_TAKEN"));
    }
    grantAll(handle, id.get(), account);
    audit.record(handle, by, "ACCOUNT_CREATED", "account", Long.toString(id.get()), null);
    return Outcome.accepted(AccountView.of(id.get(), account));
  }

  void grantAll(Handle handle, long id, NewAccount account) {
    account.roles().stream().distinct().forEach(role -> grant(handle, id, role, account));
  }

  /** A leader's grant is per group; every other role is for the whole ward or city. */
  private void grant(Handle handle, long id, Role role, NewAccount account) {
    List<String> groups = role == Role.LEADER ? account.groups() : List.of("");
    groups.forEach(group -> AccountStore.grant(handle, id, role, group, clock.now()));
  }

  /** Whether the first administrator may have this password; what a new account is asked for. */
  public static boolean isStrongForAdministrator(String password) {
    return AccountRules.problems(DemoAccounts.administrator(password)).isEmpty();
  }

  /** The password everybody knows: for the demo only. */
  public static boolean isOfDemo(String password) {
    return DemoAccounts.PASSWORD.equals(password);
  }

  /**
   * Makes {@code quantri} the first administrator (CONTRACT 2, ECONGDAN_ADMIN_PASSWORD); does
   * nothing once there is one, so a changed setting never changes a password.
   *
   * @throws IllegalArgumentException when the password is not acceptable
   */
  public void ensureAdministrator(String password) {
    if (!worker.withHandle(AccountStore::anyAdministrator)) {
      NewAccount administrator = DemoAccounts.administrator(password);
      ensure(administrator, AccountRules.problems(administrator));
    }
  }

  /**
   * Makes {@code quantri} the first administrator with a random password, which exists nowhere else
   * in clear; empty once there is an administrator.
   */
  public Optional<NewPassword> makeAdministrator() {
    if (worker.withHandle(AccountStore::anyAdministrator)) {
      return Optional.empty();
    }
    String password = RandomPassword.make();
    Outcome<AccountView> made = beforeItsWard(DemoAccounts.administrator(password));
    if (made.isRefused()) {
      throw new IllegalStateException("no administrator can be made: " + made.reason().code());
    }
    return Optional.of(new NewPassword(made.value().id(), made.value().login(), password));
  }

  /** Logins of those who may open every door, the first ones made first. */
  public List<String> administrators() {
    return worker.withHandle(AccountStore::administrators);
  }

  /** Logins of the demo's accounts that still have the password everybody knows. */
  public List<String> withDemoPassword() {
    return DemoAccounts.all().stream()
        .map(NewAccount::login)
        .filter(
            login ->
                worker
                    .withHandle(handle -> AccountStore.active(handle, login))
                    .filter(found -> Passwords.matches(DemoAccounts.PASSWORD, found.hash()))
                    .isPresent())
        .toList();
  }

  /** The demo's accounts (CONTRACT 2); those already there stay as they are. */
  public void ensureDemo() {
    DemoAccounts.all().forEach(account -> ensure(account, List.of()));
  }

  /** The first accounts are there before wards and groups are. */
  private Outcome<AccountView> beforeItsWard(NewAccount account) {
    String hash = Passwords.hash(account.password());
    return transactions.in(Actor.SYSTEM, handle -> add(handle, Actor.SYSTEM, account, hash));
  }

  private void ensure(NewAccount account, List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(account + " cannot be made: " + problems);
    }
    if (worker.withHandle(handle -> AccountStore.exists(handle, account.login()))) {
      return;
    }
    Outcome<AccountView> outcome = beforeItsWard(account);
    boolean elsewhereAtTheSameTime =
        outcome.isRefused() && outcome.reason().code().equals("LOGIN_TAKEN");
    if (outcome.isRefused() && !elsewhereAtTheSameTime) {
      throw new IllegalArgumentException(
          account + " cannot be made: " + outcome.reason().problems());
    }
  }
}
