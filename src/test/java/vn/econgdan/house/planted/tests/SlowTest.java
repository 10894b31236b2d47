package vn.econgdan.house.planted.tests;

/** Touches a database by way of a fixture. */
final class SlowTest {
  private final Fixture fixture = new Fixture(null);

  boolean isReady() {
    return fixture.connection() != null;
  }
}
