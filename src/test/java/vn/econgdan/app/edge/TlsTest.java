package vn.econgdan.app.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.econgdan.app.settings.Settings;
import vn.econgdan.app.settings.StartupException;

class TlsTest {
  @TempDir static Path folder;
  private static KeyStore made;

  @BeforeAll
  static void make() throws Exception {
    Path store = folder.resolve("made.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process process =
        new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                "secret",
                "-keystore",
                store.toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
    made = KeyStore.getInstance(store.toFile(), "secret".toCharArray());
    pem("cert.pem", "CERTIFICATE", made.getCertificate("a").getEncoded());
    pem("key.pem", "PRIVATE KEY", made.getKey("a", "secret".toCharArray()).getEncoded());
    Files.writeString(folder.resolve("nonsense.pem"), "nothing of the kind");
  }

  private static void pem(String name, String type, byte[] content) throws Exception {
    String base64 =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
    Files.writeString(
        folder.resolve(name),
        "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, base64, type));
  }

  @Test
  void a_client_that_trusts_the_certificate_is_served_with_it() throws Exception {
    SSLContext server =
        Tls.parameters(files("cert.pem", "key.pem")).createSSLContext(new DefaultCamelContext());
    try (ServerSocket listening = server.getServerSocketFactory().createServerSocket(0)) {
      CompletableFuture<Void> echo = CompletableFuture.runAsync(() -> answer(listening));
      try (SSLSocket client =
          (SSLSocket)
              trusting().getSocketFactory().createSocket("127.0.0.1", listening.getLocalPort())) {
        client.startHandshake();
        assertThat(client.getSession().getPeerCertificates()[0])
            .isEqualTo(made.getCertificate("a"));
        assertThat(client.getInputStream().read()).isEqualTo('!');
      }
      echo.join();
    }
  }

  private static void answer(ServerSocket listening) {
    try (Socket socket = listening.accept()) {
      socket.getOutputStream().write('!');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SSLContext trusting() throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("a", made.getCertificate("a"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense.pem", "cert.pem", "missing.pem"})
  void a_key_that_is_none_stops_the_start_and_is_named(String key) {
    assertThatThrownBy(() -> Tls.parameters(files("cert.pem", key)))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("ECONGDAN_TLS_KEY");
  }

  @Test
  void a_certificate_that_is_none_stops_the_start_and_is_named() {
    assertThatThrownBy(() -> Tls.parameters(files("nonsense.pem", "key.pem")))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("ECONGDAN_TLS_CERT");
  }

  private static Settings.Tls files(String certificate, String key) {
    return new Settings.Tls(folder.resolve(certificate), folder.resolve(key));
  }
}
