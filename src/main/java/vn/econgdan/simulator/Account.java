package vn.econgdan.simulator;

/** Who may bind; an account without a system_id lets everybody in. */
record Account(String systemId, String password) {
  private static final Status INVALID_SYSTEM_ID = new Status(0x0F);

  Status verdict(String givenId, String givenPassword) {
    if (systemId == null) {
      return Status.OK;
    }
    if (!systemId.equals(givenId)) {
      return INVALID_SYSTEM_ID;
    }
    boolean known = password == null || password.equals(givenPassword);
    return known ? Status.OK : Status.INVALID_PASSWORD;
  }
}
