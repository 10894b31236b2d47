package vn.econgdan.identity;

import java.util.List;
import vn.econgdan.kernel.Role;

/** The people of the demo (CONTRACT 2); all have the password {@code econgdan}. */
final class DemoAccounts {
  static final String PASSWORD = "econgdan";
  private static final String THANH_XUAN = "00367";
  private static final String PHUONG_LIET = "00352";

  private DemoAccounts() {}

  static List<NewAccount> all() {
    return List.of(
        of("canbo", "Cán bộ phường Thanh Xuân", THANH_XUAN, Role.OFFICER),
        of("lanhdao", "Lãnh đạo phường Thanh Xuân", THANH_XUAN, Role.APPROVER),
        of("dieuphoi", "Điều phối phường Thanh Xuân", THANH_XUAN, Role.SCHEDULER),
        leader("totruong", "Tổ trưởng tổ 55B", "55B"),
        of("canbo2", "Cán bộ phường Phương Liệt", PHUONG_LIET, Role.OFFICER),
        of("lanhdao2", "Lãnh đạo phường Phương Liệt", PHUONG_LIET, Role.APPROVER),
        of("doisoat", "Đối soát VNPT", null, Role.BACK_OFFICE),
        administrator(PASSWORD));
  }

  static NewAccount administrator(String password) {
    return new NewAccount(
        "quantri", password, "Quản trị", null, List.of(Role.ADMINISTRATOR), List.of());
  }

  private static NewAccount of(String login, String name, String ward, Role role) {
    return new NewAccount(login, PASSWORD, name, ward, List.of(role), List.of());
  }

  private static NewAccount leader(String login, String name, String group) {
    return new NewAccount(login, PASSWORD, name, THANH_XUAN, List.of(Role.LEADER), List.of(group));
  }
}
