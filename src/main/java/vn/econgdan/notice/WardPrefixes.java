package vn.econgdan.notice;

import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** How a ward's texts begin on a day; empty when there was no such ward. */
@FunctionalInterface
public interface WardPrefixes {
  Optional<String> prefix(Handle handle, String ward, LocalDate day);
}
