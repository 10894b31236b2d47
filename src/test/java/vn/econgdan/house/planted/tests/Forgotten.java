package vn.econgdan.house.planted.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Holds a test that the runner passes over. */
class Forgotten {
  @Test
  void neverRuns() {
    assertThat(getClass()).isNull();
  }
}
