/**
 * A scriptable SMSC that stands by itself: SMPP 3.4 on a raw socket, faults on demand, JSON control
 * on another port. For tests, demo, compose and benchmarks; docs/simulator.md is its manual.
 */
package vn.econgdan.simulator;
