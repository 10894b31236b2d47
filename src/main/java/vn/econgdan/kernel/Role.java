package vn.econgdan.kernel;

/** What an account may do; the ward it may do it in stands beside it in {@link Actor}. */
public enum Role {
  /** cán bộ: writes notices, keeps the registry. */
  OFFICER,
  /** lãnh đạo: approves, returns, rejects. */
  APPROVER,
  /** điều phối: watches and stops timed broadcasts. */
  SCHEDULER,
  /** tổ trưởng: registers the households of his own group. */
  LEADER,
  /** đối soát VNPT: sees totals, masked numbers, no texts. */
  BACK_OFFICE,
  /** quản trị: accounts, alarms, decisions at night. */
  ADMINISTRATOR
}
