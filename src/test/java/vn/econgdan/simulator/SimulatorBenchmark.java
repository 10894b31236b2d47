package vn.econgdan.simulator;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.Semaphore;

/**
 * Measures the simulator: one transceiver bind, window 500, 140 octets of text, receipts on. Run it
 * by hand, in a process of its own with {@code -Xmx256m} for the memory bound:
 *
 * <pre>java -Xmx256m -cp target/classes:target/test-classes:… SimulatorBenchmark 1000000</pre>
 */
public final class SimulatorBenchmark {
  private static final int WINDOW = 500;

  private SimulatorBenchmark() {}

  public static void main(String[] args) throws Exception {
    int messages = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    SimulatorOptions options = SimulatorOptions.defaults().withMemory(messages + 1, false);
    try (Simulator simulator = Simulator.start(options)) {
      round(simulator, messages, 1, "{\"receipts\":{\"enabled\":false}}");
      round(simulator, messages, 2, "{\"receipts\":{\"enabled\":true}}");
      // every receipt is still to come: the most that the simulator ever has to remember
      round(simulator, messages, 1, "{\"receipts\":{\"delayMs\":600000}}");
    }
  }

  private static void round(Simulator simulator, int messages, int answersEach, String behaviour)
      throws Exception {
    simulator.behaviour(behaviour);
    simulator.reset();
    run(simulator, messages, answersEach);
  }

  private static void run(Simulator simulator, int messages, int answersEach) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port())) {
      Client client = new Client(socket);
      long start = System.nanoTime();
      Thread reader = new Thread(() -> client.readUnchecked(messages * answersEach + 1));
      reader.start();
      client.write(messages);
      reader.join();
      double seconds = (System.nanoTime() - start) / 1e9;
      report(simulator, messages, seconds);
    }
  }

  private static void report(Simulator simulator, int messages, double seconds) {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        "%d submits in %.1f s: %.0f/s, receipts %d (%d waiting), distinct %d, heap %d MB%n",
        messages,
        seconds,
        messages / seconds,
        simulator.state().receipts().acknowledged(),
        simulator.state().receipts().waiting(),
        simulator.state().submits().distinct(),
        (runtime.totalMemory() - runtime.freeMemory()) >> 20);
  }

  /** Writes submits as long as the window has room, and acknowledges receipts from the reader. */
  private static final class Client {
    private final DataInputStream in;
    private final DataOutputStream out;
    private final Semaphore window = new Semaphore(WINDOW);

    Client(Socket socket) throws IOException {
      socket.setTcpNoDelay(true);
      in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
      out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 1 << 16));
    }

    void write(int messages) throws IOException, InterruptedException {
      pdu(Smpp.BIND_TRANSCEIVER, 1, RawClient.hex("61006200000034000000"));
      for (int at = 0; at < messages; at++) {
        if (!window.tryAcquire()) {
          flush();
          window.acquire();
        }
        pdu(Smpp.SUBMIT_SM, at + 2, submit(at));
      }
      flush();
    }

    private static byte[] submit(int at) {
      PduWriter pdu = new PduWriter();
      pdu.octet(0).octet(5).octet(0).cString("eCONGDAN").octet(1).octet(1);
      pdu.cString(Long.toString(84_900_000_000L + at)).octet(0).octet(0).octet(0).octet(0);
      pdu.cString("261201230000028+").octet(1).octet(0).octet(0).octet(0).octet(140);
      pdu.raw(new byte[140]).int2(Smpp.TLV_USER_MESSAGE_REFERENCE).int2(2).int2(at);
      byte[] body = new byte[pdu.size()];
      pdu.pending().get(body);
      return body;
    }

    private synchronized void pdu(int command, int sequence, byte[] body) throws IOException {
      out.writeInt(16 + body.length);
      out.writeInt(command);
      out.writeInt(0);
      out.writeInt(sequence);
      out.write(body);
    }

    private synchronized void flush() throws IOException {
      out.flush();
    }

    void readUnchecked(int count) {
      try {
        read(count);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    private void read(int count) throws IOException {
      for (int at = 0; at < count; at++) {
        if (in.available() < 16) {
          flush();
        }
        int length = in.readInt();
        int command = in.readInt();
        in.readInt();
        int sequence = in.readInt();
        in.skipNBytes(length - 16);
        if (command == Smpp.DELIVER_SM) {
          pdu(Smpp.DELIVER_SM_RESP, sequence, new byte[1]);
        } else {
          window.release();
        }
      }
      flush();
    }
  }
}
