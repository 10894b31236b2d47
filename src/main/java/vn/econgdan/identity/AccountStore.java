package vn.econgdan.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.Role;
import vn.econgdan.kernel.WardCode;

/** Accounts and what was granted to them; only the worker's pool may read all and write. */
final class AccountStore {
  /** An account that may log in, and the hash its password is checked against. */
  record Login(Actor actor, String hash) {}

  private AccountStore() {}

  static Optional<Login> active(Handle handle, String login) {
    return handle
        .createQuery(
            """
            select a.id, a.login, a.password_hash, a.ward_code,
              array(select distinct g.role from role_grant g where g.account_id = a.id) as roles,
              led_group_codes(a.id) as groups
            from account a
            where a.login = :login and a.active
            """)
        .bind("login", login)
        .map(AccountStore::login)
        .findOne();
  }

  static Login login(ResultSet row, StatementContext context) throws SQLException {
    Actor actor =
        new Actor(
            row.getLong("id"),
            row.getString("login"),
            roles(strings(row, "roles")),
            Optional.ofNullable(row.getString("ward_code")).map(WardCode::new),
            strings(row, "groups"));
    return new Login(actor, row.getString("password_hash"));
  }

  private static Set<Role> roles(Set<String> names) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    names.forEach(name -> roles.add(Role.valueOf(name)));
    return roles;
  }

  private static Set<String> strings(ResultSet row, String column) throws SQLException {
    return Set.of((String[]) row.getArray(column).getArray());
  }

  /** Empty when the login is taken. */
  static Optional<Long> insert(Handle handle, NewAccount account, String hash, Instant now) {
    return handle
        .createQuery(
            """
            insert into account (login, password_hash, display_name, ward_code, created_at)
            values (:login, :hash, :displayName, :ward, :now)
            on conflict (login) do nothing
            returning id
            """)
        .bind("login", account.login())
        .bind("hash", hash)
        .bind("displayName", account.displayName())
        .bind("ward", account.ward())
        .bind("now", now)
        .mapTo(Long.class)
        .findOne();
  }

  static void grant(Handle handle, long id, Role role, String group, Instant now) {
    handle
        .createUpdate(
            """
            insert into role_grant (account_id, role, group_code, granted_at)
            values (:id, :role, :group, :now)
            """)
        .bind("id", id)
        .bind("role", role.name())
        .bind("group", group)
        .bind("now", now)
        .execute();
  }

  static boolean wardKnown(Handle handle, String ward, LocalDate day) {
    return handle
        .createQuery(
            """
            select exists (select from ward where code = :ward and (valid_to is null or valid_to > :day))
            """)
        .bind("ward", ward)
        .bind("day", day)
        .mapTo(Boolean.class)
        .one();
  }

  /** Those the ward has, as its registry writes them. */
  static List<String> groups(Handle handle, String ward, List<String> codes) {
    return handle
        .createQuery(
            """
            select distinct g.code from unnest(:codes) as given(code)
            join residential_group g on g.ward_code = :ward and g.code_fold = group_now(:ward, given.code)
            """)
        .bindArray("codes", String.class, codes)
        .bind("ward", ward)
        .mapTo(String.class)
        .list();
  }

  static boolean exists(Handle handle, String login) {
    return handle
        .createQuery("select exists (select from account where login = :login)")
        .bind("login", login)
        .mapTo(Boolean.class)
        .one();
  }

  static List<String> administrators(Handle handle) {
    return handle
        .createQuery(
            """
            select a.login from account a where a.active and a.ward_code is null
              and exists (select from role_grant g where g.account_id = a.id and g.role = 'ADMINISTRATOR')
            order by a.id
            """)
        .mapTo(String.class)
        .list();
  }

  static boolean anyAdministrator(Handle handle) {
    return handle
        .createQuery("select exists (select from role_grant where role = 'ADMINISTRATOR')")
        .mapTo(Boolean.class)
        .one();
  }
}
