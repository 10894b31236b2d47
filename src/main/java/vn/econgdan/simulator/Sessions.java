package vn.econgdan.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is connected. */
final class Sessions {
  private final Map<Integer, Session> open = new LinkedHashMap<>();
  private final Map<Integer, String> accounts = new LinkedHashMap<>();
  private int next;
  private int turn;

  int nextNumber() {
    return ++next;
  }

  void add(Session session) {
    open.put(session.number, session);
  }

  /** Forgets the connection but for its account: receipts of its messages are still to come. */
  boolean remove(Session session) {
    if (session.bind().sends()) {
      accounts.put(session.number, session.systemId().intern());
    }
    return open.remove(session.number) != null;
  }

  boolean none() {
    return open.isEmpty();
  }

  List<Session> all() {
    return new ArrayList<>(open.values());
  }

  String systemId(int connection) {
    Session session = open.get(connection);
    return session != null ? session.systemId() : accounts.getOrDefault(connection, "");
  }

  /** The bind for a delivery: its own, or by turns another of the same account; null for none. */
  Session receiver(Delivery delivery, boolean preferAnother) {
    Session own = open.get(delivery.connection());
    boolean ownReceives = own != null && own.receives();
    if (ownReceives && !preferAnother) {
      return own;
    }
    Session another = another(delivery, own);
    return another == null && ownReceives ? own : another;
  }

  private Session another(Delivery delivery, Session own) {
    String account = delivery.systemId();
    List<Session> others =
        open.values().stream()
            .filter(s -> s != own && s.receives() && s.systemId().equals(account))
            .toList();
    return others.isEmpty() ? null : others.get(Math.floorMod(turn++, others.size()));
  }
}
