package vn.econgdan.app.edge;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.util.Locale;
import vn.econgdan.kernel.Sentence;

/** Writes a sentence as text, in the language that whoever writes the answer says. */
final class SentenceWriter extends JsonSerializer<Sentence> {
  /** Attribute of the writer: a {@link Locale}; Vietnamese without it. */
  static final String LANGUAGE = "econgdan.language";

  @Override
  public void serialize(Sentence sentence, JsonGenerator json, SerializerProvider context)
      throws IOException {
    Locale language =
        context.getAttribute(LANGUAGE) instanceof Locale said ? said : Sentences.VIETNAMESE;
    json.writeString(Sentences.of(language, sentence.key(), sentence.arguments()));
  }
}
