/**
 * Whom a rule names, and who of them receives a notice and who does not: as the registry stands, or
 * as it was frozen for a send (CONTRACT 4).
 */
package vn.econgdan.notice.audience;
