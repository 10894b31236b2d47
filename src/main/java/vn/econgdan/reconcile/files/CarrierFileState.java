package vn.econgdan.reconcile.files;

/** How far a carrier's file has come (CONTRACT 4). */
public enum CarrierFileState {
  /** Its octets are on disk. */
  RECEIVED,
  /** Its lines are being read; none of them counts yet. */
  STAGING,
  /** Its rows count; its months are being matched. */
  MATCHING,
  MATCHED,
  /** None of it counts. */
  REJECTED
}
