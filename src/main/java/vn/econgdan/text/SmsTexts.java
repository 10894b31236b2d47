package vn.econgdan.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Problem;

/**
 * Where an officer's words become the text that leaves and its parts (DOMAIN 2, CONTRACT 3 and 4).
 * The same input always gives the same octets, so the approver's hash holds for what is sent.
 */
public final class SmsTexts {
  /** CONTRACT 4: the most parts a text may have. */
  public static final int PARTS_MAX = 10;

  private final String forbidden;

  /** No character is forbidden. */
  public SmsTexts() {
    this("");
  }

  /**
   * @param forbidden the characters the carrier does not take, e.g. {@code #&}
   */
  public SmsTexts(String forbidden) {
    this.forbidden = forbidden;
  }

  /**
   * The text as it leaves, behind the ward's prefix.
   *
   * <p>Refused, on the field {@code text}: EMPTY_TEXT, LEGACY_FONT, BROKEN_CHARACTER,
   * UNKNOWN_PLACEHOLDER, LONE_BRACE, FORBIDDEN_CHARACTER, TOO_LONG.
   *
   * @param wardPrefix may be empty; its braces stand for themselves
   */
  public Outcome<SmsText> compose(String wardPrefix, String text, Diacritics diacritics) {
    Braces typed = Braces.read(plain(text));
    String body = diacritics.applyTo(typed.text()).strip();
    String whole = VietnameseLetters.nfc(diacritics.applyTo(plain(wardPrefix)) + body);
    return problems(text, typed, body, whole)
        .<Outcome<SmsText>>map(problems -> Outcome.refused(Refusal.unacceptable(problems)))
        .orElseGet(() -> Outcome.accepted(SmsText.of(whole, warnings(whole, diacritics))));
  }

  /** Typography may hide marks from their letter, so letters are composed before it and after. */
  private static String plain(String text) {
    String plain = Typography.plain(VietnameseLetters.composed(text));
    return VietnameseLetters.composed(plain);
  }

  private Optional<List<Problem>> problems(String text, Braces typed, String body, String whole) {
    List<Problem> problems = new ArrayList<>(typed.problems());
    LegacyFont.sample(VietnameseLetters.nfc(text))
        .ifPresent(word -> problems.add(problem("LEGACY_FONT", word)));
    if (body.isEmpty()) {
      problems.add(problem("EMPTY_TEXT"));
    }
    notTaken(whole).forEach(problems::add);
    tooLong(whole).ifPresent(problems::add);
    return problems.isEmpty() ? Optional.empty() : Optional.of(problems);
  }

  private Stream<Problem> notTaken(String whole) {
    return Stream.of(
            CharacterList.of(whole, SmsTexts::isHalfPair).map(c -> problem("BROKEN_CHARACTER", c)),
            CharacterList.of(whole, c -> forbidden.indexOf(c) >= 0)
                .map(c -> problem("FORBIDDEN_CHARACTER", c)))
        .flatMap(Optional::stream);
  }

  private static Optional<Problem> tooLong(String whole) {
    int parts = PartCutter.cut(whole, Encoding.of(whole)).size();
    return parts > PARTS_MAX
        ? Optional.of(problem("TOO_LONG", parts, PARTS_MAX))
        : Optional.empty();
  }

  private static List<TextWarning> warnings(String whole, Diacritics diacritics) {
    boolean stripped = diacritics == Diacritics.STRIP;
    return Stream.of(
            CharacterList.of(whole, SmsTexts::isStrayMark).map(c -> warning("MARKS_LEFT", c)),
            CharacterList.of(whole, c -> stripped && !GsmAlphabet.holds(c))
                .map(c -> warning("UCS2_BECAUSE", c)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static boolean isHalfPair(int character) {
    return Character.getType(character) == Character.SURROGATE;
  }

  /** A combining mark that found no letter; variation selectors of emoji are not meant. */
  private static boolean isStrayMark(int character) {
    return Character.getType(character) == Character.NON_SPACING_MARK
        && (character < 0xFE00 || character > 0xFE0F);
  }

  private static Problem problem(String code, Object... arguments) {
    return Problem.of("text", code, arguments);
  }

  private static TextWarning warning(String code, String characters) {
    return new TextWarning(code, List.of(characters));
  }
}
