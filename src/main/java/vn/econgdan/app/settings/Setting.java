package vn.econgdan.app.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The one list of what an operator may set (CONTRACT 2): {@code HTTP_PORT} is the variable {@code
 * ECONGDAN_HTTP_PORT} and the property {@code econgdan.http.port}. The default values stand in
 * application.properties; {@code whenUnset} says in words what an empty one means.
 */
public enum Setting {
  HTTP_HOST("address the web and the API listen on", "địa chỉ web và API"),
  HTTP_PORT("port of web and API; 0 picks a free one", "cổng web và API; 0: tự chọn"),
  TLS_CERT("PEM certificate chain", "chuỗi chứng thư PEM", "no TLS"),
  TLS_KEY("PEM private key", "khóa riêng PEM", "no TLS"),
  TRUSTED_PROXIES(
      "addresses or CIDR ranges, separated by commas, whose X-Forwarded-* headers count",
      "địa chỉ hoặc dải CIDR của proxy được tin, cách nhau bằng dấu phẩy",
      "none"),
  DATA_DIR("everything the embedded servers write", "mọi thứ các máy chủ nhúng ghi ra"),
  DB_URL("JDBC URL of PostgreSQL", "JDBC URL của PostgreSQL", "embedded PostgreSQL"),
  DB_USER("owner of the schema", "chủ sở hữu lược đồ", "–"),
  DB_PASSWORD("the owner's password", "mật khẩu của chủ sở hữu", "–"),
  DB_APP_PASSWORD(
      "password of econgdan_app, when DB_USER may not create roles",
      "mật khẩu của econgdan_app, khi DB_USER không được tạo vai trò",
      "derived from DB_PASSWORD"),
  DB_WORKER_PASSWORD(
      "password of econgdan_worker, when DB_USER may not create roles",
      "mật khẩu của econgdan_worker, khi DB_USER không được tạo vai trò",
      "derived from DB_PASSWORD"),
  DB_POOL_SIZE(
      "connections in each of the three pools, at most",
      "số kết nối nhiều nhất trong mỗi nhóm (ba nhóm)"),
  BROKER_URL("URL of ActiveMQ", "URL của ActiveMQ", "embedded broker"),
  BROKER_USER("user at the broker", "người dùng ở broker", "–"),
  BROKER_PASSWORD("password at the broker", "mật khẩu ở broker", "–"),
  SMPP_HOST("host of the carrier's SMSC", "máy chủ SMSC của nhà mạng", "built-in simulator"),
  SMPP_PORT("port of the SMSC", "cổng của SMSC", "2775 with SMPP_HOST"),
  SMPP_SYSTEM_ID("system_id of the bind", "system_id khi bind", "econgdan on loopback"),
  SMPP_PASSWORD("password of the bind", "mật khẩu khi bind", "econgdan on loopback"),
  SMPP_SYSTEM_TYPE("system_type of the bind", "system_type khi bind", "empty"),
  SMPP_BINDS("transceiver binds per node", "số bind transceiver mỗi nút"),
  SMPP_WINDOW("outstanding submits per bind", "số submit chờ trả lời mỗi bind"),
  SMPP_EXPOSED(
      "most parts per bind claimed but not yet recorded",
      "số phần tối đa mỗi bind đã nhận mà chưa ghi kết quả",
      "max(4 × window, 500)"),
  SMPP_TPS(
      "parts a second over all binds and nodes; 0: no limit",
      "số phần mỗi giây cho mọi bind và nút; 0: không giới hạn"),
  SMPP_MESSAGE_ID(
      "same, hex-in-receipt or hex-in-response: the receipt's id against the response's",
      "same, hex-in-receipt hoặc hex-in-response: mã trong báo nhận so với mã trả lời"),
  SMPP_MESSAGE_REFERENCE(
      "true sends user_message_reference (TLV 0x0204)", "true: gửi kèm TLV 0x0204"),
  SMPP_SOURCE("originator", "tên người gửi"),
  SMPP_SOURCE_TON("type of number of the originator", "TON của người gửi"),
  SMPP_SOURCE_NPI("numbering plan of the originator", "NPI của người gửi"),
  SEND_WINDOW(
      "hours in which routine parts may leave, Asia/Ho_Chi_Minh; 00:00-24:00 is always",
      "giờ được gửi tin thường, Asia/Ho_Chi_Minh; 00:00-24:00: mọi lúc"),
  PART_PRICE(
      "carrier's price of a part in đồng (up to 4 decimals) until a rate table says otherwise",
      "giá một phần tin (đồng, tối đa 4 số lẻ) khi chưa có bảng giá"),
  MONTHLY_FEE("đồng per subscription and month", "đồng mỗi thuê bao mỗi tháng"),
  PRORATION("none, daily_30 or free_first_month", "none, daily_30 hoặc free_first_month"),
  RECORDS_URI(
      "folder the carrier puts its files of records in: file:DIRECTORY or sftp://USER@HOST:PORT/DIRECTORY",
      "thư mục nhà mạng đặt tệp đối soát: file:THƯ_MỤC hoặc sftp://USER@HOST:PORT/THƯ_MỤC",
      "carrier-records in the data directory"),
  RECORDS_KNOWN_HOSTS(
      "known_hosts file with the key of the sftp: server; required for sftp:",
      "tệp known_hosts có khóa của máy chủ sftp:; bắt buộc với sftp:",
      "–"),
  RECORDS_PASSWORD(
      "password at the sftp: server; required for sftp:",
      "mật khẩu ở máy chủ sftp:; bắt buộc với sftp:",
      "–"),
  RECORDS_COLUMNS(
      "what the carrier's file calls its columns where it is not as CONTRACT 5: message_id=MSGID,…",
      "tên cột trong tệp của nhà mạng khi khác CONTRACT 5: message_id=MSGID,…",
      "the contract's names"),
  RECORDS_SEPARATOR(
      "comma, semicolon, tab or pipe between cells",
      "dấu ngăn ô: comma, semicolon, tab hoặc pipe",
      "comma, semicolon or tab, as the header has it"),
  RECORDS_DATE_FORMAT(
      "form of times in the file: yyyy, MM, dd, HH, mm, ss and what stands between them",
      "dạng thời gian trong tệp: yyyy, MM, dd, HH, mm, ss và các dấu ở giữa"),
  RECORDS_ID(
      "same, hex or decimal: how the file writes the id of the answer to a submit",
      "same, hex hoặc decimal: tệp ghi mã trả lời của submit thế nào"),
  RECORDS_AMOUNT(
      "plain, thousands-point (1.100,5) or thousands-comma (1,100.5): what separates thousands in"
          + " the file's amounts",
      "plain, thousands-point (1.100,5) hoặc thousands-comma (1,100.5): dấu ngăn hàng nghìn trong"
          + " tệp"),
  NODE("this node's name", "tên nút này", "host name"),
  ADMIN_PASSWORD(
      "first administrator's password; required when the database is external",
      "mật khẩu quản trị viên đầu tiên; bắt buộc khi cơ sở dữ liệu ở ngoài",
      "–"),
  DEMO(
      "true loads the demo wards and accounts",
      "true: nạp phường và tài khoản mẫu",
      "true only when everything is embedded or on loopback"),
  ALARM_WEBHOOK_URL(
      "address that is told of every alarm; https, or http on loopback",
      "địa chỉ nhận mọi cảnh báo; https, hoặc http trên loopback",
      "nobody is told"),
  ALARM_WEBHOOK_SECRET(
      "key of the HMAC-SHA256 signature of what the webhook is told",
      "khóa ký HMAC-SHA256 cho nội dung gửi tới webhook",
      "unsigned"),
  LOG_FORMAT("text or json, one line an event", "text hoặc json, mỗi sự kiện một dòng"),
  JAVA_OPTS("flags for java, read by the launcher alone", "cờ cho java, chỉ trình khởi chạy đọc");

  static final String PREFIX = "ECONGDAN_";

  private final String english;
  private final String vietnamese;
  private final Optional<String> whenUnset;

  Setting(String english, String vietnamese) {
    this(english, vietnamese, null);
  }

  Setting(String english, String vietnamese, String whenUnset) {
    this.english = english;
    this.vietnamese = vietnamese;
    this.whenUnset = Optional.ofNullable(whenUnset);
  }

  public String variable() {
    return PREFIX + name();
  }

  String property() {
    return variable().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  Optional<String> whenUnset() {
    return whenUnset;
  }

  /** The table behind {@code --help}: name, what it means, what holds when it is not set. */
  static String help(SettingsSource defaults) {
    return Arrays.stream(values()).map(s -> s.help(defaults.text(s))).collect(Collectors.joining());
  }

  private String help(Optional<String> shipped) {
    String fallback = shipped.or(this::whenUnset).orElseThrow();
    return "  %s  [%s]%n      %s%n      %s%n".formatted(variable(), fallback, english, vietnamese);
  }
}
