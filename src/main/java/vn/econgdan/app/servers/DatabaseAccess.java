package vn.econgdan.app.servers;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.econgdan.app.settings.Settings.Db;
import vn.econgdan.app.settings.Settings.Secret;

/**
 * Where the database is and who the three roles are (DESIGN 4.9).
 *
 * @param owner owns the schema and migrates it, nothing else
 * @param app sees one ward at a time
 * @param worker dispatch, receipts, billing: across wards by explicit policies
 */
public record DatabaseAccess(String url, Login owner, Login app, Login worker) {
  static final String OWNER = "econgdan_owner";
  static final String APP = "econgdan_app";
  static final String WORKER = "econgdan_worker";
  public static final String DATABASE = "econgdan";

  public record Login(String user, Secret password) {}

  static DatabaseAccess embedded(EmbeddedPostgres postgres, GeneratedSecrets secrets) {
    return new DatabaseAccess(
        postgres.url(DATABASE),
        new Login(OWNER, secrets.named("postgresql.owner")),
        new Login(APP, secrets.named("postgresql.app")),
        new Login(WORKER, secrets.named("postgresql.worker")));
  }

  static DatabaseAccess external(Db db) {
    return new DatabaseAccess(
        db.url(),
        new Login(db.user(), db.password()),
        new Login(APP, given(db.appPassword(), db, APP)),
        new Login(WORKER, given(db.workerPassword(), db, WORKER)));
  }

  private static Secret given(Optional<Secret> password, Db db, String role) {
    return password.orElseGet(() -> derived(db.password(), role));
  }

  /** Every node derives the same password from the owner's, so nobody has to hand it around. */
  private static Secret derived(Secret ownerPassword, String role) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = ownerPassword.value().getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] password = mac.doFinal(role.getBytes(StandardCharsets.UTF_8));
      return new Secret(HexFormat.of().formatHex(password));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What the driver is told. No details of a conflict in exceptions: they quote numbers and names.
   * What stands in the start-up packet is what RESET ALL comes back to.
   */
  public static Properties driver(Login login, String applicationName) {
    Properties properties = new Properties();
    properties.setProperty("user", login.user());
    properties.setProperty("password", login.password().value());
    properties.setProperty("ApplicationName", applicationName);
    properties.setProperty("assumeMinServerVersion", "15");
    properties.setProperty("reWriteBatchedInserts", "true");
    properties.setProperty("logServerErrorDetail", "false");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("tcpKeepAlive", "true");
    return properties;
  }
}
