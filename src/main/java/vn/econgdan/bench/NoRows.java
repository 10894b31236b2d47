package vn.econgdan.bench;

import java.util.List;
import java.util.stream.IntStream;

/** Nothing is kept: how much the simulator and the client's wire can do at all. */
final class NoRows implements BaselineRows, BaselineRows.Session {
  private static final int REFERENCES = 65_536;

  @Override
  public Session open() {
    return this;
  }

  @Override
  public void prepare(int from, int until) {
    // parts are made up when they are claimed
  }

  @Override
  public List<Part> claim(int from, int until) {
    return IntStream.range(from, until)
        .mapToObj(index -> new Part(index, "8490" + digits(index), index % REFERENCES))
        .toList();
  }

  private static String digits(int index) {
    return Integer.toString(10_000_000 + index).substring(1);
  }

  @Override
  public void write(List<Answer> answers, List<Receipt> receipts) {
    // an acknowledgement promises nothing here
  }

  @Override
  public void close() {
    // nothing is open
  }
}
