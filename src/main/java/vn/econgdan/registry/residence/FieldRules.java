package vn.econgdan.registry.residence;

import java.util.ArrayList;
import java.util.List;
import vn.econgdan.kernel.Characters;
import vn.econgdan.kernel.FieldEdit;
import vn.econgdan.kernel.Outcome;
import vn.econgdan.kernel.Refusal;
import vn.econgdan.kernel.Refusal.Problem;
import vn.econgdan.text.SearchFold;

/** Collects what is wrong with the fields of a draft, so that all of it is said at once. */
public final class FieldRules {
  private final List<Problem> problems = new ArrayList<>();

  public FieldRules required(String field, String value, int longest) {
    if (value == null || SearchFold.fold(value).isEmpty()) {
      problems.add(Problem.of(field, "EMPTY_CELL"));
      return this;
    }
    return optional(field, value, longest);
  }

  FieldRules optional(String field, String value, int longest) {
    if (value != null && value.length() > longest) {
      problems.add(Problem.of(field, "VALUE_TOO_LONG", longest));
    }
    if (value != null
        && (value.chars().anyMatch(Character::isISOControl)
            || Characters.firstBroken(value).isPresent())) {
      problems.add(Problem.of(field, "CONTROL_CHARACTER"));
    }
    return this;
  }

  /** A text that an edit may change and not remove. */
  public FieldRules edited(String field, FieldEdit<String> edit, int longest) {
    edit.value().ifPresent(value -> required(field, value, longest));
    return notRemoved(field, edit);
  }

  public FieldRules notRemoved(String field, FieldEdit<?> edit) {
    return refuseIf(edit.isRemoved(), Problem.of(field, "NOT_REMOVABLE", field));
  }

  /** An edit names the version it was made on. */
  public FieldRules version(Integer version) {
    return refuseIf(version == null, Problem.of("version", "VERSION_REQUIRED"));
  }

  public FieldRules refuseIf(boolean wrong, Problem problem) {
    if (wrong) {
      problems.add(problem);
    }
    return this;
  }

  public <T> Outcome<T> accept(T value) {
    return problems.isEmpty()
        ? Outcome.accepted(value)
        : Outcome.refused(Refusal.unacceptable(problems));
  }
}
