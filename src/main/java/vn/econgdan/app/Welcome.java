package vn.econgdan.app;

import vn.econgdan.app.node.Node;

/** What a newcomer reads once the program is up. */
final class Welcome {
  private Welcome() {}

  static void print(Node node) {
    String address = "http://" + node.host() + ":" + node.port();
    System.out.printf(
        """

        eCONGDAN is up / đã sẵn sàng
          API        %s/api/v1      contract %s/openapi.json      explorer %s/docs
          data       %s
        %s  end        Ctrl-C

        """,
        address, address, address, node.dataDirectory(), node.isDemo() ? accounts() : "");
    System.out.flush();
  }

  private static String accounts() {
    return """
          accounts   canbo lanhdao dieuphoi totruong (phường Thanh Xuân, 00367)
                     canbo2 lanhdao2 (phường Phương Liệt, 00352) doisoat quantri
                     password of all: econgdan
        """;
  }
}
