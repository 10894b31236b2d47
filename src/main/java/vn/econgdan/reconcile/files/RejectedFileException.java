package vn.econgdan.reconcile.files;

import java.util.List;
import java.util.stream.Stream;

/**
 * None of a file may count; met deep inside its reading, and written down by {@link
 * CarrierFileWork}.
 */
final class RejectedFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient List<String> arguments;

  RejectedFileException(FileReason reason, Object... arguments) {
    super(reason.name());
    this.code = reason.code();
    this.arguments = Stream.of(arguments).map(String::valueOf).toList();
  }

  String code() {
    return code;
  }

  List<String> arguments() {
    return arguments;
  }
}
