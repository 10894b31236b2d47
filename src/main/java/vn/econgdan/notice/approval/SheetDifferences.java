package vn.econgdan.notice.approval;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.econgdan.notice.content.NoticeContent;
import vn.econgdan.notice.content.SendTiming;

/** What stands otherwise than it was signed; the hash decides, the names help whoever looks. */
public final class SheetDifferences {
  private final Map<String, Boolean> same = new LinkedHashMap<>();

  private SheetDifferences() {}

  /** Names of what differs; empty when all stands as it was signed. */
  public static List<String> of(SheetFacts facts, PlannedSend send, Signature signature) {
    SheetDifferences differences = new SheetDifferences();
    differences.content(facts, send);
    differences.times(send, signature.at());
    differences.reach(facts, send.frozen());
    differences.signature(facts.hash(), send.hash(), signature.hash());
    return differences.names();
  }

  private void content(SheetFacts facts, PlannedSend send) {
    PlannedSend.Frozen frozen = send.frozen();
    NoticeContent content = facts.notice().content();
    compare("ward", facts.notice().ward(), send.ward());
    compare("lane", content.priority().name(), send.lane());
    compare("text", facts.text().text(), frozen.text());
    compare("diacritics", content.diacritics().name(), frozen.diacritics());
    compare("encoding", facts.text().encoding().name(), frozen.encoding());
    compare("parts", facts.parts(), frozen.parts());
  }

  /** Without a sendAt it was due when it was signed; all else of the times is in the hash. */
  private void times(PlannedSend send, Instant signedAt) {
    PlannedSend.Frozen frozen = send.frozen();
    compare("dueAt", frozen.sendAt().orElse(signedAt), frozen.dueAt());
    compare("sendMonth", SendTiming.sendMonth(frozen.dueAt()), send.sendMonth());
  }

  private void reach(SheetFacts facts, PlannedSend.Frozen frozen) {
    compare("people", facts.reach().people(), frozen.people());
    compare("households", facts.reach().households(), frozen.households());
  }

  private void signature(String now, String planned, String signed) {
    compare("hash", now, planned);
    compare("approval", now, signed);
  }

  private void compare(String name, Object expected, Object found) {
    same.put(name, Objects.equals(expected, found));
  }

  private List<String> names() {
    return same.entrySet().stream().filter(e -> !e.getValue()).map(Map.Entry::getKey).toList();
  }
}
