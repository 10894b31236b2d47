package vn.econgdan.ops;

import java.time.Instant;
import vn.econgdan.kernel.Sentence;

/**
 * Something that waits longer than it should.
 *
 * @param kind SEND, HELD, BATCH, CLAIM, IN_DOUBT, RECEIPT, OVERDUE, IMPORT, CARRIER_FILE or WEBHOOK
 * @param subject which; ids only
 * @param detail why it waits, as far as the database tells
 * @param advice what a person can do about it
 */
public record StuckView(
    String kind, String subject, Instant since, Sentence detail, Sentence advice) {}
