package vn.econgdan.registry.imports;

import java.util.Map;
import vn.econgdan.registry.imports.file.Column;
import vn.econgdan.registry.imports.file.ParsedRow;
import vn.econgdan.registry.imports.file.PersonRow;
import vn.econgdan.registry.imports.file.RowProblem;
import vn.econgdan.text.SearchFold;

/**
 * Groups that lists still name by a code they had before.
 *
 * @param today the code of today by each former one, as that is compared
 */
record RenamedGroups(Map<String, String> today) {

  /** The row in the group as it is called now, which is told. */
  ParsedRow follow(ParsedRow reading) {
    PersonRow row = reading.person();
    String code = row == null ? null : today.get(SearchFold.foldGroup(row.groupCode()));
    if (code != null) {
      reading.remark(RowProblem.of(Column.GROUP_CODE, "GROUP_RENAMED", row.groupCode(), code));
      reading.person(row.inGroup(code));
    }
    return reading;
  }
}
