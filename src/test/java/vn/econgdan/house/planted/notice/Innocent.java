package vn.econgdan.house.planted.notice;

import java.time.Instant;

/** Breaks nothing: no rule may name it. */
public record Innocent(Instant at, long dong) {
  Innocent later() {
    return new Innocent(at.plusNanos(System.nanoTime()), dong);
  }
}
