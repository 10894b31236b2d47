package vn.econgdan.app.edge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;
import vn.econgdan.kernel.FieldEdit;

/** Reads a field of an edit: absent is kept, null removes, anything else is the new value. */
final class FieldEditReader extends JsonDeserializer<FieldEdit<?>>
    implements ContextualDeserializer {
  private final JsonDeserializer<Object> value;

  /** Jackson asks it for the reader of each field. */
  FieldEditReader() {
    this(null);
  }

  private FieldEditReader(JsonDeserializer<Object> value) {
    this.value = value;
  }

  @Override
  public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty field)
      throws JsonMappingException {
    JavaType type = context.getContextualType().containedTypeOrUnknown(0);
    return new FieldEditReader(context.findContextualValueDeserializer(type, field));
  }

  @Override
  public FieldEdit<?> deserialize(JsonParser json, DeserializationContext context)
      throws IOException {
    return FieldEdit.put(value.deserialize(json, context));
  }

  @Override
  public FieldEdit<?> getNullValue(DeserializationContext context) {
    return FieldEdit.remove();
  }

  @Override
  public Object getAbsentValue(DeserializationContext context) {
    return FieldEdit.keep();
  }
}
