/**
 * Delivery receipts: stored as they came, read tolerantly, matched to the attempts they speak of.
 */
package vn.econgdan.receipt;
