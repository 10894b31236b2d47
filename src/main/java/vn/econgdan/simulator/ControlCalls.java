package vn.econgdan.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each call of the control port does. */
final class ControlCalls {
  private static final String ACTIONS = "/actions/";
  private static final int PAGE = 50;
  private static final int MAX_PAGE = 1000;
  private final Simulator simulator;

  ControlCalls(Simulator simulator) {
    this.simulator = simulator;
  }

  ControlAnswer answer(ControlCall call) {
    if (call.line().startsWith("POST " + ACTIONS)) {
      return action(call.path().substring(ACTIONS.length()));
    }
    return switch (call.line()) {
      case "GET /state" -> ControlAnswer.json(simulator.state());
      case "GET /messages" -> messages(call);
      case "GET /doubles" -> doubles(call);
      case "GET /records.csv" -> records();
      case "POST /records" -> writeRecords();
      case "GET /behaviour" -> ControlAnswer.json(simulator.behaviour());
      case "POST /behaviour" -> ControlAnswer.json(simulator.behaviour(call.body()));
      case "DELETE /behaviour" -> behaveAsStarted();
      case "POST /reset" -> reset();
      case "POST /mo" -> mobileOriginated(call);
      default -> ControlAnswer.refused(404, "there is no " + call.method() + " at this path");
    };
  }

  private ControlAnswer messages(ControlCall call) {
    int total = simulator.messageCount();
    return page(simulator.messages(call.number("from", 0), size(call)), total);
  }

  private ControlAnswer doubles(ControlCall call) {
    int total = simulator.state().submits().doubles();
    return page(simulator.doubles(call.number("from", 0), size(call)), total);
  }

  private static int size(ControlCall call) {
    int size = call.number("size", PAGE);
    Check.that(size >= 1 && size <= MAX_PAGE, "size is not between 1 and " + MAX_PAGE);
    return size;
  }

  private static ControlAnswer page(List<?> items, int total) {
    return ControlAnswer.json(Map.of("items", items, "total", total));
  }

  private ControlAnswer records() {
    return new ControlAnswer(200, "text/csv; charset=utf-8", new RecordsFile(simulator)::writeTo);
  }

  private ControlAnswer writeRecords() {
    Optional<Path> directory = simulator.recordsDirectory();
    return directory
        .map(this::writtenInto)
        .orElseGet(() -> ControlAnswer.refused(409, "started without --records-dir"));
  }

  private ControlAnswer writtenInto(Path directory) {
    try {
      return ControlAnswer.json(Map.of("file", simulator.writeRecords(directory)));
    } catch (IOException e) {
      return ControlAnswer.refused(500, "the file could not be written: " + e.getMessage());
    }
  }

  private ControlAnswer behaveAsStarted() {
    simulator.behaveAsStarted();
    return ControlAnswer.json(simulator.behaviour());
  }

  private ControlAnswer reset() {
    simulator.reset();
    return ControlAnswer.json(simulator.state());
  }

  private ControlAnswer action(String name) {
    return ControlAnswer.json(Map.of("connections", simulator.act(Action.named(name))));
  }

  private ControlAnswer mobileOriginated(ControlCall call) {
    var text = BehaviourJson.read(call.body(), MobileOriginated.Text.class);
    boolean sent = simulator.mobileOriginated(text.from(), text.to(), text.text());
    return sent
        ? ControlAnswer.json(Map.of("sent", true))
        : ControlAnswer.refused(409, "no bind can receive");
  }
}
