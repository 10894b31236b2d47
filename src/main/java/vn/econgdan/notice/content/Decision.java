package vn.econgdan.notice.content;

/**
 * The body of submit, approve, return, reject, cancel and stop (CONTRACT 4).
 *
 * @param version the version that was looked at
 * @param hash the approval sheet that was signed; required to approve
 * @param reason required to return, reject, cancel and stop
 */
public record Decision(Integer version, String hash, String reason) {}
