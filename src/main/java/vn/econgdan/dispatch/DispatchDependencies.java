package vn.econgdan.dispatch;

import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;
import vn.econgdan.identity.AuditTrail;
import vn.econgdan.kernel.Alarms;
import vn.econgdan.kernel.BusinessClock;
import vn.econgdan.notice.NoticeLifecycle;
import vn.econgdan.notice.SheetCheck;

/**
 * What the dispatcher is built from.
 *
 * @param worker the cross-ward pool ({@code econgdan_worker})
 * @param bound whether the bind of this name stands
 * @param sheets checks what is about to leave against what was signed
 * @param notices moves the notice along with its parts
 */
public record DispatchDependencies(
    Jdbi worker,
    BusinessClock clock,
    Alarms alarms,
    DispatchLimits limits,
    CarrierPolicy carrier,
    Predicate<String> bound,
    SheetCheck sheets,
    NoticeLifecycle notices,
    AuditTrail audit) {}
