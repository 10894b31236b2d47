package vn.econgdan.registry.imports;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.econgdan.registry.imports.file.PersonRow;

/**
 * Somebody of a row's name in another household, in the registry or on an earlier line.
 *
 * @param reference his id in the registry, or the line
 * @param numbered whether he has a number
 */
record Namesake(long reference, Dwelling home, boolean numbered) {

  /**
   * The one the row most probably means; nothing when nobody can be meant. Two numbers are two
   * people; where only one of both has a number, the household must look alike as well.
   */
  static Optional<Namesake> of(PersonRow row, List<Namesake> candidates) {
    Dwelling here = Dwelling.of(row);
    return candidates.stream()
        .filter(candidate -> candidate.mayBe(row, here))
        .min(
            Comparator.comparing((Namesake candidate) -> !candidate.home.looksLike(here))
                .thenComparing(candidate -> !candidate.home.sameGroup(here)));
  }

  private boolean mayBe(PersonRow row, Dwelling here) {
    return !home.isOf(row.key()) && (row.phone() == null || !numbered && home.looksLike(here));
  }
}
