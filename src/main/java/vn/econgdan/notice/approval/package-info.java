/**
 * What an approver signs: the sheet, what it warns of, its hash, and how what was signed is
 * compared with what is about to leave (DESIGN 4.4).
 */
package vn.econgdan.notice.approval;
