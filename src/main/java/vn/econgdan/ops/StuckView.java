package vn.econgdan.ops;

import java.time.Instant;
import vn.econgdan.kernel.Sentence;

/**
 * Something that waits longer than it should.
 *
 * @param kind SEND, HELD, BATCH, CLAIM, IN_DOUBT or RECEIPT
 * @param subject which; ids only
 * @param detail why it waits, as far as the database tells
 */
public record StuckView(String kind, String subject, Instant since, Sentence detail) {}
