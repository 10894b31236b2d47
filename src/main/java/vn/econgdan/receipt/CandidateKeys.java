package vn.econgdan.receipt;

import java.util.List;
import java.util.stream.Stream;
import vn.econgdan.dispatch.CarrierIds;

/** Under which keys the attempt of a receipt may stand. */
final class CandidateKeys {
  private CandidateKeys() {}

  /**
   * The keys to look for, best first. receipted_message_id is by definition the id of the answer,
   * but some carriers write it as they write the text: both readings, and the number must agree.
   */
  static List<String> of(ParsedReceipt.Ids ids, CarrierIds forms) {
    Stream<String> text = ids.text().map(forms::ofReceipt).stream();
    Stream<String> asAnswered = ids.receipted().map(forms::ofResponse).stream();
    Stream<String> asReceipt = ids.receipted().map(forms::ofReceipt).stream();
    return Stream.of(text, asAnswered, asReceipt).flatMap(keys -> keys).distinct().toList();
  }
}
