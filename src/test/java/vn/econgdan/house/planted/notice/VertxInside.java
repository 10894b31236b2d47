package vn.econgdan.house.planted.notice;

import io.vertx.core.Vertx;

/** HTTP outside of web and app. */
record VertxInside(Vertx vertx) {}
