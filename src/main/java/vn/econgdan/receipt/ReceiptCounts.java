package vn.econgdan.receipt;

/**
 * What went through the desk since the start of this process.
 *
 * @param received handed over by the links
 * @param stored on disk, and so acknowledged
 * @param refused not stored in time: answered "later"
 * @param matched found their attempt
 * @param unexpected stored, but no receipts: people's messages and unreadable ones
 */
public record ReceiptCounts(
    long received, long stored, long refused, long matched, long unexpected) {}
