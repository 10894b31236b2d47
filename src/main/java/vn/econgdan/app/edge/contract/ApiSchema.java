package vn.econgdan.app.edge.contract;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a value of a JSON body may be, by the contract.
 *
 * @param type {@code object}, {@code array}, {@code string}, {@code integer}, {@code number},
 *     {@code boolean}; empty for any
 * @param format such as {@code date-time}; empty for none
 * @param fields of an object
 * @param open an object may hold other fields too
 * @param required fields that must be there
 * @param items what a list holds; empty for anything
 * @param values the only texts there are; empty when any will do
 * @param size of a text, a list or an object
 * @param codes what it is refused with, where that has a name of its own
 */
public record ApiSchema(
    String type,
    String format,
    Map<String, ApiSchema> fields,
    boolean open,
    Set<String> required,
    Optional<ApiSchema> items,
    Set<String> values,
    Size size,
    Codes codes) {

  /** At least and at most; characters of a text, entries of a list, fields of an object. */
  record Size(long least, long most) {}

  /** Codes of refusals; the last two empty when there is no code of its own. */
  record Codes(String missing, String empty, String tooLong) {}
}
