package vn.econgdan.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.Role;
import vn.econgdan.kernel.SortColumns;

/** Keys; only the worker's pool may see them. */
final class ApiKeyStore {
  private static final String COLUMNS =
      "id, name, scopes, read_only, created_at, expires_at, last_used_at, revoked_at";

  private ApiKeyStore() {}

  static ApiKeyView insert(Handle handle, Row key) {
    return handle
        .createQuery(
            """
            insert into api_key (account_id, name, hash, scopes, read_only, created_by, created_at, expires_at)
            values (:account, :name, :hash, :scopes, :readOnly, :by, :now, :expiresAt)
            returning <columns>
            """)
        .define("columns", COLUMNS)
        .bind("account", key.account())
        .bind("name", key.draft().name())
        .bind("hash", key.hash())
        .bindArray("scopes", String.class, key.draft().scopes().stream().map(Enum::name).toList())
        .bind("readOnly", Boolean.TRUE.equals(key.draft().readOnly()))
        .bind("by", key.by())
        .bind("now", key.now())
        .bind("expiresAt", key.expiresAt())
        .map(ApiKeyStore::view)
        .one();
  }

  /** A key in the making. */
  record Row(long account, NewApiKey draft, byte[] hash, long by, Instant now, Instant expiresAt) {}

  private static final Listing<ApiKeyView> LIST =
      new Listing<>(
          COLUMNS,
          "api_key",
          "",
          """
          account_id = :account
            and (cast(:text as text) is null or strpos(fold(name || ' ' || array_to_string(scopes, ' ')), :text) > 0)
          """,
          new SortColumns(
              Map.of(
                  "name", "fold(name)",
                  "createdAt", "created_at",
                  "expiresAt", "expires_at",
                  "lastUsedAt", "last_used_at"),
              "id desc"),
          ApiKeyStore::view);

  static Page<ApiKeyView> page(Handle handle, long account, ListRequest wanted) {
    return LIST.page(handle, wanted, Map.of("account", account));
  }

  static long usable(Handle handle, long account, Instant now) {
    return handle
        .createQuery(
            """
            select count(*) from api_key
            where account_id = :account and revoked_at is null and expires_at > :now
            """)
        .bind("account", account)
        .bind("now", now)
        .mapTo(Long.class)
        .one();
  }

  /** The first to revoke it stays the one; empty when the account has no such key. */
  static Optional<ApiKeyView> revoke(Handle handle, long account, long id, Instant now) {
    return handle
        .createQuery(
            """
            update api_key set revoked_at = coalesce(revoked_at, :now)
            where id = :id and account_id = :account returning <columns>
            """)
        .define("columns", COLUMNS)
        .bind("id", id)
        .bind("account", account)
        .bind("now", now)
        .map(ApiKeyStore::view)
        .findOne();
  }

  private static ApiKeyView view(ResultSet row, StatementContext context) throws SQLException {
    return new ApiKeyView(
        row.getString("id"),
        row.getString("name"),
        scopes(row).toList(),
        row.getBoolean("read_only"),
        time(row, "created_at"),
        time(row, "expires_at"),
        time(row, "last_used_at"),
        time(row, "revoked_at"),
        null);
  }

  private static Stream<KeyScope> scopes(ResultSet row) throws SQLException {
    return Stream.of((String[]) row.getArray("scopes").getArray()).map(KeyScope::valueOf);
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** Whose key it is, while it may be used. */
  static Optional<KeyHolder> usable(Handle handle, byte[] hash, Instant now) {
    return handle
        .createQuery(
            """
            select k.id as key_id, k.scopes, k.read_only, a.id, a.login, a.password_hash, a.ward_code,
              array(select distinct g.role from role_grant g where g.account_id = a.id) as roles,
              led_group_codes(a.id) as groups
            from api_key k join account a on a.id = k.account_id
            where k.hash = :hash and k.revoked_at is null and k.expires_at > :now and a.active
            """)
        .bind("hash", hash)
        .bind("now", now)
        .map(ApiKeyStore::holder)
        .findOne();
  }

  private static KeyHolder holder(ResultSet row, StatementContext context) throws SQLException {
    Actor account = AccountStore.login(row, context).actor();
    Set<KeyScope> scopes = scopes(row).collect(Collectors.toUnmodifiableSet());
    return new KeyHolder(
        narrowed(account, scopes), row.getString("key_id"), scopes, row.getBoolean("read_only"));
  }

  /** A role that the account lost since is lost to its keys. */
  private static Actor narrowed(Actor account, Set<KeyScope> scopes) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    scopes.forEach(scope -> scope.role().filter(account::is).ifPresent(roles::add));
    return new Actor(account.accountId(), account.name(), roles, account.ward(), account.groups());
  }

  /** Writes at most once a minute, whoever of the nodes comes first. */
  static void used(Handle handle, String id, Instant now, Instant recently) {
    handle
        .createUpdate(
            """
            update api_key set last_used_at = :now
            where id = cast(:id as bigint) and (last_used_at is null or last_used_at < :recently)
            """)
        .bind("id", id)
        .bind("now", now)
        .bind("recently", recently)
        .execute();
  }
}
