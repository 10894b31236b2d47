package vn.econgdan.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class RequestHashTest {
  private static final byte[] BODY = "{\"password\":\"x\"}".getBytes(StandardCharsets.UTF_8);

  private final RequestHash hashes = keyed(1);

  private static RequestHash keyed(int key) {
    return new RequestHash(new SecretKeySpec(new byte[] {(byte) key}, "HmacSHA256"));
  }

  @Test
  void the_same_request_has_the_same_hash_and_another_has_not() {
    assertThat(hashes.of("POST /a", BODY)).isEqualTo(hashes.of("POST /a", BODY));
    assertThat(hashes.of("POST /a", BODY)).isNotEqualTo(hashes.of("POST /b", BODY));
    assertThat(hashes.of("POST /a", BODY)).isNotEqualTo(hashes.of("POST /a", new byte[0]));
  }

  @Test
  void without_the_key_nobody_can_try_passwords_against_it() throws Exception {
    MessageDigest plain = MessageDigest.getInstance("SHA-256");
    plain.update("POST /a".getBytes(StandardCharsets.UTF_8));
    plain.update((byte) 0);
    assertThat(hashes.of("POST /a", BODY))
        .isNotEqualTo(HexFormat.of().formatHex(plain.digest(BODY)))
        .isNotEqualTo(keyed(2).of("POST /a", BODY));
  }
}
