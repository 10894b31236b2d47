package vn.econgdan.house.planted.app;

import vn.econgdan.house.planted.simulator.Smsc;

/** Allowed: the embedded mode starts the simulator. */
record EmbeddedSmsc(Smsc smsc) {}
