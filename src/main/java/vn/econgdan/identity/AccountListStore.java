package vn.econgdan.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.Role;
import vn.econgdan.kernel.SortColumns;
import vn.econgdan.kernel.WardCode;

/**
 * Accounts as their administrator looks after them; an administrator of a ward reaches no other.
 */
final class AccountListStore {
  private static final String COLUMNS =
      """
      a.id, a.login, a.display_name, a.ward_code, a.active, a.version,
        array(select distinct g.role from role_grant g where g.account_id = a.id) as roles,
        array(select distinct coalesce(d.code, g.group_code) from role_grant g
          left join residential_group d on d.id = granted_group(a.ward_code, g.group_code, g.granted_at)
          where g.account_id = a.id and g.group_code <> '') as groups,
        (select f.blocked_until from login_failure f
          where f.login = encode(sha256(convert_to(a.login, 'UTF8')), 'hex') and f.address = '') as locked_out_until
      """;

  private AccountListStore() {}

  /** A written id as a number; empty for what is none. */
  static Optional<Long> id(String text) {
    return Optional.ofNullable(text).filter(id -> id.matches("\\d{1,18}")).map(Long::valueOf);
  }

  /** Locks it until the transaction ends, so that two edits take turns. */
  static Optional<AccountRow> find(Handle handle, Actor by, String id) {
    return id(id).flatMap(number -> find(handle, by, number));
  }

  private static Optional<AccountRow> find(Handle handle, Actor by, long id) {
    return handle
        .createQuery(
            """
            select <columns> from account a
            where a.id = :id and (cast(:ward as text) is null or a.ward_code = :ward) for update of a
            """)
        .define("columns", COLUMNS)
        .bind("id", id)
        .bind("ward", ward(by))
        .map(AccountListStore::row)
        .findOne();
  }

  private static String ward(Actor by) {
    return by.ward().map(WardCode::code).orElse(null);
  }

  /** Which accounts are wanted; null leaves a filter out. */
  record Filter(String login, String ward) {}

  private static final Listing<AccountRow> LIST =
      new Listing<>(
          COLUMNS,
          "account a",
          "",
          """
          (cast(:own as text) is null or a.ward_code = :own)
            and (cast(:ward as text) is null or a.ward_code = :ward)
            and (cast(:login as text) is null or strpos(a.login, lower(:login)) > 0)
            and (cast(:text as text) is null or strpos(fold(a.login || ' ' || a.display_name), :text) > 0)
          """,
          new SortColumns(
              Map.of(
                  "login", "a.login",
                  "displayName", "fold(a.display_name)",
                  "ward", "a.ward_code",
                  "active", "a.active"),
              "a.login"),
          AccountListStore::row);

  static Page<AccountRow> page(Handle handle, Actor by, Filter filter, ListRequest wanted) {
    Map<String, Object> bound = new HashMap<>();
    bound.put("own", ward(by));
    bound.put("login", filter.login());
    bound.put("ward", filter.ward());
    return LIST.page(handle, wanted, bound);
  }

  private static AccountRow row(ResultSet row, StatementContext context) throws SQLException {
    OffsetDateTime until = row.getObject("locked_out_until", OffsetDateTime.class);
    return new AccountRow(
        row.getLong("id"),
        row.getString("login"),
        row.getString("display_name"),
        row.getString("ward_code"),
        row.getBoolean("active"),
        row.getInt("version"),
        strings(row, "roles").map(Role::valueOf).sorted().toList(),
        strings(row, "groups").sorted().toList(),
        until == null ? null : until.toInstant());
  }

  private static Stream<String> strings(ResultSet row, String column) throws SQLException {
    return Stream.of((String[]) row.getArray(column).getArray());
  }

  static void rename(Handle handle, long id, String displayName) {
    handle
        .createUpdate(
            "update account set display_name = :name, version = version + 1 where id = :id")
        .bind("id", id)
        .bind("name", displayName)
        .execute();
  }

  static void ungrant(Handle handle, long id) {
    handle.createUpdate("delete from role_grant where account_id = :id").bind("id", id).execute();
  }

  static void activate(Handle handle, long id, boolean active) {
    handle
        .createUpdate("update account set active = :active, version = version + 1 where id = :id")
        .bind("id", id)
        .bind("active", active)
        .execute();
  }

  static void password(Handle handle, long id, String hash) {
    handle
        .createUpdate(
            "update account set password_hash = :hash, version = version + 1 where id = :id")
        .bind("id", id)
        .bind("hash", hash)
        .execute();
  }

  /** False when somebody else changed it meanwhile. */
  static boolean replacePassword(Handle handle, long id, String old, String hash) {
    return handle
            .createUpdate(
                """
                update account set password_hash = :hash, version = version + 1
                where id = :id and password_hash = :old
                """)
            .bind("id", id)
            .bind("old", old)
            .bind("hash", hash)
            .execute()
        == 1;
  }

  /** Whether somebody else can still open every door; two who ask at once take turns. */
  static boolean anotherAdministrator(Handle handle, long id) {
    handle
        .createQuery("select pg_advisory_xact_lock(hashtextextended('last administrator', 0))")
        .mapTo(String.class)
        .list();
    return handle
        .createQuery(
            """
            select exists (select from account a join role_grant g on g.account_id = a.id
              where g.role = 'ADMINISTRATOR' and a.active and a.ward_code is null and a.id <> :id)
            """)
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
  }
}
