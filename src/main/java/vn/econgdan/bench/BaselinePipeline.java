package vn.econgdan.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import vn.econgdan.dispatch.DeliverSm;
import vn.econgdan.kernel.BusinessClock;

/**
 * The limit: what a careful hand would write with JDBC and jSMPP alone, and no more. It keeps the
 * promises of the system (claimed before it leaves, on disk before it is acknowledged) and none of
 * its safety: no retries, no lanes, no leases, no parking, no row-level security.
 */
final class BaselinePipeline {
  private static final int GROUP = 200;
  private static final long FLUSH_MILLIS = 20;
  private static final long RECEIPT_MILLIS = 4;
  private static final int RECEIPTED_MESSAGE_ID = 0x001E;

  private final BenchEnvironment bed;
  private final long send;
  private final DataSource database;
  private final BusinessClock clock = BusinessClock.system();
  private final LocalDate month;
  private final int total;
  private final Semaphore exposed;
  private final BlockingQueue<BaselineStore.Part> claimed = new LinkedBlockingQueue<>();
  private final BlockingQueue<BaselineStore.Answer> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<BaselineStore.Receipt> arrived = new LinkedBlockingQueue<>();
  private final BlockingQueue<BaselineStore.Receipt> stored = new LinkedBlockingQueue<>();
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong receiptIds;

  BaselinePipeline(BenchEnvironment bed, long send, AtomicLong receiptIds) {
    this.bed = bed;
    this.send = send;
    this.receiptIds = receiptIds;
    this.database = bed.superuser();
    this.month = BusinessClock.month(clock.now()).atDay(1);
    this.total = bed.options().recipients();
    this.exposed = new Semaphore(BenchEnvironment.exposed(bed.options()));
  }

  /** Returns when the last receipt was matched and committed. */
  Instant run() throws Exception {
    int window = bed.options().window();
    ExecutorService threads = Executors.newFixedThreadPool(window + 4);
    try (BaselineLink link = new BaselineLink(bed.smsc().port(), this::arrived);
        Connection own = database.getConnection()) {
      BaselineStore.Text text = BaselineStore.text(own, send);
      BaselineStore.prepare(own, send);
      List<Future<?>> work = new ArrayList<>();
      work.add(threads.submit(with(this::claim)));
      work.add(threads.submit(with(this::record)));
      work.add(threads.submit(with(connection -> store(connection, link))));
      Future<?> matched = threads.submit(with(this::match));
      for (int sender = 0; sender < window; sender++) {
        work.add(threads.submit(() -> submit(link, text)));
      }
      matched.get();
      for (Future<?> each : work) {
        each.get();
      }
      return clock.now();
    } finally {
      threads.shutdownNow();
    }
  }

  private interface Work {
    void on(Connection connection) throws Exception;
  }

  private Callable<Void> with(Work work) {
    return () -> {
      try (Connection connection = database.getConnection()) {
        BaselineStore.byIndexOnly(connection);
        connection.setAutoCommit(false);
        work.on(connection);
        return null;
      }
    };
  }

  private void arrived(BaselineLink.Delivered delivered) {
    DeliverSm read = DeliverSm.read("bare", delivered.pdu());
    byte[] id = read.tlvs().get(RECEIPTED_MESSAGE_ID);
    String carrierId =
        new String(id, 0, id.length - 1, java.nio.charset.StandardCharsets.ISO_8859_1);
    arrived.add(
        new BaselineStore.Receipt(
            receiptIds.incrementAndGet(), delivered.pdu(), carrierId, delivered.sequence()));
  }

  private void claim(Connection connection) throws SQLException, InterruptedException {
    long after = 0;
    for (int done = 0; done < total; ) {
      int lot = Math.max(bed.options().window() / 4, 100);
      exposed.acquire(lot);
      List<BaselineStore.Part> parts = BaselineStore.claim(connection, send, after, lot);
      connection.commit();
      exposed.release(lot - parts.size());
      claimed.addAll(parts);
      done += parts.size();
      after = parts.get(parts.size() - 1).id();
    }
  }

  private Void submit(BaselineLink link, BaselineStore.Text text) throws Exception {
    String validity = "000001000000000R"; // a day
    while (taken.getAndIncrement() < total) {
      BaselineStore.Part part = claimed.take();
      answers.add(new BaselineStore.Answer(part.id(), link.submit(part, text, validity)));
    }
    return null;
  }

  private void record(Connection connection) throws SQLException, InterruptedException {
    for (int done = 0; done < total; ) {
      List<BaselineStore.Answer> group = group(answers, FLUSH_MILLIS);
      BaselineStore.answered(connection, month, group);
      connection.commit();
      exposed.release(group.size());
      done += group.size();
    }
  }

  private void store(Connection connection, BaselineLink link) throws Exception {
    for (int done = 0; done < total; ) {
      List<BaselineStore.Receipt> group = group(arrived, RECEIPT_MILLIS);
      BaselineStore.raw(connection, month, clock.now().atOffset(ZoneOffset.UTC), group);
      connection.commit();
      link.acknowledge(group);
      stored.addAll(group);
      done += group.size();
    }
  }

  private void match(Connection connection) throws SQLException, InterruptedException {
    for (int done = 0; done < total; ) {
      List<BaselineStore.Receipt> group = group(stored, FLUSH_MILLIS);
      Set<Long> found = new HashSet<>(BaselineStore.match(connection, month, group));
      connection.commit();
      group.stream().filter(receipt -> !found.contains(receipt.id())).forEach(stored::add);
      done += found.size();
    }
  }

  /** At least one; as many as come within the time, up to a full group. */
  private static <T> List<T> group(BlockingQueue<T> queue, long millis)
      throws InterruptedException {
    List<T> group = new ArrayList<>();
    group.add(queue.take());
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (group.size() < GROUP) {
      T next = queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        break;
      }
      group.add(next);
    }
    return group;
  }
}
