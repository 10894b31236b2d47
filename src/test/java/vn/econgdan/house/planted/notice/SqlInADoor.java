package vn.econgdan.house.planted.notice;

import org.jdbi.v3.core.Handle;

/** A statement outside of a store. */
record SqlInADoor(Handle handle) {
  int deleteAll() {
    return handle.createUpdate("delete from notice").execute();
  }
}
