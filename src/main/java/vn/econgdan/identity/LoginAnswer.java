package vn.econgdan.identity;

import java.time.Duration;
import vn.econgdan.kernel.Actor;

/** What somebody with login and password is told. */
public sealed interface LoginAnswer {

  /** Let in. */
  record Entered(Actor actor) implements LoginAnswer {}

  /** An unknown login, a wrong password or a closed account: nobody is told which. */
  record Denied() implements LoginAnswer {}

  /** Too many failures: not looked at, whether right or wrong. */
  record Wait(Duration left) implements LoginAnswer {}

  /** Too many passwords to check at once: not looked at. */
  record Busy() implements LoginAnswer {}
}
