package vn.econgdan.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import vn.econgdan.kernel.BusinessClock;

/**
 * The limit: what a careful hand would write with JDBC and jSMPP alone, and no more. It keeps the
 * promises of the system (claimed before it leaves, on disk before it is acknowledged, never more
 * exposed) and none of its safety: no retries, no lanes, no leases, no row-level security.
 */
final class BaselinePipeline implements BaselineLink.Listener {
  private static final int PREPARED_AT_ONCE = 5_000;
  private static final int WRITERS = 2;

  private final Broadcast broadcast;
  private final BaselineRows rows;
  private final Semaphore exposed;
  private final Semaphore window;
  private final BaselineRows.Part[] parts;
  private final Semaphore prepared = new Semaphore(0);
  private final BlockingQueue<List<BaselineRows.Part>> claimed = new LinkedBlockingQueue<>();
  private final Map<String, BaselineRows.Part> submitted = new ConcurrentHashMap<>();
  private final List<BaselineGroup> groups = new ArrayList<>();
  private final BlockingQueue<String> refusals = new LinkedBlockingQueue<>();

  /**
   * What is sent.
   *
   * @param port the SMSC's
   * @param exposed most parts claimed and not yet written
   * @param inBlocks as many submits in one write as the window has room for
   */
  record Broadcast(int port, int people, int window, int exposed, boolean inBlocks) {
    /** Small enough that the next is there before the window has drained. */
    int lot() {
      return Math.max(1, Math.min(exposed / 4, window));
    }
  }

  BaselinePipeline(Broadcast broadcast, BaselineRows rows) {
    this.broadcast = broadcast;
    this.rows = rows;
    this.exposed = new Semaphore(broadcast.exposed());
    this.window = new Semaphore(broadcast.window());
    this.parts = new BaselineRows.Part[broadcast.people()];
    for (int writer = 0; writer < WRITERS; writer++) {
      groups.add(new BaselineGroup());
    }
  }

  /**
   * Returns when the last receipt was committed.
   *
   * @throws IllegalStateException when any of it failed
   */
  Instant run() throws InterruptedException {
    ExecutorService threads = Executors.newCachedThreadPool();
    try (BaselineLink link = new BaselineLink(broadcast.port(), this)) {
      ExecutorCompletionService<Void> work = new ExecutorCompletionService<>(threads);
      List<Callable<Void>> all = work(link);
      all.forEach(work::submit);
      for (int done = 0; done < all.size(); done++) {
        work.take().get();
      }
      return BusinessClock.system().now();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the bare pipeline failed", e.getCause());
    } catch (IOException e) {
      throw new IllegalStateException("the bare pipeline has no link", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Callable<Void>> work(BaselineLink link) {
    List<Callable<Void>> work = new ArrayList<>();
    work.add(with(this::prepare));
    work.add(with(this::claim));
    work.add(() -> submit(link));
    for (int writer = 0; writer < WRITERS; writer++) {
      int mine = writer;
      work.add(with(session -> write(session, link, mine)));
    }
    return work;
  }

  private interface Work {
    void on(BaselineRows.Session session) throws Exception;
  }

  private Callable<Void> with(Work work) {
    return () -> {
      try (BaselineRows.Session session = rows.open()) {
        work.on(session);
        return null;
      }
    };
  }

  private void prepare(BaselineRows.Session session) throws Exception {
    for (int from = 0; from < broadcast.people(); from += PREPARED_AT_ONCE) {
      int until = Math.min(from + PREPARED_AT_ONCE, broadcast.people());
      session.prepare(from, until);
      prepared.release(until - from);
    }
  }

  private void claim(BaselineRows.Session session) throws Exception {
    for (int from = 0; from < broadcast.people(); from += broadcast.lot()) {
      int until = Math.min(from + broadcast.lot(), broadcast.people());
      prepared.acquire(until - from);
      exposed.acquire(until - from);
      List<BaselineRows.Part> lot = session.claim(from, until);
      lot.forEach(part -> parts[part.index()] = part);
      claimed.add(lot);
    }
  }

  private Void submit(BaselineLink link) throws Exception {
    for (int left = broadcast.people(); left > 0; ) {
      List<BaselineRows.Part> lot = claimed.take();
      for (int from = 0; from < lot.size(); ) {
        window.acquire();
        int room = 1 + window.drainPermits();
        int until = Math.min(from + room, lot.size());
        window.release(room - (until - from));
        link.submit(lot.subList(from, until), broadcast.inBlocks());
        from = until;
      }
      left -= lot.size();
    }
    return null;
  }

  @Override
  public void answered(int index, int status, String carrierId) {
    if (status != 0) {
      refusals.add("the simulator answered " + status);
    }
    BaselineRows.Part part = parts[index];
    submitted.put(carrierId, part);
    group(part).add(new BaselineRows.Answer(part, carrierId));
    window.release();
  }

  @Override
  public void delivered(byte[] pdu, int sequence) {
    String carrierId = ReceiptedId.in(pdu);
    BaselineRows.Part part = submitted.remove(carrierId);
    group(part).add(new BaselineRows.Receipt(part, carrierId, pdu, sequence));
  }

  /** All of a part goes to one writer, so that its receipt never overtakes its answer. */
  private BaselineGroup group(BaselineRows.Part part) {
    return groups.get(part.index() % WRITERS);
  }

  private void write(BaselineRows.Session session, BaselineLink link, int writer) throws Exception {
    int mine = (broadcast.people() - writer + WRITERS - 1) / WRITERS;
    for (int done = 0; done < mine; ) {
      BaselineGroup.Taken group = groups.get(writer).take();
      session.write(group.answers(), group.receipts());
      exposed.release(group.answers().size());
      link.acknowledge(group.receipts());
      done += group.receipts().size();
      refuseRefusals();
    }
  }

  private void refuseRefusals() {
    String refusal = refusals.poll();
    if (refusal != null) {
      throw new IllegalStateException(refusal);
    }
  }
}
