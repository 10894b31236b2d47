package vn.econgdan.registry.residence;

/**
 * What an officer writes about a group.
 *
 * @param active null means true
 * @param ward only from an administrator who is bound to none
 */
public record GroupDraft(String code, String name, Boolean active, String ward) {
  boolean isActive() {
    return active == null || active;
  }
}
