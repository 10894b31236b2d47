package vn.econgdan.app.edge.contract;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.kernel.Document;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;

/** The contract, and Swagger UI from our own jar to explore it; nothing comes from outside. */
public final class ApiDocs {
  private static final String SWAGGER_UI = "/META-INF/resources/webjars/swagger-ui/5.34.1/";
  private static final String OURS = "/docs/";

  /** The only files there are, and their types; no path of a caller ever reaches the class path. */
  private static final Map<String, String> FILES =
      Map.of(
          "swagger-ui.css", "text/css; charset=utf-8",
          "swagger-ui-bundle.js", "text/javascript; charset=utf-8",
          "docs.js", "text/javascript; charset=utf-8",
          "favicon-32x32.png", "image/png");

  private final ApiContract contract;
  private final BusinessClock clock;

  public ApiDocs(ApiContract contract, BusinessClock clock) {
    this.contract = contract;
    this.clock = clock;
  }

  /** The OpenAPI document, its examples as of today: what lies ahead in it lies ahead. */
  public Document contract() {
    return new Document("application/json", null, contract.documentOn(clock.today()));
  }

  /** Where a browser arrives that was given the address only: a sentence, and where to go. */
  public Document home() throws IOException {
    return new Document("text/html; charset=utf-8", null, read(OURS + "home.html"));
  }

  /** The page that explores it. */
  public Document page() throws IOException {
    return new Document("text/html; charset=utf-8", null, read(OURS + "index.html"));
  }

  /** One of the page's files; refused with 404 when it is none of them. */
  public Outcome<Document> file(String name) throws IOException {
    String type = FILES.get(name);
    if (type == null) {
      return Outcome.refused(Refusal.unknown("PATH_UNKNOWN"));
    }
    String folder = name.equals("docs.js") ? OURS : SWAGGER_UI;
    return Outcome.accepted(new Document(type, null, read(folder + name)));
  }

  private static byte[] read(String resource) throws IOException {
    try (InputStream in = ApiDocs.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    }
  }
}
