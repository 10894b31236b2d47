package vn.econgdan.app.edge;

import java.util.Optional;
import vn.econgdan.kernel.Actor;

/** Who calls, and the id of the key he came with, if he did. */
record Caller(Actor actor, Optional<String> apiKey) {
  static final Caller ANYBODY = new Caller(Actor.SYSTEM, Optional.empty());
}
