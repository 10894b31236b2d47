package vn.econgdan.app.node;

import java.util.ArrayList;
import java.util.List;

/** Stands for reconciliation; what calls over HTTP ask for is named, for Camel looks for it. */
public final class MonthsStub {
  final List<String> calls = new ArrayList<>();
  List<String> months = List.of();
  String broken = "";

  public List<String> openMonths() {
    calls.add("openMonths");
    return months;
  }

  public void matchAgain(String month) {
    calls.add("match " + month);
    if (month.equals(broken)) {
      throw new IllegalStateException("no match of " + month);
    }
  }

  public void watch() {
    calls.add("watch");
  }

  public void matchNow(Object actor, Object month, Object carrier) {
    calls.add("now " + month);
  }

  public void statement(Object month, Object carrier) {
    calls.add("statement " + month);
  }

  public void differences(Object month, Object carrier) {
    calls.add("differences " + month);
  }
}
