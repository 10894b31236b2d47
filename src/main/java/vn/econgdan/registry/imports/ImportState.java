package vn.econgdan.registry.imports;

/** Where an import stands (CONTRACT 4). */
public enum ImportState {
  RUNNING,
  /** Judged, and nothing applied. */
  PREVIEWED,
  APPLIED,
  /** Given up; rows that have a verdict were applied, each whole. */
  FAILED
}
