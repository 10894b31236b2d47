package vn.econgdan.app.edge;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import vn.econgdan.app.edge.contract.ApiOperation;
import vn.econgdan.app.edge.contract.ApiRefusal;
import vn.econgdan.kernel.Refusal.Kind;
import vn.econgdan.kernel.Refusal.Problem;

/** Content-Encoding: a body may come as it is, or gzip; nothing else is read. */
final class ContentCoding {
  private static final String FIELD = "Content-Encoding";
  private static final int GZIP_MAGIC = 0x1f8b;

  private ContentCoding() {}

  /**
   * JSON unpacked, but no more of it than is just too large; an upload as it came, since its reader
   * unpacks while it reads.
   *
   * @param coding the header; null for none
   * @param content null for none
   * @throws ApiRefusal 415 for another coding, 400 for gzip that is none
   */
  static Buffer undone(ApiOperation operation, String coding, Buffer content) {
    String named = coding == null ? "identity" : coding.strip().toLowerCase(Locale.ROOT);
    if (operation.mediaTypes().isEmpty() || named.equals("identity")) {
      return content;
    }
    if (!named.equals("gzip") && !named.equals("x-gzip")) {
      Problem problem = Problem.of(FIELD, "CONTENT_ENCODING", "gzip, identity");
      throw ApiRefusal.of(Kind.UNSUPPORTED, "CONTENT_ENCODING", List.of(problem));
    }
    if (!isGzip(content)) {
      throw broken();
    }
    return operation.readsJson() ? unpacked(content, operation.largestBody()) : content;
  }

  private static boolean isGzip(Buffer content) {
    return content != null && content.length() > 1 && content.getUnsignedShort(0) == GZIP_MAGIC;
  }

  private static Buffer unpacked(Buffer content, long largest) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content.getBytes()))) {
      return Buffer.buffer(in.readNBytes((int) largest + 1));
    } catch (IOException e) {
      throw broken();
    }
  }

  private static ApiRefusal broken() {
    return ApiRefusal.malformed(List.of(Problem.of("body", "BROKEN_GZIP")));
  }
}
