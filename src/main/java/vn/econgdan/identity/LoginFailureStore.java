package vn.econgdan.identity;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Wrong passwords, counted where every node sees them; a door that is not attacked writes nothing.
 */
final class LoginFailureStore {
  private LoginFailureStore() {}

  /** Until when this try must wait, if it must; a lock-out of the login not where he is known. */
  static Optional<Instant> blockedUntil(Handle handle, LoginAttempt at, Instant now) {
    return handle
        .createQuery(
            """
            select max(f.blocked_until) from login_failure f
            where (f.login, f.address) in ((:login, :address), ('', :address), (:login, ''))
              and f.blocked_until > :now
              and (f.address <> '' or not exists (select from login_address k join account a on a.id = k.account_id
                where a.login = :name and k.address = :address))
            """)
        .bind("login", at.login())
        .bind("address", at.address())
        .bind("name", at.plausible() ? at.name() : "")
        .bind("now", now)
        .mapTo(Instant.class)
        .findOne();
  }

  /**
   * How often it failed within memory, this time included. A lock that ran out leaves half: one
   * more wrong try must not lock again, or an hour would become for ever.
   */
  static int count(Handle handle, String login, String address, Instant now) {
    return handle
        .createQuery(
            """
            insert into login_failure as f (login, address, failures, last_at)
            values (:login, :address, 1, :now)
            on conflict (login, address) do update set last_at = excluded.last_at,
              failures = case when f.last_at < :forgotten then 1
                when f.address = '' and f.blocked_until <= :now then f.failures / 2 + 1
                else f.failures + 1 end,
              blocked_until = case when f.last_at < :forgotten then null
                when f.address = '' and f.blocked_until <= :now then null
                else f.blocked_until end
            returning failures
            """)
        .bind("login", login)
        .bind("address", address)
        .bind("now", now)
        .bind("forgotten", now.minus(LoginDelays.MEMORY))
        .mapTo(Integer.class)
        .one();
  }

  static void block(Handle handle, String login, String address, Instant until) {
    handle
        .createUpdate(
            """
            update login_failure set blocked_until = greatest(blocked_until, :until)
            where login = :login and address = :address
            """)
        .bind("login", login)
        .bind("address", address)
        .bind("until", until)
        .execute();
  }

  /** What was counted against him here is gone; how often that was, or 0. */
  static int forgive(Handle handle, LoginAttempt at) {
    return handle
        .createQuery(
            """
            delete from login_failure where login = :login and address = :address returning failures
            """)
        .bind("login", at.login())
        .bind("address", at.address())
        .mapTo(Integer.class)
        .findOne()
        .orElse(0);
  }

  /** His own slips do not count against his office or his login; those of others do. */
  static void lower(Handle handle, String login, String address, int slips) {
    handle
        .createUpdate(
            """
            update login_failure set failures = greatest(failures - :slips, 0)
            where login = :login and address = :address
            """)
        .bind("login", login)
        .bind("address", address)
        .bind("slips", slips)
        .execute();
  }

  /** Everything that was counted against a login, from wherever it came. */
  static void forget(Handle handle, String login) {
    handle
        .createUpdate("delete from login_failure where login = :login")
        .bind("login", LoginAttempt.hash(login))
        .execute();
  }

  static void forgetOlder(Handle handle, Instant limit) {
    handle
        .createUpdate(
            """
            delete from login_failure where (login, address) in (
              select login, address from login_failure where last_at < :limit
              order by last_at limit 1000 for update skip locked)
            """)
        .bind("limit", limit)
        .execute();
  }

  static boolean isKnownHere(Handle handle, long account, String address, Instant since) {
    return handle
        .createQuery(
            """
            select exists (select from login_address
              where account_id = :account and address = :address and last_at >= :since)
            """)
        .bind("account", account)
        .bind("address", address)
        .bind("since", since)
        .mapTo(Boolean.class)
        .one();
  }

  static void knowHere(Handle handle, long account, String address, Instant now) {
    handle
        .createUpdate(
            """
            insert into login_address (account_id, address, last_at) values (:account, :address, :now)
            on conflict (account_id, address) do update set last_at = greatest(login_address.last_at, excluded.last_at)
            """)
        .bind("account", account)
        .bind("address", address)
        .bind("now", now)
        .execute();
  }

  static void forgetAddresses(Handle handle, long account, Instant limit) {
    handle
        .createUpdate("delete from login_address where account_id = :account and last_at < :limit")
        .bind("account", account)
        .bind("limit", limit)
        .execute();
  }
}
