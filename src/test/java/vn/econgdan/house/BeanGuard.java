package vn.econgdan.house;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.PolicyDefinition;

/** Every bean that a route names is bound, and has the method it is called by. */
public final class BeanGuard {
  private static final Pattern CALL = Pattern.compile("(\\w+)(?:\\((.*)\\))?");
  private static final Pattern REFERENCE =
      Pattern.compile("[\"']#(?:bean:)?([\\w.-]+(?:\\{\\{\\w+}})?)[\"']");
  private static final Pattern METHOD_REF =
      Pattern.compile("ref:\\s*(\\w+)\\s*,?\\s*method:\\s*[\"']?(\\w+(?:\\([^)]*\\))?)");

  private static final Pattern BODY_TYPE =
      Pattern.compile("(?:unmarshalType:|name: body, value:)\\s*\"?([\\w.$]+)");

  private BeanGuard() {}

  /**
   * @param bound name to class, as app binds them; a name may end in {@code *}
   */
  public static List<String> complaints(Map<String, Class<?>> bound) {
    return complaints(Flow.of(Project.file("routes")), bound);
  }

  static List<String> complaints(Flow flow, Map<String, Class<?>> bound) {
    List<String> found = new ArrayList<>();
    for (FlowRoute route : flow.routes()) {
      route.beans().forEach(bean -> check(route, bean, bound, found));
      route.all(PolicyDefinition.class).stream()
          .map(policy -> route.resolved(policy.getRef()))
          .filter(BeanGuard::isNamed)
          .forEach(policy -> mustBeBound(route.id(), policy, bound, found));
    }
    flow.texts().forEach((file, text) -> references(file, text, bound, found));
    flow.texts().forEach((file, text) -> methods(file, text, bound, found));
    flow.texts().forEach((file, text) -> bodies(file, text, found));
    return found.stream().distinct().toList();
  }

  private static void check(
      FlowRoute route, BeanDefinition bean, Map<String, Class<?>> bound, List<String> found) {
    String name = route.resolved(bean.getRef());
    if (isNamed(name) && mustBeBound(route.id(), name, bound, found)) {
      mustHave(route.id(), bound.get(name), route.resolved(bean.getMethod()), found);
    }
  }

  /** A template leaves it to its instances. */
  private static boolean isNamed(String bean) {
    return bean != null && !bean.contains("{{");
  }

  private static void references(
      String file, String text, Map<String, Class<?>> bound, List<String> found) {
    Matcher reference = REFERENCE.matcher(text);
    while (reference.find()) {
      mustBeBound(file, reference.group(1), bound, found);
    }
  }

  /** Also those the model hides in expressions and error policies. */
  private static void methods(
      String file, String text, Map<String, Class<?>> bound, List<String> found) {
    Matcher call = METHOD_REF.matcher(text);
    while (call.find()) {
      if (mustBeBound(file, call.group(1), bound, found)) {
        mustHave(file, bound.get(call.group(1)), call.group(2), found);
      }
    }
  }

  /** What a body is read into. */
  private static void bodies(String file, String text, List<String> found) {
    Matcher type = BODY_TYPE.matcher(text);
    while (type.find()) {
      try {
        Class.forName(type.group(1), false, BeanGuard.class.getClassLoader());
      } catch (ClassNotFoundException e) {
        found.add(file + ": there is no class " + type.group(1));
      }
    }
  }

  private static boolean mustBeBound(
      String where, String name, Map<String, Class<?>> bound, List<String> found) {
    boolean is =
        bound.keySet().stream()
            .anyMatch(
                key ->
                    key.equals(name) || key.endsWith("*") && name.startsWith(key.replace("*", "")));
    if (!is) {
      found.add(where + ": no bean is bound as " + name);
    }
    return is;
  }

  private static void mustHave(String where, Class<?> type, String call, List<String> found) {
    Matcher parsed = CALL.matcher(call == null ? "" : call);
    if (!parsed.matches()) {
      found.add(where + ": no method named on " + type.getSimpleName());
      return;
    }
    int arguments = parsed.group(2) == null ? -1 : count(parsed.group(2));
    if (Arrays.stream(type.getMethods()).noneMatch(m -> fits(m, parsed.group(1), arguments))) {
      found.add(where + ": " + type.getSimpleName() + " has no public method " + call);
    }
  }

  private static boolean fits(Method method, String name, int arguments) {
    return method.getName().equals(name)
        && (arguments < 0 || method.getParameterCount() == arguments);
  }

  private static int count(String arguments) {
    return arguments.isBlank() ? 0 : arguments.split(",").length;
  }
}
