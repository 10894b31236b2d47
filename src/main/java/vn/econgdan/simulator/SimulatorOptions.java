package vn.econgdan.simulator;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * What is fixed for the life of a simulator. Immutable; each {@code with…} answers a changed copy.
 */
public final class SimulatorOptions {
  private static final int DEFAULT_MAX_MESSAGES = 2_000_000;
  private static final long IDS_PER_MILLISECOND = 1_000_000;

  /**
   * The values; host and ports, who may bind, how it begins, what it keeps, what it counts from.
   */
  private record Values(
      String host,
      int smppPort,
      int controlPort,
      Account account,
      Behaviour behaviour,
      Memory memory,
      Source source) {}

  /** What is kept in memory, and where files of records are written; null: nowhere. */
  private record Memory(int maxMessages, boolean keepOctets, Path recordsDirectory) {}

  private record Source(long idBase, long seed, Clock clock) {}

  private final Values values;

  private SimulatorOptions(Values values) {
    this.values = values;
  }

  /**
   * 127.0.0.1, free ports, everybody may bind, a polite carrier, 2,000,000 messages with their
   * octets, ids and chance from the clock.
   */
  public static SimulatorOptions defaults() {
    Memory memory = new Memory(DEFAULT_MAX_MESSAGES, true, null);
    Source source = new Source(0, 0, Clock.systemUTC());
    Account anybody = new Account(null, null);
    return new SimulatorOptions(
        new Values("127.0.0.1", 0, 0, anybody, Behaviour.defaults(), memory, source));
  }

  /** Address to listen on, for SMPP and control. */
  public SimulatorOptions withHost(String host) {
    return new SimulatorOptions(
        new Values(
            host,
            values.smppPort,
            values.controlPort,
            values.account,
            values.behaviour,
            values.memory,
            values.source));
  }

  /** Ports; 0 picks a free one. */
  public SimulatorOptions withPorts(int smppPort, int controlPort) {
    return new SimulatorOptions(
        new Values(
            values.host,
            smppPort,
            controlPort,
            values.account,
            values.behaviour,
            values.memory,
            values.source));
  }

  /** Only this account may bind; a null password is not compared. */
  public SimulatorOptions withAccount(String systemId, String password) {
    return new SimulatorOptions(
        new Values(
            values.host,
            values.smppPort,
            values.controlPort,
            new Account(systemId, password),
            values.behaviour,
            values.memory,
            values.source));
  }

  /** How it behaves at the start. */
  public SimulatorOptions withBehaviour(Behaviour behaviour) {
    return new SimulatorOptions(
        new Values(
            values.host,
            values.smppPort,
            values.controlPort,
            values.account,
            behaviour,
            values.memory,
            values.source));
  }

  /**
   * Messages kept, further submits are answered 0x14; and whether their octets are kept too:
   * without them a million messages fit in 256 MB.
   */
  public SimulatorOptions withMemory(int maxMessages, boolean keepOctets) {
    return withMemory(new Memory(maxMessages, keepOctets, values.memory.recordsDirectory));
  }

  /** Where {@code POST /records} writes the carrier's file; made when it is not there. */
  public SimulatorOptions withRecordsDirectory(Path directory) {
    Memory memory = values.memory;
    return withMemory(new Memory(memory.maxMessages, memory.keepOctets, directory));
  }

  private SimulatorOptions withMemory(Memory memory) {
    return new SimulatorOptions(
        new Values(
            values.host,
            values.smppPort,
            values.controlPort,
            values.account,
            values.behaviour,
            memory,
            values.source));
  }

  /** The number behind the first message id and the seed of chance: for runs that must repeat. */
  public SimulatorOptions withFixedStart(long idBase, long seed) {
    return withSource(new Source(idBase, seed, values.source.clock));
  }

  /** The clock that times of messages are read from. */
  public SimulatorOptions withClock(Clock clock) {
    return withSource(new Source(values.source.idBase, values.source.seed, clock));
  }

  private SimulatorOptions withSource(Source source) {
    return new SimulatorOptions(
        new Values(
            values.host,
            values.smppPort,
            values.controlPort,
            values.account,
            values.behaviour,
            values.memory,
            source));
  }

  InetSocketAddress smppAddress() {
    return new InetSocketAddress(values.host, values.smppPort);
  }

  InetSocketAddress controlAddress() {
    return new InetSocketAddress(values.host, values.controlPort);
  }

  Account account() {
    return values.account;
  }

  Behaviour behaviour() {
    return values.behaviour;
  }

  int maxMessages() {
    return values.memory.maxMessages;
  }

  boolean keepOctets() {
    return values.memory.keepOctets;
  }

  Optional<Path> recordsDirectory() {
    return Optional.ofNullable(values.memory.recordsDirectory);
  }

  Clock clock() {
    return values.source.clock;
  }

  /**
   * Without a fixed one, the time: a run would have to take a million a millisecond to meet
   * another.
   */
  long firstNumber() {
    long fixed = values.source.idBase;
    return fixed != 0 ? fixed : clock().millis() * IDS_PER_MILLISECOND;
  }

  long seed() {
    return values.source.seed != 0 ? values.source.seed : clock().millis();
  }
}
