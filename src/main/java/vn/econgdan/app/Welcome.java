package vn.econgdan.app;

import java.util.List;
import java.util.Optional;
import vn.econgdan.app.node.Node;
import vn.econgdan.identity.NewPassword;

/** What a newcomer reads once the program is up. */
final class Welcome {
  private Welcome() {}

  /**
   * Prints address, data and who may log in. Where there is no administrator, he is made now: the
   * one place his password is ever shown is this text, so it is made when it can be shown.
   */
  static void print(Node node) {
    String address = "http://" + node.host() + ":" + node.port();
    System.out.printf(
        """

        eCONGDAN is up / đã sẵn sàng
          API        %s/api/v1      contract %s/openapi.json      explorer %s/docs
          data       %s
        %s  end        Ctrl-C

        """,
        address, address, address, node.dataDirectory(), accounts(node));
    System.out.flush();
  }

  private static String accounts(Node node) {
    Optional<NewPassword> made = node.accounts().makeAdministrator();
    if (made.isPresent()) {
      return administrator(made.get());
    }
    return node.isDemo() ? DEMO : existing(node.accounts().administrators());
  }

  private static String administrator(NewPassword made) {
    return """
          accounts   %s, the administrator / quản trị viên
          password   %s
                     shown this once and kept nowhere: note it down, and change it with
                     POST /api/v1/accounts/me/password
                     chỉ hiện một lần này: hãy ghi lại rồi đổi mật khẩu
        """
        .formatted(made.login(), made.password());
  }

  private static String existing(List<String> logins) {
    return """
          accounts   %s: there already; the password is not shown again / đã có, không hiện lại mật khẩu
        """
        .formatted(String.join(", ", logins));
  }

  private static final String DEMO =
      """
        accounts   canbo lanhdao dieuphoi totruong (phường Thanh Xuân, 00367)
                   canbo2 lanhdao2 (phường Phương Liệt, 00352) doisoat quantri
                   password of all: econgdan
      """;
}
