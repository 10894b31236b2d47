package vn.econgdan.notice.audience;

import vn.econgdan.kernel.Sentence;

/**
 * Somebody whom a notice's audience names and who does not receive it.
 *
 * @param phone as the registry has it; null without one
 * @param reason CONTRACT 4's code
 * @param stage APPROVAL: out when it was approved; DISPATCH: in then, out when it left
 * @param explanation the reason in words
 */
public record ExcludedPerson(
    String citizenId,
    String groupCode,
    String householdCode,
    String fullName,
    String phone,
    String reason,
    Stage stage,
    Sentence explanation) {

  /** When somebody was left out. */
  public enum Stage {
    APPROVAL,
    DISPATCH
  }
}
