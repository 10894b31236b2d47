package vn.econgdan.house.planted.kernel;

import org.slf4j.Logger;

/** The kernel with a library. */
record Impure(Logger log) {}
