package vn.econgdan.house.planted.app;

import vn.econgdan.house.planted.simulator.Smsc;

/** The wiring of production names the simulator. */
record Wiring(Smsc smsc) {}
