package vn.econgdan.registry.imports.file;

/** What became of one row of an import (CONTRACT 4). */
public enum Verdict {
  ACCEPTED,
  /** Applied, and worth a person's look. */
  WARNED,
  /** Nothing of it was applied. */
  REFUSED
}
