package vn.econgdan.reconcile.files;

import java.util.List;
import java.util.stream.Stream;

/**
 * A quarantined line.
 *
 * @param line of the file; the header is 1
 * @param arguments never what stood in the line: it may be somebody's number
 */
record LineProblem(long line, String code, List<String> arguments) {

  static LineProblem of(long line, LineReason reason, Object... arguments) {
    return new LineProblem(line, reason.code(), Stream.of(arguments).map(String::valueOf).toList());
  }
}
