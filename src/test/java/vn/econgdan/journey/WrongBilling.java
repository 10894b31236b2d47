package vn.econgdan.journey;

import java.util.Map;
import java.util.stream.Stream;

/** Months, lines and prices that cannot be. */
final class WrongBilling {
  private WrongBilling() {}

  static Stream<WrongCall> all() {
    return Stream.of(months(), lines(), prices(), roles()).flatMap(calls -> calls);
  }

  private static WrongCall by(String name, String call) {
    return WrongCall.by("quantri", name, call);
  }

  private static Stream<WrongCall> months() {
    return Stream.of(
        by("a month 13 charged", "POST /billing/months/2026-13/run")
            .at("month", 400, "MONTH_MALFORMED"),
        by("a month by name", "GET /billing/months/november").at("month", 400, "MONTH_MALFORMED"),
        by("a month ahead charged", "POST /billing/months/2099-01/run")
            .at("month", 422, "MONTH_NOT_BEGUN", "2099-01"),
        by("a month ahead read", "GET /billing/months/2099-01")
            .at("month", 422, "MONTH_NOT_BEGUN", "2099-01"),
        by("a month closed that nobody charged", "POST /billing/months/2020-01/close")
            .is(409, "MONTH_NOT_CHARGED"),
        by("charges by name", "GET /billing/months/2026-01/charges?name=x")
            .at("name", 400, "UNKNOWN_PARAMETER", "ward, group, q, sort, page, size"));
  }

  private static WrongCall line(String name, Map<String, Object> body) {
    return by(name, "POST /billing/months/2020-01/corrections").with(body);
  }

  private static Stream<WrongCall> lines() {
    return Stream.of(
        line("a line of nothing", Map.of("subscriptionId", "1", "amount", 0, "reason", "x"))
            .at("amount", 422, "CORRECTION_OF_NOTHING"),
        line("a line without a reason", Map.of("subscriptionId", "1", "amount", 1, "reason", " "))
            .at("reason", 422, "REASON_REQUIRED"),
        line("a line for nobody", Map.of("subscriptionId", "x", "amount", 1, "reason", "x"))
            .at("subscriptionId", 422, "SUBSCRIPTION_UNKNOWN"),
        line("half a đồng", Map.of("subscriptionId", "1", "amount", 0.5, "reason", "x"))
            .at("amount", 400, "WRONG_TYPE", "type.integer"),
        line(
                "a line for a month ahead",
                Map.of("subscriptionId", "1", "amount", 1, "reason", "x", "forMonth", "2020-02"))
            .at("forMonth", 422, "CORRECTION_AHEAD"),
        line(
                "a line for who was never charged",
                Map.of("subscriptionId", "1", "amount", 1, "reason", "x"))
            .at("subscriptionId", 422, "CHARGE_UNKNOWN"));
  }

  private static Stream<WrongCall> prices() {
    return Stream.of(
        by("a fee from the middle of a month", "POST /tariffs/fees")
            .with(Map.of("validFrom", "2099-01-02", "monthlyFee", 3000))
            .at("validFrom", 422, "NOT_FIRST_OF_MONTH"),
        by("a fee below nothing", "POST /tariffs/fees")
            .with(Map.of("validFrom", "2099-01-01", "monthlyFee", -1))
            .at("monthlyFee", 422, "OUT_OF_RANGE", 0, 1_000_000_000),
        by("a fee of no day", "POST /tariffs/fees")
            .with(Map.of("monthlyFee", 3000))
            .at("validFrom", 422, "REQUIRED"),
        by("five decimals", "POST /tariffs/carrier-rates")
            .with(Map.of("validFrom", "2099-01-01", "rate", 412.34567))
            .at("rate", 422, "TOO_MANY_DECIMALS", 4),
        by("another carrier", "POST /tariffs/carrier-rates")
            .with(Map.of("carrier", "abc", "validFrom", "2099-01-01", "rate", 412))
            .at("carrier", 422, "CARRIER_UNKNOWN", "vnpt"));
  }

  private static Stream<WrongCall> roles() {
    return Stream.of(
        WrongCall.by("doisoat", "the back office that charges", "POST /billing/months/2026-01/run")
            .is(403, "ROLE"),
        WrongCall.by(
                "doisoat",
                "the back office that reads charges",
                "GET /billing/months/2026-01/charges")
            .is(403, "ROLE"),
        WrongCall.by("canbo", "an officer who reads totals", "GET /billing/months/2026-01")
            .is(403, "ROLE"),
        WrongCall.by("lanhdao", "an approver who sets prices", "POST /tariffs/fees")
            .with(Map.of("validFrom", "2099-01-01", "monthlyFee", 1))
            .is(403, "ROLE"));
  }
}
