package vn.econgdan.app.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultMessage;
import vn.econgdan.app.edge.contract.ApiOperation;
import vn.econgdan.kernel.Document;
import vn.econgdan.kernel.Download;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;

/** Writes answers: a fresh message each time, so that nothing of the request leaks into it. */
final class ApiAnswers {
  private static final String RESPONSE = "econgdan.response";

  private final ObjectMapper json;

  ApiAnswers(ObjectMapper json) {
    this.json = json;
  }

  /** What a door answered: an outcome, a document, or a plain view. */
  void answer(Exchange exchange, Object result) {
    if (result instanceof Outcome<?> outcome) {
      outcome(exchange, outcome);
    } else if (result instanceof Document document) {
      document(exchange, document);
    } else if (result instanceof Download download) {
      download(exchange, download);
    } else {
      write(exchange, status(exchange), ApiOperation.JSON, bytes(result, language(exchange)));
    }
  }

  private void outcome(Exchange exchange, Outcome<?> outcome) {
    if (outcome.isRefused()) {
      refuse(exchange, outcome.reason());
    } else {
      answer(exchange, outcome.value());
    }
  }

  private static void document(Exchange exchange, Document document) {
    Message message = write(exchange, status(exchange), document.contentType(), document.content());
    if (document.fileName() != null) {
      named(message, document.fileName());
    }
  }

  /** Read from the file while it is sent; the file has no name any more from here on. */
  private static void download(Exchange exchange, Download download) {
    Message message =
        write(exchange, status(exchange), download.contentType(), opened(download.content()));
    named(message, download.fileName());
  }

  private static InputStream opened(Path file) {
    try {
      return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw new UncheckedIOException("an answer could not be read from its file", e);
    }
  }

  private static void named(Message message, String fileName) {
    String name = fileName.replaceAll("[^A-Za-z0-9._-]", "_");
    message.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  /** The status a route set by itself, or else the first success the contract names. */
  private static int status(Exchange exchange) {
    Integer set = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    return set != null
        ? set
        : ApiCall.of(exchange).map(call -> call.operation().success()).orElse(200);
  }

  void refuse(Exchange exchange, Refusal refusal) {
    problem(exchange, ApiProblems.of(refusal, language(exchange)));
  }

  Message problem(Exchange exchange, ApiProblem problem) {
    return write(
        exchange, problem.status(), ApiProblems.MEDIA_TYPE, bytes(problem, language(exchange)));
  }

  static Locale language(Exchange exchange) {
    return ApiCall.of(exchange).map(ApiCall::language).orElse(Sentences.VIETNAMESE);
  }

  /** Where the answer leaves: it is told its length, which HEAD shows without the body. */
  static void through(Exchange exchange, HttpServerResponse response) {
    exchange.setProperty(RESPONSE, response);
  }

  private static void announceLength(Exchange exchange, Object content) {
    HttpServerResponse response = exchange.getProperty(RESPONSE, HttpServerResponse.class);
    if (response == null) {
      return;
    }
    if (content instanceof byte[] bytes) {
      response.putHeader("Content-Length", Integer.toString(bytes.length));
    } else {
      response.headers().remove("Content-Length");
    }
  }

  static Message write(Exchange exchange, int status, String contentType, Object content) {
    DefaultMessage message = new DefaultMessage(exchange);
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    message.setHeader(Exchange.CONTENT_TYPE, contentType);
    message.setHeader("Content-Language", language(exchange).getLanguage());
    message.setBody(content);
    announceLength(exchange, content);
    exchange.setMessage(message);
    return message;
  }

  /** The same JSON object without these fields. */
  byte[] without(Set<String> fields, byte[] object) {
    if (fields.isEmpty()) {
      return object;
    }
    try {
      ObjectNode node = (ObjectNode) json.readTree(object);
      return json.writeValueAsBytes(node.remove(fields));
    } catch (IOException unreadable) {
      throw new IllegalStateException("our own answer is no JSON", unreadable);
    }
  }

  /** With every sentence in it in this language. */
  byte[] bytes(Object value, Locale language) {
    try {
      return json.writer()
          .withAttribute(SentenceWriter.LANGUAGE, language)
          .writeValueAsBytes(value);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("an answer could not be written as JSON", unwritable);
    }
  }
}
