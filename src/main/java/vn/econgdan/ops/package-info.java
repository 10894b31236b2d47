/** For the administrator at night: alarms as rows, months ahead, and what stands still. */
package vn.econgdan.ops;
