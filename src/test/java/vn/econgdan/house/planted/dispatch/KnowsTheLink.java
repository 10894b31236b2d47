package vn.econgdan.house.planted.dispatch;

import vn.econgdan.house.planted.dispatch.smpp.Link;

/** The capability knows the adapter around it. */
record KnowsTheLink(Link link) {}
