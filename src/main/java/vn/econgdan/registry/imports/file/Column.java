package vn.econgdan.registry.imports.file;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.econgdan.text.SearchFold;

/** The columns of a registry list (CONTRACT 4), under the names people give them. */
public enum Column {
  GROUP_CODE(true, "group to mato soto todanpho matodanpho thon mathon"),
  HOUSEHOLD_CODE(true, "household maho soho sohodan mahodan mahogiadinh"),
  ADDRESS(false, "diachi noio"),
  FULL_NAME(true, "name hoten hovaten hovatendem ten tendaydu"),
  PHONE(true, "phonenumber mobile sdt sodt dienthoai sodienthoai didong sodidong"),
  TAGS(false, "tag nhan nhom doituong"),
  CONSENT_DATE(false, "ngaydongy ngaydangky ngaykydongy"),
  CONSENT_EVIDENCE(false, "evidence bangchung bangchungdongy phieudongy chungtu");

  private final boolean required;
  private final Set<String> names;

  Column(boolean required, String names) {
    this.required = required;
    this.names = Set.of((bare(name()) + " " + names).split(" "));
  }

  /** In any case, with or without diacritics, spaces and underscores. */
  static Optional<Column> named(String header) {
    String bare = bare(header);
    return Arrays.stream(values()).filter(column -> column.names.contains(bare)).findFirst();
  }

  /** As CONTRACT names it, e.g. {@code group_code}. */
  public String field() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean required() {
    return required;
  }

  private static String bare(String header) {
    return SearchFold.fold(header).replaceAll("[^a-z0-9]", "");
  }
}
