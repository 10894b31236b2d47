package vn.econgdan.app.edge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.econgdan.app.edge.contract.ApiOperation;
import vn.econgdan.app.edge.contract.ApiRefusal;
import vn.econgdan.kernel.Actor;
import vn.econgdan.kernel.ListRequest;
import vn.econgdan.kernel.Msisdn;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.PageRequest;
import vn.econgdan.kernel.SortKey;
import vn.econgdan.registry.phone.PhoneSearch;

/**
 * The one rule for lists: {@code page}, {@code size}, {@code phone}, {@code q} and {@code sort}
 * become one {@code listRequest}. The number as it was typed goes no further than this.
 */
final class ApiLists {
  private ApiLists() {}

  /**
   * Puts {@code listRequest} in the place of what it is made of.
   *
   * @throws ApiRefusal 403 when he may not search by number, 422 for a number that cannot be read
   */
  static void read(ApiOperation operation, Actor actor, Map<String, Object> query) {
    if (operation.searched()) {
      Optional<Msisdn> phone =
          Optional.ofNullable((String) query.remove("phone"))
              .map(written -> number(actor, written));
      Optional<String> text = Optional.ofNullable((String) query.remove("q"));
      PageRequest page = (PageRequest) query.get("pageRequest");
      query.put("listRequest", new ListRequest(page, phone, text, sort(query.remove("sort"))));
    }
  }

  private static Msisdn number(Actor actor, String written) {
    Outcome<PhoneSearch> read = PhoneSearch.read(actor, written);
    if (read.isRefused()) {
      throw new ApiRefusal(read.reason());
    }
    return read.value().number();
  }

  private static List<SortKey> sort(Object read) {
    return read instanceof List<?> keys
        ? keys.stream().map(SortKey.class::cast).toList()
        : List.of();
  }
}
