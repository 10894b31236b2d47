package vn.econgdan.app.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import vn.econgdan.dispatch.progress.ProgressView;
import vn.econgdan.kernel.FieldEdit;
import vn.econgdan.kernel.Sentence;
import vn.econgdan.notice.approval.ApprovalSheet;
import vn.econgdan.registry.imports.ImportView;

/**
 * JSON as the contract has it: times are RFC 3339 with offset, nulls are left out unless the
 * contract names the field without a question mark, and nothing is guessed on reading: an unknown
 * field, a number for a text, a text for a number, a key that comes twice are all refused.
 */
public final class ApiJson {
  private ApiJson() {}

  /** What the contract shows as null when there is none. */
  private interface Phone {
    @JsonInclude(JsonInclude.Include.ALWAYS)
    String phone();
  }

  private interface SendAt {
    @JsonInclude(JsonInclude.Include.ALWAYS)
    Instant sendAt();
  }

  private interface StartedAndLast {
    @JsonInclude(JsonInclude.Include.ALWAYS)
    Instant startedAt();

    @JsonInclude(JsonInclude.Include.ALWAYS)
    Instant lastAt();
  }

  /** The one mapper of the edge, bound as {@code apiJson}. */
  public static ObjectMapper mapper() {
    ObjectMapper mapper =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(ours())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .addMixIn(ImportView.Item.class, Phone.class)
            .addMixIn(ApprovalSheet.class, SendAt.class)
            .addMixIn(ProgressView.class, StartedAndLast.class)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();
    onlyTextIsText(mapper);
    return mapper;
  }

  private static SimpleModule ours() {
    return new SimpleModule("econgdan")
        .addSerializer(Sentence.class, new SentenceWriter())
        .addSerializer(Instant.class, new Rfc3339.Writer())
        .addDeserializer(Instant.class, new Rfc3339.Reader())
        .addDeserializer(FieldEdit.class, new FieldEditReader());
  }

  private static void onlyTextIsText(ObjectMapper mapper) {
    mapper
        .coercionConfigFor(LogicalType.Textual)
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }
}
