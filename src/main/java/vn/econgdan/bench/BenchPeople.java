package vn.econgdan.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Who gets the notices of a measurement. Every number is somebody's of one group only. */
final class BenchPeople {
  static final Ward MAIN = new Ward("00367", "canbo", "lanhdao");

  /** People of a small group: an urgent notice, a small ward. */
  static final int SMALL = 450;

  static final String URGENT_GROUP = "KHAN";

  private static final int WARM = 100_000;
  private static final int URGENT_FIRST = 8_000_000;
  private static final int DUE_FIRST = 9_000_000;
  private static final int WARDS_FIRST = 5_000_000;

  private BenchPeople() {}

  /** A ward, and the two people a notice takes. */
  record Ward(String code, String officer, String approver) {}

  /**
   * People of one group.
   *
   * @param first the number of its first member; the others follow
   */
  record Group(String ward, String code, int first, int people) {
    boolean holds(String msisdn) {
      int number = Integer.parseInt(msisdn.substring("8490".length()));
      return number >= first && number < first + people;
    }

    /** The number of its first member as it stands in a submit. */
    String firstOnTheWire() {
      return "8490" + digits(first);
    }
  }

  /** Rounds that do not count go to the first group alone: a million people need no more. */
  static List<Group> broadcast(int recipients) {
    List<Group> groups = new ArrayList<>();
    groups.add(new Group(MAIN.code(), "DO1", 0, Math.min(recipients, WARM)));
    if (recipients > WARM) {
      groups.add(new Group(MAIN.code(), "DO2", WARM, recipients - WARM));
    }
    return groups;
  }

  static Group urgent() {
    return new Group(MAIN.code(), URGENT_GROUP, URGENT_FIRST, SMALL);
  }

  /** Groups of one person each. */
  static List<Group> due(int groups) {
    return IntStream.range(0, groups)
        .mapToObj(n -> new Group(MAIN.code(), String.format("H%03d", n), DUE_FIRST + n, 1))
        .toList();
  }

  /** One group for each ward of these codes. */
  static List<Group> small(List<String> wards) {
    return IntStream.range(0, wards.size())
        .mapToObj(n -> new Group(wards.get(n), "NHO", WARDS_FIRST + n * SMALL, SMALL))
        .toList();
  }

  static int count(List<Group> groups) {
    return groups.stream().mapToInt(Group::people).sum();
  }

  static List<String> codes(List<Group> groups) {
    return groups.stream().map(Group::code).toList();
  }

  /** A file for the import (CONTRACT 4): a household each. */
  static byte[] csv(Group group, int from, int until) {
    return ("group_code,household_code,address,full_name,phone,tags,consent_date,consent_evidence\n"
            + IntStream.range(from, until)
                .mapToObj(n -> line(group, n))
                .collect(Collectors.joining()))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String line(Group group, int n) {
    return group.code()
        + ",H"
        + n
        + ",,Người "
        + n
        + ",090"
        + digits(group.first() + n)
        + ",,2026-01-05,phieu\n";
  }

  private static String digits(int number) {
    return Integer.toString(10_000_000 + number).substring(1);
  }
}
