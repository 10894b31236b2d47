/**
 * Where an officer's draft becomes a notice that may be sent: written, approved by somebody else,
 * its audience frozen, its send planned (DESIGN 4.4).
 */
package vn.econgdan.notice;
