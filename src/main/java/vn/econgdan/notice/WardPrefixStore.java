package vn.econgdan.notice;

import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Codes were reused in 2025, so a ward is its code within a time (DOMAIN 4.1). */
final class WardPrefixStore {
  private WardPrefixStore() {}

  static Optional<String> prefix(Handle handle, String ward, LocalDate day) {
    return handle
        .createQuery(
            """
            select text_prefix from ward
            where code = :code and valid_from <= :day and (valid_to is null or valid_to > :day)
            order by valid_from desc limit 1
            """)
        .bind("code", ward)
        .bind("day", day)
        .mapTo(String.class)
        .findOne();
  }
}
