package vn.econgdan.app.edge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import vn.econgdan.app.settings.Settings;
import vn.econgdan.app.settings.StartupException;

/**
 * The operator's PEM files as Camel's server wants them (CONTRACT 2, ECONGDAN_TLS_CERT and _KEY).
 */
public final class Tls {
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");
  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private Tls() {}

  /**
   * @throws StartupException with one sentence that names the setting whose file cannot be used
   */
  public static SSLContextParameters parameters(Settings.Tls files) {
    // what protects a key store that never leaves memory need not be known to anybody
    String password = UUID.randomUUID().toString();
    KeyStoreParameters store = new KeyStoreParameters();
    store.setKeyStore(keyStore(chain(files.certificate()), key(files.key()), password));
    KeyManagersParameters keys = new KeyManagersParameters();
    keys.setKeyStore(store);
    keys.setKeyPassword(password);
    SSLContextParameters parameters = new SSLContextParameters();
    parameters.setKeyManagers(keys);
    return parameters;
  }

  private static KeyStore keyStore(Certificate[] chain, PrivateKey key, String password) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("econgdan", key, password.toCharArray(), chain);
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new StartupException(
          "ECONGDAN_TLS_CERT and ECONGDAN_TLS_KEY do not belong together: " + e.getMessage(),
          "ECONGDAN_TLS_CERT và ECONGDAN_TLS_KEY không khớp nhau",
          e);
    }
  }

  private static Certificate[] chain(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(in)
          .toArray(Certificate[]::new);
    } catch (GeneralSecurityException | IOException e) {
      throw unusable("ECONGDAN_TLS_CERT", file, e);
    }
  }

  private static PrivateKey key(Path file) {
    try {
      Matcher pem = PKCS8.matcher(Files.readString(file));
      if (!pem.find()) {
        throw new InvalidKeySpecException("no PKCS#8 \"BEGIN PRIVATE KEY\" in it");
      }
      return key(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1))));
    } catch (GeneralSecurityException | IOException e) {
      throw unusable("ECONGDAN_TLS_KEY", file, e);
    }
  }

  private static PrivateKey key(PKCS8EncodedKeySpec encoded) throws GeneralSecurityException {
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
      } catch (InvalidKeySpecException another) {
        continue; // the encoding does not say which of the three it is until it is tried
      }
    }
    throw new InvalidKeySpecException("neither an RSA, nor an EC, nor an Ed25519 key");
  }

  private static StartupException unusable(String setting, Path file, Exception e) {
    return new StartupException(
        setting + " " + file + " cannot be used: " + e.getMessage(),
        setting + " " + file + " không dùng được",
        e);
  }
}
