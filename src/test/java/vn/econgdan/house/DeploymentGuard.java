package vn.econgdan.house;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What docker-compose.yml and the Dockerfile name exists; no container engine is needed to see it.
 *
 * @param settings the variables an operator may set
 * @param queues of the broker's configuration
 * @param openPaths what answers without a login
 */
record DeploymentGuard(Set<String> settings, Set<String> queues, Set<String> openPaths) {
  private static final Pattern SETTING = Pattern.compile("\\b(ECONGDAN_[A-Z0-9_]+)");
  private static final Pattern PATH =
      Pattern.compile("https?://[\\w.$%{}:-]+(/[\\w./-]*)|(?<=[\\s\"'])(/health[\\w./-]*)");
  private static final Pattern QUEUE = Pattern.compile("\\b(dispatch\\.[a-z]+)\\b");
  private static final Pattern HTTP_PORT =
      Pattern.compile("ECONGDAN_HTTP_PORT[\"']?[:=]\\s*[\"']?(\\d+)");
  private static final Pattern SIMULATOR_PORT =
      Pattern.compile("--(?:smpp|control)-port[\\s\"',=]+(\\d+)");
  private static final Pattern SMPP_PORT =
      Pattern.compile("ECONGDAN_SMPP_PORT[\"']?[:=]\\s*[\"']?(\\d+)");
  private static final Pattern EXPOSED = Pattern.compile("(?m)^EXPOSE\\s+(\\d+)$");
  private static final Pattern PUBLISHED = Pattern.compile("\"(?:[\\d.]+:)?\\d+:(\\d+)\"");
  private static final Pattern BROKER_IMAGE = Pattern.compile("apache/activemq:([\\w.-]+)");
  private static final Pattern BROKER_JARS = Pattern.compile("<activemq.version>([\\w.-]+)<");
  private static final String DEFAULT_HTTP_PORT = "8080";
  private static final Pattern COPIED = Pattern.compile("(?m)^COPY\\s+(?!--from)(.+)\\s+\\S+\\s*$");

  /** Variables, queues and paths that do not exist. */
  List<String> complaints(String file, String text) {
    String live = text.replaceAll("(?m)^\\s*#.*$", "");
    List<String> found = new ArrayList<>();
    missing(found, file, "setting", Project.matches(SETTING, live), settings);
    missing(found, file, "queue", Project.matches(QUEUE, live), queues);
    missing(found, file, "open path", paths(live), openPaths);
    return found;
  }

  private static void missing(
      List<String> found, String file, String what, Set<String> named, Set<String> existing) {
    named.stream()
        .filter(name -> !existing.contains(name))
        .forEach(name -> found.add(file + ": no such " + what + ": " + name));
  }

  private static Set<String> paths(String text) {
    Set<String> paths = new TreeSet<>();
    Matcher matcher = PATH.matcher(text);
    while (matcher.find()) {
      paths.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return paths;
  }

  /** The port the nodes dial is the simulator's, and the image exposes the web's. */
  static List<String> ports(String compose, String dockerfile) {
    List<String> found = new ArrayList<>();
    Set<String> simulator = Project.matches(SIMULATOR_PORT, compose);
    Project.matches(SMPP_PORT, compose).stream()
        .filter(port -> !simulator.contains(port))
        .forEach(port -> found.add("no simulator listens on ECONGDAN_SMPP_PORT " + port));
    Set<String> web = Project.matches(HTTP_PORT, compose + dockerfile);
    Stream.concat(
            Project.matches(PUBLISHED, compose).stream(),
            Project.matches(EXPOSED, dockerfile).stream())
        .filter(port -> !web.contains(port) && !port.equals(DEFAULT_HTTP_PORT))
        .forEach(port -> found.add("nothing listens on port " + port + " of the container"));
    return found;
  }

  /** Broker and client are of one version: they speak one form of the wire, and read one store. */
  static List<String> brokers(String compose, String pom) {
    String image = Project.matches(BROKER_IMAGE, compose).stream().findFirst().orElse("none");
    String jars = Project.matches(BROKER_JARS, pom).stream().findFirst().orElse("none");
    return image.equals(jars)
        ? List.of()
        : List.of("the broker's image is " + image + ", the jars are " + jars);
  }

  /** What COPY takes from the project is there. */
  static List<String> copied(String dockerfile, Predicate<String> exists) {
    return Project.matches(COPIED, dockerfile).stream()
        .flatMap(sources -> Arrays.stream(sources.split("\\s+")))
        .filter(source -> !exists.test(source))
        .map(source -> "Dockerfile: COPY of what is not there: " + source)
        .toList();
  }
}
