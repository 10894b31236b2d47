package vn.econgdan.house.planted.notice;

import org.jdbi.v3.core.Handle;

/** May hold SQL, but must not be public. */
public record OpenStore(Handle handle) {
  int count() {
    return handle.createQuery("select count(*) from notice").mapTo(Integer.class).one();
  }
}
