package vn.econgdan.app.edge;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import vn.econgdan.kernel.BusinessClock;

/** Instants inside, {@code 2026-12-05T08:00:00+07:00} at the edge (DESIGN 4.8). */
final class Rfc3339 {
  private Rfc3339() {}

  static final class Writer extends StdScalarSerializer<Instant> {
    private static final long serialVersionUID = 1L;

    Writer() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant instant, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(BusinessClock.local(instant)));
    }
  }

  static final class Reader extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    Reader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (!json.hasToken(JsonToken.VALUE_STRING)) {
        return (Instant) context.handleUnexpectedToken(Instant.class, json);
      }
      return parsed(json.getText(), context);
    }

    private static Instant parsed(String text, DeserializationContext context) throws IOException {
      try {
        return OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeException unreadable) {
        return (Instant)
            context.handleWeirdStringValue(Instant.class, text, "no RFC 3339 time with offset");
      }
    }
  }
}
