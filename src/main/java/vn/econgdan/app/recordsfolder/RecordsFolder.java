package vn.econgdan.app.recordsfolder;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import vn.econgdan.app.settings.RecordsSettings.Server;
import vn.econgdan.app.settings.Settings;

/**
 * The folder the carrier puts its files in, as an endpoint of Camel. The parameters are ours: names
 * are checked before a file is touched, what was taken moves aside and is never deleted, a server
 * must be known, and its password is a bean, so that no address shows it.
 */
public final class RecordsFolder {
  /** Files taken in one look. */
  static final int MOST_A_LOOK = 20;

  private static final String FETCHED = "carrier-records-fetched";

  private RecordsFolder() {}

  public static String uri(Settings settings) {
    return settings
        .records()
        .server()
        .map(server -> sftp(server, settings.dataDir().resolve(FETCHED)))
        .orElseGet(() -> file(settings.recordsFolder()));
  }

  /** What {@code #recordsPassword} stands for; empty where nobody asks for one. */
  public static String password(Settings settings) {
    return settings.records().server().map(server -> server.password().value()).orElse("");
  }

  private static String file(Path folder) {
    Map<String, String> parameters = parameters();
    parameters.put("delay", "2000");
    return "file:" + folder + query(parameters);
  }

  private static String sftp(Server server, Path fetched) {
    Map<String, String> parameters = parameters();
    parameters.put("delay", "30000");
    parameters.put("autoCreate", "false");
    parameters.put("username", server.user());
    parameters.put("password", "#bean:recordsPassword");
    parameters.put("preferredAuthentications", "password");
    parameters.put("strictHostKeyChecking", "yes");
    parameters.put("knownHostsFile", "RAW(" + server.knownHosts() + ")");
    parameters.put("useUserKnownHostsFile", "false");
    parameters.put("autoCreateKnownHostsFile", "false");
    parameters.put("throwExceptionOnConnectFailed", "true");
    parameters.put("maximumReconnectAttempts", "0");
    parameters.put("disconnect", "true");
    parameters.put("stepwise", "false");
    parameters.put("localWorkDirectory", "RAW(" + fetched + ")");
    return "sftp:%s:%d/%s%s"
        .formatted(server.host(), server.port(), server.path(), query(parameters));
  }

  /** A file is taken when it has not grown for a second: a carrier may still be writing it. */
  private static Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("filter", "#recordsFileFilter");
    parameters.put("pollStrategy", "#folderPollLock");
    parameters.put("recursive", "false");
    parameters.put("maxMessagesPerPoll", Integer.toString(MOST_A_LOOK));
    parameters.put("sortBy", "file:modified");
    parameters.put("readLock", "changed");
    parameters.put("readLockCheckInterval", "1000");
    parameters.put("readLockTimeout", "10000");
    parameters.put("readLockLoggingLevel", "DEBUG");
    parameters.put(
        "move",
        "${exchangeProperty.fate}/${date-with-timezone:now:Asia/Ho_Chi_Minh:yyyyMMddHHmmssSSS}"
            + "-${file:onlyname}");
    return parameters;
  }

  private static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining("&", "?", ""));
  }
}
