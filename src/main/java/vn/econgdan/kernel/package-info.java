/** Values every capability speaks in: numbers, money, wards, people who act, time, outcomes. */
package vn.econgdan.kernel;
