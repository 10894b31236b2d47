package vn.econgdan.simulator;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * How the simulator behaves, as one document: every field has a default, and {@code POST
 * /behaviour} changes only what it names. docs/simulator.md explains each field. Durations are
 * milliseconds.
 */
public record Behaviour(
    @JsonProperty("binds") Binds binds,
    @JsonProperty("ids") Ids ids,
    @JsonProperty("answers") Answers answers,
    @JsonProperty("receipts") ReceiptRules receipts,
    @JsonProperty("records") Records records) {

  public Behaviour {
    binds = binds == null ? Binds.DEFAULT : binds;
    ids = ids == null ? Ids.DEFAULT : ids;
    answers = answers == null ? Answers.DEFAULT : answers;
    receipts = receipts == null ? ReceiptRules.DEFAULT : receipts;
    records = records == null ? Records.DEFAULT : records;
  }

  /** A quick, polite, honest carrier: answers at once, one DELIVRD receipt for each message. */
  public static Behaviour defaults() {
    return new Behaviour(null, null, null, null, null);
  }

  /**
   * The same with the fields that {@code json} names changed, as {@code POST /behaviour} does.
   *
   * @throws IllegalArgumentException for an unknown field or a wrong value, naming it
   */
  public Behaviour changedBy(String json) {
    return BehaviourJson.change(this, json);
  }

  public Behaviour with(Binds other) {
    return new Behaviour(other, ids, answers, receipts, records);
  }

  public Behaviour with(Ids other) {
    return new Behaviour(binds, other, answers, receipts, records);
  }

  public Behaviour with(Answers other) {
    return new Behaviour(binds, ids, other, receipts, records);
  }

  public Behaviour with(ReceiptRules other) {
    return new Behaviour(binds, ids, answers, other, records);
  }

  /**
   * Links and binds.
   *
   * @param refuseConnections take the connection and close it at once
   * @param refuseWith the status every bind is refused with; none when null
   * @param answer whether a bind is answered at all
   * @param answerEnquireLink whether enquire_link is answered
   */
  public record Binds(
      boolean refuseConnections, Status refuseWith, Boolean answer, Boolean answerEnquireLink) {
    static final Binds DEFAULT = new Binds(false, null, true, true);

    public Binds {
      answer = answer == null || answer;
      answerEnquireLink = answerEnquireLink == null || answerEnquireLink;
    }

    /** Every bind is answered with this status. */
    public static Binds refused(Status status) {
      return new Binds(false, status, true, true);
    }
  }

  /** The form of message ids and how receipts write them. */
  public record Ids(IdForm form, IdInReceipt inReceipt) {
    static final Ids DEFAULT = new Ids(IdForm.DECIMAL, IdInReceipt.SAME);

    public Ids {
      form = form == null ? IdForm.DECIMAL : form;
      inReceipt = inReceipt == null ? IdInReceipt.SAME : inReceipt;
      Check.that(inReceipt.fits(form), "ids.inReceipt " + inReceipt + " does not fit " + form);
    }
  }

  /**
   * Answers to submits.
   *
   * @param latencyMs from the submit to its answer
   * @param maxTps over it a submit is answered 0x58; 0 is no limit
   * @param rules the first one that matches decides; none: accepted
   */
  public record Answers(int latencyMs, int maxTps, List<Rule> rules) {
    static final Answers DEFAULT = new Answers(0, 0, List.of());

    public Answers {
      Check.notNegative(latencyMs, "answers.latencyMs");
      Check.notNegative(maxTps, "answers.maxTps");
      rules = rules == null ? List.of() : List.copyOf(rules);
    }

    public static Answers rules(Rule... rules) {
      return new Answers(0, 0, List.of(rules));
    }

    public static Answers latency(int millis) {
      return new Answers(millis, 0, List.of());
    }
  }

  /**
   * The file of records: price of a part in đồng (up to 4 decimals), network by the digits after
   * 84.
   */
  public record Records(BigDecimal unitPrice, Map<String, String> networks) {
    static final Records DEFAULT = new Records(null, null);

    public Records {
      unitPrice = unitPrice == null ? new BigDecimal("550") : unitPrice;
      networks = networks == null ? Networks.VIETNAM : Map.copyOf(networks);
      Check.that(unitPrice.signum() >= 0, "records.unitPrice is below zero");
      Check.that(unitPrice.scale() <= 4, "records.unitPrice has more than 4 decimals");
    }
  }
}
