package vn.econgdan.notice.audience;

import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Page;
import vn.econgdan.kernel.Refusal.Problem;

/**
 * Whom a rule names and who of them receives the notice: as the registry stands, or as it was
 * frozen for a send.
 */
public final class Audiences {
  private final AudienceStore audiences = new AudienceStore();
  private final ExclusionStore exclusions = new ExclusionStore();

  /** Groups, tags and households in the rule that nobody in the ward has. */
  public List<Problem> unknown(Handle handle, String ward, AudienceRule rule) {
    return audiences.unknown(handle, ward, rule.json()).stream()
        .map(u -> Problem.of("audience." + u.list(), u.code(), u.name()))
        .toList();
  }

  /** Codes of groups in the registry's spelling; one that nobody has stays as it was written. */
  public List<String> spelled(Handle handle, String ward, List<String> groups) {
    return audiences.spelled(handle, ward, groups);
  }

  /** Whom the rule reaches as the registry stands now. */
  public AudienceSummary living(Handle handle, AudienceQuery query) {
    return audiences.living(handle, query);
  }

  /** Whom the frozen rows of a send reach. */
  public AudienceSummary frozen(Handle handle, long plannedSendId) {
    return audiences.frozen(handle, plannedSendId);
  }

  /** Writes down who is in and who is out, and why, for this send. */
  public void freeze(Handle handle, long plannedSendId, AudienceQuery query) {
    audiences.freeze(handle, plannedSendId, query);
  }

  /** Who is named and left out as the registry stands now. */
  public Page<ExcludedPerson> excluded(Handle handle, AudienceQuery query, ListRequest wanted) {
    return exclusions.living(handle, query, wanted);
  }

  /** Who is named and left out of an approved send, as far as the reader sees them. */
  public Page<ExcludedPerson> excluded(
      Handle handle, long plannedSendId, NoticeSight sight, ListRequest wanted) {
    return exclusions.frozen(handle, plannedSendId, sight, wanted);
  }
}
