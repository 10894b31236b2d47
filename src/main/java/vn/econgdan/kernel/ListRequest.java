package vn.econgdan.kernel;

import java.util.List;
import java.util.Optional;

/**
 * What is wanted of a list: one rule for every list of the API.
 *
 * @param page which page
 * @param phone only what belongs to who has this number
 * @param text only what holds this text; marks and case do not count
 * @param sort first key first; empty for the list's own order
 */
public record ListRequest(
    PageRequest page, Optional<Msisdn> phone, Optional<String> text, List<SortKey> sort) {
  public ListRequest {
    text = text.map(String::strip).filter(said -> !said.isEmpty());
    sort = List.copyOf(sort);
  }

  /** Whether some of the list is left out. */
  public boolean isSearched() {
    return phone.isPresent() || text.isPresent();
  }

  /** Everything, in the list's own order. */
  public static ListRequest of(PageRequest page) {
    return new ListRequest(page, Optional.empty(), Optional.empty(), List.of());
  }
}
