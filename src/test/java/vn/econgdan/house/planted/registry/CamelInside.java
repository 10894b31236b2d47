package vn.econgdan.house.planted.registry;

import org.apache.camel.Exchange;

/** Camel outside of the edge. */
record CamelInside(Exchange exchange) {}
