package vn.econgdan.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The carrier's file of records (CONTRACT 5): one row for each part it took. */
final class CarrierRecords {
  static final String HEADER =
      "message_id,recipient,sender,submit_time,done_time,status,network,part_no,part_count,"
          + "unit_price,amount\n";

  private final Smsc smsc;

  CarrierRecords(Smsc smsc) {
    this.smsc = smsc;
  }

  /** The rows of these messages; refused ones have none. */
  String rows(int from, int size) {
    Ledger ledger = smsc.book().ledger;
    StringBuilder csv = new StringBuilder();
    for (int row = from; row < Math.min(ledger.size(), from + size); row++) {
      if (ledger.row(row).taken()) {
        append(csv, smsc.book().id(row), ledger.row(row));
      }
    }
    return csv.toString();
  }

  private void append(StringBuilder csv, String id, LedgerRow row) {
    Behaviour.Records records = smsc.behaviour().records();
    BigDecimal price = records.unitPrice();
    boolean done = row.doneAtMillis() <= smsc.wallMillis();
    field(csv, id);
    field(csv, row.destination());
    field(csv, quoted(row.source()));
    field(csv, CarrierTime.RECORDS.write(row.atMillis()));
    field(csv, done ? CarrierTime.RECORDS.write(row.doneAtMillis()) : "");
    field(csv, done ? quoted(row.state()) : "ENROUTE");
    field(csv, quoted(Networks.of(row.destination(), records.networks())));
    field(csv, Integer.toString(row.part()));
    field(csv, Integer.toString(row.partTotal()));
    field(csv, price.toPlainString());
    csv.append(price.setScale(0, RoundingMode.HALF_UP)).append('\n');
  }

  private static void field(StringBuilder csv, String value) {
    csv.append(value).append(',');
  }

  private static String quoted(String value) {
    boolean special = value.matches("(?s).*[\",\r\n].*");
    return special ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }
}
