package vn.econgdan.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Holds receipts until its window is full or its time is over, and lets them go in another order.
 */
final class Shuffle {
  private final Smsc smsc;
  private final Consumer<Delivery> next;
  private List<Delivery> held = new ArrayList<>();

  Shuffle(Smsc smsc, Consumer<Delivery> next) {
    this.smsc = smsc;
    this.next = next;
  }

  void pass(Delivery delivery) {
    ReceiptRules rules = smsc.behaviour().receipts();
    if (rules.shuffleWindow() <= 1) {
      next.accept(delivery);
      return;
    }
    held.add(delivery);
    if (held.size() >= rules.shuffleWindow()) {
      letGo(held);
    } else if (held.size() == 1) {
      List<Delivery> these = held;
      smsc.loop().after(rules.shuffleMs(), () -> letGo(these));
    }
  }

  private void letGo(List<Delivery> these) {
    if (these != held) {
      return;
    }
    held = new ArrayList<>();
    List<Delivery> order = new ArrayList<>(these);
    Collections.shuffle(order, smsc.random());
    if (order.equals(these)) {
      Collections.rotate(order, 1);
    }
    order.forEach(next);
  }

  void clear() {
    held = new ArrayList<>();
  }

  int size() {
    return held.size();
  }
}
