/**
 * The SMPP link, and the only capability package that knows Camel and jSMPP: one transceiver bind
 * per route instance, our own session and reconnect below Camel's component, plain records above.
 */
package vn.econgdan.dispatch.smpp;
