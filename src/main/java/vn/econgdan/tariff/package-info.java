/** Dated prices and fees: what a part costs us, what a month costs a subscriber. */
package vn.econgdan.tariff;
