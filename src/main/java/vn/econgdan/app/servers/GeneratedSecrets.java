package vn.econgdan.app.servers;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.econgdan.app.settings.Settings.Secret;

/** Passwords between our own parts: 256 random bits each, kept in one 0600 file. */
public final class GeneratedSecrets {
  private static final int BYTES = 32;

  private final Path file;
  private final SecureRandom random = new SecureRandom();

  public GeneratedSecrets(Path file) {
    this.file = file;
  }

  /** The secret of this name; drawn and on disk before it is first returned. */
  public synchronized Secret named(String name) {
    Properties known = read();
    if (!known.containsKey(name)) {
      known.setProperty(name, draw());
      write(known);
    }
    return new Secret(known.getProperty(name));
  }

  private String draw() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private Properties read() {
    Properties known = new Properties();
    if (Files.notExists(file)) {
      return known;
    }
    try (Reader reader = Files.newBufferedReader(file)) {
      known.load(reader);
      return known;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Properties known) {
    String lines =
        new TreeMap<>(known)
            .entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    PrivateFiles.replace(file, lines);
  }
}
