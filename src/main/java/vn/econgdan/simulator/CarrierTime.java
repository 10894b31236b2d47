package vn.econgdan.simulator;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as a carrier in Vietnam writes them. */
final class CarrierTime {
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  static final CarrierTime MINUTES = new CarrierTime("yyMMddHHmm");
  static final CarrierTime SECONDS = new CarrierTime("yyMMddHHmmss");
  static final CarrierTime YEAR_MINUTES = new CarrierTime("yyyyMMddHHmm");
  static final CarrierTime YEAR_SECONDS = new CarrierTime("yyyyMMddHHmmss");
  static final CarrierTime RECORDS = new CarrierTime("yyyy-MM-dd HH:mm:ss");

  static final CarrierTime FILE_NAME = new CarrierTime("yyyyMMdd-HHmmssSSS");

  private final DateTimeFormatter format;

  private CarrierTime(String pattern) {
    format = DateTimeFormatter.ofPattern(pattern).withZone(ZONE);
  }

  String write(long epochMillis) {
    return format.format(Instant.ofEpochMilli(epochMillis));
  }

  /** SMPP's absolute time, seven hours (28 quarters) ahead of UTC (SMPP 3.4, 7.1.1). */
  static String absolute(long epochMillis) {
    return SECONDS.write(epochMillis) + "028+";
  }
}
