package vn.econgdan.dispatch.progress;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.econgdan.dispatch.CommandStatuses;
import vn.econgdan.kernel.Sentence;
import vn.econgdan.kernel.Words;

/** Why somebody did not get all of a notice, in words; empty when he did or still may. */
record Explanation(Words words, Locale language) {
  /** States of a part that need a word; one that is on its way or arrived needs none. */
  private static final Set<String> SPOKEN_STATES =
      Set.of("UNDELIVERED", "EXPIRED", "UNKNOWN", "IN_DOUBT");

  /** States of a send that ended before it was prepared; EXPIRED is a part's own state, too. */
  private static final String SEND_EXPIRED = "EXPIRED";

  String of(ProgressStore.RecipientRow row) {
    Stream<Sentence> closed = split(row.reason()).map(Explanation::closed);
    Stream<Sentence> failed =
        split(row.states()).filter(SPOKEN_STATES::contains).map(s -> Sentence.of("why." + s));
    return Stream.of(closed, failed, errors(row), refused(row))
        .flatMap(sentences -> sentences)
        .distinct()
        .map(sentence -> words.of(language, sentence))
        .collect(Collectors.joining("; "));
  }

  /** The carrier's number: what it means stands in the carrier's own list. */
  private static Stream<Sentence> errors(ProgressStore.RecipientRow row) {
    return row.errors().stream().map(code -> Sentence.of("why.CARRIER_ERROR", code));
  }

  private static Stream<String> split(String codes) {
    return codes == null || codes.isEmpty() ? Stream.empty() : Arrays.stream(codes.split(" "));
  }

  private static Sentence closed(String code) {
    return Sentence.of("why." + (code.equals(SEND_EXPIRED) ? "SEND_EXPIRED" : code));
  }

  /** In the carrier's words where it gave a status, else that it refused. */
  private static Stream<Sentence> refused(ProgressStore.RecipientRow row) {
    if (split(row.states()).noneMatch("REFUSED"::equals)) {
      return Stream.empty();
    }
    return row.statuses() == null
        ? Stream.of(Sentence.of("why.REFUSED"))
        : split(row.statuses()).map(Integer::parseInt).map(Explanation::status);
  }

  private static Sentence status(int status) {
    String name = CommandStatuses.name(status);
    return CommandStatuses.verdict(status).isPresent()
        ? Sentence.of("carrier.status." + name)
        : Sentence.of("carrier.status.UNKNOWN", name);
  }
}
