package vn.econgdan.house.planted.app.servers;

import vn.econgdan.house.planted.simulator.Smsc;

/** Allowed: the embedded mode starts the simulator. */
record EmbeddedSmsc(Smsc smsc) {}
