/** From the frozen audience to the carrier: parts, attempts, the carrier's answers and links. */
package vn.econgdan.dispatch;
