package vn.econgdan.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.identity.LoginAnswer.Busy;
import vn.econgdan.identity.LoginAnswer.Denied;
import vn.econgdan.identity.LoginAnswer.Entered;
import vn.econgdan.identity.LoginAnswer.Wait;
import vn.econgdan.kernel.Alarms;
import vn.econgdan.kernel.BusinessClock;

/**
 * The front door: login and password become an actor, and who guesses waits longer and longer
 * (docs/access.md). Failures are counted in the database, so that all nodes are one door.
 */
public final class LogIn {
  private static final Duration KNOWN_FOR = Duration.ofDays(90);
  private static final Duration KNOWN_PRECISION = Duration.ofDays(1);

  private final Jdbi worker;
  private final BusinessClock clock;
  private final Alarms alarms;
  private final VerifiedCredentials verified = new VerifiedCredentials();
  private final PasswordHashLimiter turns = PasswordHashLimiter.SHARED;

  /**
   * @param worker the cross-ward pool: before somebody is known there is no ward to look in
   */
  public LogIn(Jdbi worker, BusinessClock clock, Alarms alarms) {
    this.worker = worker;
    this.clock = clock;
    this.alarms = alarms;
  }

  /** What the database says of somebody before his password is looked at. */
  private record Sight(Optional<AccountStore.Login> account, Optional<Instant> blockedUntil) {}

  /**
   * Lets in or not. The account's row is read each time, so that a closed account, a changed
   * password or role counts at once on every node; only the slow hash of a password that was right
   * is spared for a minute. While somebody has to wait his password is not looked at at all.
   *
   * @param address of the network he comes from
   */
  public LoginAnswer enter(String login, String password, String address) {
    LoginAttempt at = LoginAttempt.of(login, address);
    Sight seen = look(at);
    if (seen.blockedUntil().isPresent()) {
      return waiting(seen);
    }
    if (seen.account().filter(account -> remembered(account, password)).isPresent()) {
      return new Entered(seen.account().get().actor());
    }
    return turns.within(() -> checked(at, password)).orElseGet(Busy::new);
  }

  private Sight look(LoginAttempt at) {
    return worker.withHandle(
        handle ->
            new Sight(
                at.plausible() ? AccountStore.active(handle, at.name()) : Optional.empty(),
                LoginFailureStore.blockedUntil(handle, at, clock.now())));
  }

  private Wait waiting(Sight seen) {
    return new Wait(Duration.between(clock.now(), seen.blockedUntil().orElseThrow()));
  }

  private boolean remembered(AccountStore.Login account, String password) {
    return verified.contains(account.actor().name(), password, account.hash(), clock.now());
  }

  /**
   * Looks once more, since others may have failed while this one waited for his turn: so no more
   * guesses than there are turns can overtake the count.
   */
  private LoginAnswer checked(LoginAttempt at, String password) {
    Sight seen = look(at);
    if (seen.blockedUntil().isPresent()) {
      return waiting(seen);
    }
    if (seen.account().filter(account -> matches(account, password)).isPresent()) {
      return entered(at, password, seen.account().get());
    }
    if (seen.account().isEmpty()) {
      Passwords.matchesNobody(password);
    }
    worker.useTransaction(handle -> failed(handle, at));
    return new Denied();
  }

  private static boolean matches(AccountStore.Login account, String password) {
    return Passwords.matches(password, account.hash());
  }

  private Entered entered(LoginAttempt at, String password, AccountStore.Login account) {
    verified.remember(account.actor().name(), password, account.hash(), clock.now());
    long id = account.actor().accountId();
    Instant now = clock.now();
    worker.useTransaction(
        handle -> {
          forgiven(handle, at);
          if (!LoginFailureStore.isKnownHere(
              handle, id, at.address(), now.minus(KNOWN_PRECISION))) {
            LoginFailureStore.knowHere(handle, id, at.address(), now);
            LoginFailureStore.forgetAddresses(handle, id, now.minus(KNOWN_FOR));
          }
        });
    return new Entered(account.actor());
  }

  private static void forgiven(Handle handle, LoginAttempt at) {
    int slips = LoginFailureStore.forgive(handle, at);
    if (slips > 0) {
      LoginFailureStore.lower(handle, "", at.address(), slips);
      LoginFailureStore.lower(handle, at.login(), "", slips);
    }
  }

  /** Always in this order, so that two who fail together do not wait for each other. */
  private void failed(Handle handle, LoginAttempt at) {
    Instant now = clock.now();
    count(handle, LoginDelays.LOGIN_AT_ADDRESS, at.login(), at.address());
    count(handle, LoginDelays.ADDRESS, "", at.address());
    int failures = count(handle, LoginDelays.LOGIN, at.login(), "");
    LoginFailureStore.forgetOlder(handle, now.minus(LoginDelays.MEMORY));
    if (LoginDelays.LOGIN.after(failures).isPresent() && at.plausible()) {
      AccountStore.active(handle, at.name())
          .ifPresent(account -> lockedOut(account.actor().accountId(), failures));
    }
  }

  private int count(Handle handle, LoginDelays delays, String login, String address) {
    Instant now = clock.now();
    int failures = LoginFailureStore.count(handle, login, address, now);
    delays
        .after(failures)
        .ifPresent(delay -> LoginFailureStore.block(handle, login, address, now.plus(delay)));
    return failures;
  }

  private void lockedOut(long account, int failures) {
    alarms.raise(
        "LOGIN_LOCKED", "account " + account, Map.of("failures", Integer.toString(failures)));
  }
}
