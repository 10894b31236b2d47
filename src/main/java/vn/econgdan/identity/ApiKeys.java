package vn.econgdan.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.Characters;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Problem;

/**
 * Keys with which a program comes in the name of an account. A key is shown once, expires, does no
 * more than its account may at that moment, and ends with it.
 */
public final class ApiKeys {
  /** How long a key lives when nobody says. */
  public static final int USUAL_DAYS = 90;

  /** How long it may live at most. */
  public static final int MOST_DAYS = 366;

  static final int MOST_USABLE = 20;
  private static final int LONGEST_NAME = 100;
  private static final Duration LAST_USED_PRECISION = Duration.ofMinutes(1);

  private final Jdbi worker;
  private final ActorTransactions transactions;
  private final AuditTrail audit;
  private final BusinessClock clock;

  /**
   * @param worker the cross-ward pool: before somebody is known there is no ward to look in
   */
  public ApiKeys(Jdbi worker, BusinessClock clock) {
    this.worker = worker;
    this.transactions = new ActorTransactions(worker);
    this.audit = new AuditTrail(clock);
    this.clock = clock;
  }

  /**
   * Who comes with this secret. Empty for an unknown, expired or revoked key, and for a closed
   * account: read each time, so that each of these counts at once on every node.
   */
  public Optional<KeyHolder> authenticate(String secret) {
    KeySecret given = new KeySecret(secret);
    if (!given.plausible()) {
      return Optional.empty();
    }
    Instant now = clock.now();
    return worker.withHandle(
        handle -> {
          Optional<KeyHolder> holder = ApiKeyStore.usable(handle, given.hash(), now);
          holder.ifPresent(
              key -> ApiKeyStore.used(handle, key.keyId(), now, now.minus(LAST_USED_PRECISION)));
          return holder;
        });
  }

  /**
   * A new key; the answer holds its secret, which is kept nowhere. Refused: an account one does not
   * administer (404), a scope the account has no role for, METRICS by an administrator of a ward
   * only, an expiry that passed or is too far off (422), too many keys (409).
   */
  public Outcome<ApiKeyView> create(Actor administrator, String account, NewApiKey draft) {
    return transactions.in(
        administrator,
        handle ->
            AccountListStore.find(handle, administrator, account)
                .map(row -> create(handle, administrator, row, draft))
                .orElseGet(Accounts::unknown));
  }

  private Outcome<ApiKeyView> create(Handle handle, Actor by, AccountRow account, NewApiKey draft) {
    Instant now = clock.now();
    Instant end =
        draft.expiresAt() == null ? now.plus(Duration.ofDays(USUAL_DAYS)) : draft.expiresAt();
    List<Problem> problems = problems(by, account, draft, end);
    if (!problems.isEmpty()) {
      return Outcome.refused(Refusal.unacceptable(problems));
    }
    if (ApiKeyStore.usable(handle, account.id(), now) >= MOST_USABLE) {
      return Outcome.refused(Refusal.conflict("KEYS_TOO_MANY", null));
    }
    KeySecret secret = KeySecret.random();
    ApiKeyView made =
        ApiKeyStore.insert(
            handle,
            new ApiKeyStore.Row(account.id(), draft, secret.hash(), by.accountId(), now, end));
    audit.record(handle, by, "API_KEY_CREATED", "api_key", made.id());
    return Outcome.accepted(made.with(secret));
  }

  private List<Problem> problems(Actor by, AccountRow account, NewApiKey draft, Instant end) {
    List<Problem> problems = new ArrayList<>();
    name(draft.name(), problems);
    if (draft.scopes().isEmpty()) {
      problems.add(Problem.of("scopes", "SCOPES_MISSING"));
    }
    if (draft.scopes().contains(KeyScope.METRICS) && by.ward().isPresent()) {
      problems.add(Problem.of("scopes", "SCOPE_BEYOND_WARD"));
    }
    draft.scopes().stream()
        .filter(scope -> scope.role().filter(role -> !account.roles().contains(role)).isPresent())
        .forEach(scope -> problems.add(Problem.of("scopes", "SCOPE_WITHOUT_ROLE", scope)));
    Instant now = clock.now();
    if (!end.isAfter(now) || end.isAfter(now.plus(Duration.ofDays(MOST_DAYS)))) {
      problems.add(Problem.of("expiresAt", "EXPIRY_RANGE", MOST_DAYS));
    }
    return problems;
  }

  private static void name(String name, List<Problem> problems) {
    if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
      problems.add(Problem.of("name", "LENGTH_RANGE", 1, LONGEST_NAME));
    } else if (Characters.firstBroken(name).isPresent()) {
      problems.add(Problem.of("name", "BROKEN_CHARACTER", Characters.firstBroken(name).get()));
    }
  }

  /**
   * An account's keys, the newest first unless another order is wanted, those that ended among
   * them; {@code q} looks in names and scopes. Refused: 404.
   */
  public Outcome<Page<ApiKeyView>> list(Actor administrator, String account, ListRequest wanted) {
    return transactions.in(
        administrator,
        handle ->
            AccountListStore.find(handle, administrator, account)
                .map(row -> Outcome.accepted(ApiKeyStore.page(handle, row.id(), wanted)))
                .orElseGet(Accounts::unknown));
  }

  /** The key is good for nothing from now on, on every node; a second time changes nothing. */
  public Outcome<ApiKeyView> revoke(Actor administrator, String account, String id) {
    return transactions.in(
        administrator,
        handle ->
            AccountListStore.find(handle, administrator, account)
                .flatMap(row -> revoked(handle, row.id(), id))
                .map(key -> recorded(handle, administrator, key))
                .orElseGet(() -> Outcome.refused(Refusal.unknown("API_KEY_UNKNOWN"))));
  }

  private Optional<ApiKeyView> revoked(Handle handle, long account, String id) {
    return AccountListStore.id(id)
        .flatMap(number -> ApiKeyStore.revoke(handle, account, number, clock.now()));
  }

  private Outcome<ApiKeyView> recorded(Handle handle, Actor by, ApiKeyView key) {
    audit.record(handle, by, "API_KEY_REVOKED", "api_key", key.id());
    return Outcome.accepted(key);
  }
}
