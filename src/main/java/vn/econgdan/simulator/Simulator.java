package vn.econgdan.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A scriptable SMSC: the one door of this package for tests and for embedding. Every method may be
 * called from any thread, and what it says is true of one moment.
 */
public final class Simulator implements AutoCloseable {
  private static final long LEAVE_MILLIS = 500;
  private final EventLoop loop;
  private final Smsc smsc;
  private final Views views;
  private final CarrierRecords records;
  private final Control control;

  private Simulator(SimulatorOptions options) throws IOException {
    loop = new EventLoop();
    smsc = new Smsc(options, loop);
    views = new Views(smsc);
    records = new CarrierRecords(smsc);
    smsc.acceptor().listen();
    control = control(options);
    loop.start(smsc);
  }

  private Control control(SimulatorOptions options) throws IOException {
    try {
      return new Control(this, options.controlAddress());
    } catch (IOException e) {
      smsc.acceptor().stop();
      throw e;
    }
  }

  /** Listens when it returns; a port in use is an {@link IOException}. */
  public static Simulator start(SimulatorOptions options) throws IOException {
    return new Simulator(options);
  }

  /** The SMPP port. */
  public int port() {
    return loop.call(() -> smsc.acceptor().port());
  }

  public int controlPort() {
    return control.port();
  }

  public Behaviour behaviour() {
    return loop.call(smsc::behaviour);
  }

  /** From the next PDU on; counters of rules begin anew. */
  public void behaviour(Behaviour next) {
    act(() -> smsc.behave(next));
  }

  /** Changes only the fields that the JSON names, as {@code POST /behaviour}. */
  public Behaviour behaviour(String changes) {
    return loop.call(
        () -> {
          smsc.behave(smsc.behaviour().changedBy(changes));
          return smsc.behaviour();
        });
  }

  /** How it was started. */
  public void behaveAsStarted() {
    act(() -> smsc.behave(smsc.options().behaviour()));
  }

  public SimulatorState state() {
    return loop.call(views::state);
  }

  /** How many submits are kept. */
  public int messageCount() {
    return loop.call(views::messageCount);
  }

  /** Submits in the order they came, from an index (0 is the first) and at most {@code size}. */
  public List<SubmittedMessage> messages(int from, int size) {
    return loop.call(() -> views.messages(from, size));
  }

  /** All submits; for tests with few of them. */
  public List<SubmittedMessage> messages() {
    return messages(0, Integer.MAX_VALUE);
  }

  public List<DoubleSubmit> doubles(int from, int size) {
    return loop.call(() -> views.doubles(from, size));
  }

  /** Rows of the carrier's records for these submits, without the header line. */
  String records(int from, int size) {
    return loop.call(() -> records.rows(from, size));
  }

  /** The carrier's records of all it took, with the header line (CONTRACT 5). */
  public String records() {
    return CarrierRecords.HEADER + records(0, Integer.MAX_VALUE);
  }

  /** Where {@link #writeRecords} writes when the control port is asked to. */
  Optional<Path> recordsDirectory() {
    return smsc.options().recordsDirectory();
  }

  /**
   * Writes the carrier's file of records into a folder, whole or not at all.
   *
   * @return its name, which tells the time
   */
  public String writeRecords(Path directory) throws IOException {
    String time = CarrierTime.FILE_NAME.write(smsc.wallMillis());
    return new RecordsFile(this).writeInto(directory, time);
  }

  /** Forgets messages, counts and receipts; links and behaviour stay, ids go on. */
  public void reset() {
    act(smsc::reset);
  }

  /** Makes it happen; how many connections were concerned. */
  public int act(Action action) {
    return loop.call(() -> new Actions(smsc).run(action));
  }

  /**
   * A text from a citizen to the short code, sent again until it is acknowledged.
   *
   * @return false when no bind can receive
   */
  public boolean mobileOriginated(String from, String to, String text) {
    var message = new MobileOriginated.Text(from, to, text);
    return loop.call(() -> new Actions(smsc).send(message));
  }

  private void act(Act act) {
    loop.call(
        () -> {
          act.run();
          return null;
        });
  }

  private interface Act {
    void run() throws Exception;
  }

  /** Until it is closed; throws what broke it down. */
  public void awaitEnd() {
    loop.awaitEnd();
  }

  /** Unbinds its clients, waits half a second for them, and frees the ports. */
  @Override
  public void close() {
    control.close();
    act(this::leave);
    loop.awaitEnd();
  }

  private void leave() throws IOException {
    loop.after(LEAVE_MILLIS, this::end);
    smsc.leave(loop::stop);
  }

  private void end() {
    smsc.sessions().all().forEach(Session::close);
    loop.stop();
  }
}
