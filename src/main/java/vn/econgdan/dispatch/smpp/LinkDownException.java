package vn.econgdan.dispatch.smpp;

import java.io.IOException;

/** The link is not bound, so nothing was written: the part may be submitted later. */
final class LinkDownException extends IOException {
  private static final long serialVersionUID = 1L;

  LinkDownException(String link) {
    super(link + " is not bound");
  }
}
