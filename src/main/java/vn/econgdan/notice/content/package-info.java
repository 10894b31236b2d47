/**
 * What a notice says, when it may leave, which states it goes through, and the rules of each,
 * without a database (CONTRACT 4, DESIGN 4.4).
 */
package vn.econgdan.notice.content;
