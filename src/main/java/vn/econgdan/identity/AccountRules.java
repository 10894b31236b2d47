package vn.econgdan.identity;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import vn.econgdan.kernel.Characters;
import vn.econgdan.kernel.Refusal.Problem;
import vn.econgdan.kernel.Role;

/** What an account must be like to be accepted; every problem at once, not only the first. */
final class AccountRules {
  static final int SHORTEST_PASSWORD = 10;
  static final int LONGEST = 200;
  private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");
  private static final Pattern WARD = Pattern.compile("\\d{5}");
  private static final Set<Role> IN_A_WARD = EnumSet.of(Role.OFFICER, Role.APPROVER, Role.LEADER);

  private static final Set<Role> OF_A_WARD =
      EnumSet.of(Role.OFFICER, Role.APPROVER, Role.SCHEDULER, Role.LEADER);

  private AccountRules() {}

  static List<Problem> problems(NewAccount account) {
    List<Problem> problems = new ArrayList<>();
    if (account.login() == null || !LOGIN.matcher(account.login()).matches()) {
      problems.add(Problem.of("login", "LOGIN_MALFORMED"));
    }
    who(account, problems);
    password(account.login(), account.password(), problems);
    where(account, problems);
    groups(account, problems);
    return problems;
  }

  /** The same for an account there is, whose login and password stay. */
  static List<Problem> edited(NewAccount account) {
    List<Problem> problems = new ArrayList<>();
    who(account, problems);
    where(account, problems);
    groups(account, problems);
    return problems;
  }

  private static void who(NewAccount account, List<Problem> problems) {
    String name = account.displayName();
    if (name != null && Characters.firstBroken(name).isPresent()) {
      problems.add(
          Problem.of("displayName", "BROKEN_CHARACTER", Characters.firstBroken(name).get()));
    }
    if (name == null || name.isBlank() || name.length() > LONGEST) {
      problems.add(Problem.of("displayName", "LENGTH_RANGE", 1, LONGEST));
    }
    roles(account.roles(), problems);
  }

  /** The carrier's people do not also work for a ward they would send bills to. */
  private static void roles(List<Role> roles, List<Problem> problems) {
    if (roles.isEmpty()) {
      problems.add(Problem.of("roles", "ROLES_MISSING"));
    }
    if (roles.contains(Role.BACK_OFFICE) && roles.stream().anyMatch(OF_A_WARD::contains)) {
      problems.add(Problem.of("roles", "ROLES_CONTRADICT"));
    }
  }

  /** Long enough, and nothing that is tried first. */
  static void password(String login, String password, List<Problem> problems) {
    int length = password == null ? 0 : password.codePointCount(0, password.length());
    if (length < SHORTEST_PASSWORD || length > LONGEST) {
      problems.add(Problem.of("password", "LENGTH_RANGE", SHORTEST_PASSWORD, LONGEST));
    } else if (CommonPasswords.contains(login, password)) {
      problems.add(Problem.of("password", "PASSWORD_COMMON", SHORTEST_PASSWORD));
    }
  }

  private static void where(NewAccount account, List<Problem> problems) {
    if (account.ward() != null && !WARD.matcher(account.ward()).matches()) {
      problems.add(Problem.of("ward", "WARD_MALFORMED"));
    }
    if (account.ward() == null && account.roles().stream().anyMatch(IN_A_WARD::contains)) {
      problems.add(Problem.of("ward", "WARD_MISSING"));
    }
  }

  private static void groups(NewAccount account, List<Problem> problems) {
    boolean leads = account.roles().contains(Role.LEADER);
    if (leads == account.groups().isEmpty()) {
      problems.add(Problem.of("groups", leads ? "GROUPS_MISSING" : "GROUPS_WITHOUT_LEADER"));
    }
    boolean blank = account.groups().stream().anyMatch(String::isBlank);
    if (blank || new HashSet<>(account.groups()).size() < account.groups().size()) {
      problems.add(Problem.of("groups", "GROUPS_MALFORMED"));
    }
  }
}
