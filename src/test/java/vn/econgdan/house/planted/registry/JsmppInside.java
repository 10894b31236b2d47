package vn.econgdan.house.planted.registry;

import org.jsmpp.session.SMPPSession;

/** jSMPP outside of the edge. */
record JsmppInside(SMPPSession session) {}
