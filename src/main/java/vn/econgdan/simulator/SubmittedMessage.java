package vn.econgdan.simulator;

import java.time.Instant;

/**
 * One submit as it came; {@code GET /messages} in JSON.
 *
 * @param index from 0, in the order of arrival
 * @param number the destination address
 * @param octets the short_message (or payload) in hex, header included; null when not kept
 * @param ref concatenation reference; 0 for a single part
 * @param userMessageReference TLV 0x0204; null when it was missing
 * @param id given to it; null when it was not taken
 * @param status answered; null when it was not (yet)
 * @param state how it ends; null when it was not taken
 */
public record SubmittedMessage(
    int index,
    int connection,
    int sequence,
    Instant at,
    String source,
    int sourceTon,
    int sourceNpi,
    String number,
    int numberTon,
    int numberNpi,
    int esmClass,
    int dataCoding,
    int registeredDelivery,
    String validityPeriod,
    String scheduleDeliveryTime,
    String octets,
    int part,
    int total,
    int ref,
    Integer userMessageReference,
    String id,
    Status status,
    String state) {}
