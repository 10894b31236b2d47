package vn.econgdan.reconcile;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import vn.econgdan.reconcile.MatchFixture.Ours;
import vn.econgdan.reconcile.MatchFixture.Theirs;

/** The rule of docs/reconciliation.md once more, in plain loops: what the SQL is held against. */
final class MatchOracle {
  /** The published table, written a second time. */
  private static final Map<String, Set<String>> AGREES =
      Map.of(
          "DELIVRD", Set.of("DELIVERED", "NETWORK_CONFIRMED"),
          "UNDELIV", Set.of("UNDELIVERED"),
          "REJECTD", Set.of("UNDELIVERED"),
          "EXPIRED", Set.of("EXPIRED"),
          "ENROUTE", Set.of("SUBMITTED", "UNKNOWN"),
          "UNKNOWN", Set.of("SUBMITTED", "UNKNOWN"));

  private final List<Ours> ours;
  private final List<Theirs> theirs;
  private final Map<Ours, Theirs> pairs = new HashMap<>();
  private final Set<Theirs> paired = new HashSet<>();

  /** One difference, or a matched pair; what a side does not have is null. */
  record Found(YearMonth month, List<String> kinds, String side, Ours our, Theirs their) {
    String kind() {
      return kinds.isEmpty() ? "MATCHED" : kinds.get(0);
    }
  }

  MatchOracle(List<Ours> ours, List<Theirs> theirs) {
    this.ours =
        ours.stream()
            .sorted(
                Comparator.comparing(Ours::at)
                    .thenComparing(Ours::month)
                    .thenComparing(Ours::segment))
            .toList();
    this.theirs =
        theirs.stream()
            .filter(row -> !row.superseded())
            .sorted(
                Comparator.comparing(Theirs::at)
                    .thenComparing(Theirs::file)
                    .thenComparing(Theirs::line))
            .toList();
    for (int later : new int[] {0, 1, -1}) {
      pairAll(later, true);
      pairAll(later, false);
    }
  }

  private void pairAll(int later, boolean samePart) {
    for (Ours our : ours) {
      if (our.key() == null || pairs.containsKey(our)) {
        continue;
      }
      for (Theirs their : theirs) {
        if (!paired.contains(their)
            && their.key().equals(our.key())
            && their.month().equals(our.month().plusMonths(later))
            && (!samePart || their.partNo() == our.partNo())) {
          pairs.put(our, their);
          paired.add(their);
          break;
        }
      }
    }
  }

  List<Found> month(YearMonth month) {
    List<Found> found = new ArrayList<>();
    for (Ours our : ours) {
      Theirs their = pairs.get(our);
      if (their == null && our.month().equals(month)) {
        found.add(new Found(month, List.of("MISSING_AT_CARRIER"), "OURS", our, null));
      } else if (their != null && (our.month().equals(month) || their.month().equals(month))) {
        found.add(new Found(month, differences(our, their), side(month, our, their), our, their));
      }
    }
    for (Theirs their : theirs) {
      if (their.month().equals(month) && !paired.contains(their)) {
        String kind = isDuplicate(their) ? "DUPLICATE_AT_CARRIER" : "MISSING_HERE";
        found.add(new Found(month, List.of(kind), "THEIRS", null, their));
      }
    }
    return found;
  }

  private static String side(YearMonth month, Ours our, Theirs their) {
    if (our.month().equals(their.month())) {
      return "BOTH";
    }
    return our.month().equals(month) ? "OURS" : "THEIRS";
  }

  private static List<String> differences(Ours our, Theirs their) {
    String word = their.status().toUpperCase(Locale.ROOT);
    return Stream.of(
            our.month().equals(their.month()) ? "" : "OTHER_PERIOD",
            our.msisdn().substring(1).equals(their.recipient()) ? "" : "RECIPIENT_DIFFERS",
            our.partNo() == their.partNo() && our.partCount() == their.partCount()
                ? ""
                : "PARTS_DIFFER",
            AGREES.getOrDefault(word, Set.of()).contains(our.state()) ? "" : "STATUS_DIFFERS",
            our.rateE4() == their.unitE4() && our.rateE4() == their.amountE4()
                ? ""
                : "PRICE_DIFFERS")
        .filter(kind -> !kind.isEmpty())
        .toList();
  }

  private boolean isDuplicate(Theirs row) {
    int at = theirs.indexOf(row);
    for (int i = 0; i < theirs.size(); i++) {
      Theirs other = theirs.get(i);
      boolean same =
          i != at
              && other.file() == row.file()
              && other.key().equals(row.key())
              && other.partNo() == row.partNo()
              && !other.month().isBefore(row.month().minusMonths(1))
              && !other.month().isAfter(row.month().plusMonths(1));
      if (same && (paired.contains(other) || i < at)) {
        return true;
      }
    }
    return false;
  }
}
