package vn.econgdan.notice;

import org.jdbi.v3.core.Handle;
import vn.econgdan.kernel.Actor;

/** Where acts are written down, in the transaction of the act (DESIGN 4.10). */
@FunctionalInterface
public interface NoticeAudit {
  void record(
      Handle handle, Actor actor, String act, String subject, String subjectId, Integer version);
}
