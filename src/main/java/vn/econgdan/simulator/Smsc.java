package vn.econgdan.simulator;

import java.io.IOException;
import java.util.Random;

/** The simulated SMSC itself: what is shared by all connections. Lives on the event loop only. */
final class Smsc implements EventLoop.EndOfTurn {
  private final SimulatorOptions options;
  private final EventLoop loop;
  private final Sessions sessions = new Sessions();
  private final Random random;
  private final Acceptor acceptor;
  private final Receipts receipts = new Receipts(this);
  private final Protocol protocol = new Protocol(this);
  private Behaviour behaviour;
  private Book book;
  private RuleBook rules;
  private StateMix states;
  private SpeedLimit speedLimit;
  private Runnable whenEmpty = () -> {};

  Smsc(SimulatorOptions options, EventLoop loop) {
    this.options = options;
    this.loop = loop;
    this.random = new Random(options.seed());
    this.acceptor = new Acceptor(this, options.smppAddress());
    this.book = newBook(options.firstNumber());
    behave(options.behaviour());
  }

  private Book newBook(long firstNumber) {
    return new Book(firstNumber, options.maxMessages(), options.keepOctets());
  }

  /** Takes a new behaviour; counters of rules begin anew. */
  void behave(Behaviour next) {
    behaviour = next;
    rules = new RuleBook(next.answers().rules(), random);
    states = new StateMix(next.receipts(), random);
    speedLimit = new SpeedLimit(next.answers().maxTps());
  }

  /** Forgets messages, counts and receipts; links and behaviour stay, ids go on. */
  void reset() {
    receipts.clear();
    book = newBook(book.nextNumber());
  }

  @Override
  public void run(long now) {
    receipts.run(now);
    sessions.all().forEach(Session::flush);
  }

  @Override
  public long untilNext(long now) {
    return receipts.untilNext(now);
  }

  void ended(Session session) {
    if (sessions.remove(session)) {
      receipts.ended(session);
    }
    if (sessions.none()) {
      whenEmpty.run();
    }
  }

  /** Stops listening, asks every bound client to go, and says when the last one has gone. */
  void leave(Runnable gone) throws IOException {
    acceptor.stop();
    sessions.all().forEach(this::leave);
    whenEmpty = gone;
    if (sessions.none()) {
      gone.run();
    }
  }

  private void leave(Session session) {
    if (session.bind() == Session.Bind.NONE) {
      session.close();
    } else {
      protocol.unbind(session);
    }
  }

  long wallMillis() {
    return options.clock().millis();
  }

  SimulatorOptions options() {
    return options;
  }

  EventLoop loop() {
    return loop;
  }

  Sessions sessions() {
    return sessions;
  }

  Random random() {
    return random;
  }

  Acceptor acceptor() {
    return acceptor;
  }

  Receipts receipts() {
    return receipts;
  }

  Protocol protocol() {
    return protocol;
  }

  Behaviour behaviour() {
    return behaviour;
  }

  Book book() {
    return book;
  }

  RuleBook rules() {
    return rules;
  }

  StateMix states() {
    return states;
  }

  SpeedLimit speedLimit() {
    return speedLimit;
  }
}
