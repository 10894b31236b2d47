package vn.econgdan.app.settings;

import static vn.econgdan.app.settings.Setting.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.econgdan.app.settings.Settings.Secret;
import vn.econgdan.dispatch.CarrierIds;
import vn.econgdan.reconcile.files.RecordAmountForm;
import vn.econgdan.reconcile.files.RecordColumn;
import vn.econgdan.reconcile.files.RecordForm;
import vn.econgdan.reconcile.files.RecordIdForm;

/**
 * Reads {@link RecordsSettings}. Nothing of Camel's may be set from outside: an address is a
 * folder, and how it is polled is ours.
 */
final class RecordsSettingsReader {
  private static final Pattern FILE = Pattern.compile("file:(?://)?([^?#]+)");
  private static final Pattern SFTP =
      Pattern.compile(
          "sftp://([A-Za-z0-9._-]+)@([A-Za-z0-9.-]+)(?::(\\d{1,5}))?((?:/[A-Za-z0-9._-]+)*)/?");
  private static final int SSH_PORT = 22;

  private final SettingsSource source;

  RecordsSettingsReader(SettingsSource source) {
    this.source = source;
  }

  RecordsSettings read() {
    Optional<String> uri = source.text(RECORDS_URI);
    return new RecordsSettings(
        uri.filter(text -> text.startsWith("file:")).map(RecordsSettingsReader::folder),
        uri.filter(text -> !text.startsWith("file:")).map(this::server),
        titles(),
        separator(),
        dateFormat(),
        source.choice(RECORDS_ID, RecordIdForm.values(), '-'),
        source.choice(RECORDS_AMOUNT, RecordAmountForm.values(), '-'));
  }

  private static Path folder(String uri) {
    Matcher file = FILE.matcher(uri);
    if (!file.matches()) {
      throw notAFolder();
    }
    return Path.of(file.group(1)).toAbsolutePath().normalize();
  }

  private RecordsSettings.Server server(String uri) {
    Matcher server = SFTP.matcher(uri);
    if (!server.matches() || uri.contains("/..")) {
      throw notAFolder();
    }
    int port = server.group(3) == null ? SSH_PORT : Integer.parseInt(server.group(3));
    return new RecordsSettings.Server(
        server.group(1),
        server.group(2),
        port,
        server.group(4).replaceFirst("^/", ""),
        knownHosts(),
        new Secret(needed(RECORDS_PASSWORD)));
  }

  private static SettingsException notAFolder() {
    return SettingsException.wrong(
        RECORDS_URI,
        "file:DIRECTORY or sftp://USER@HOST:PORT/DIRECTORY, without password and parameters",
        "file:THƯ_MỤC hoặc sftp://USER@HOST:PORT/THƯ_MỤC, không kèm mật khẩu và tham số");
  }

  /** Without it whoever answers in the server's name could hand us records. */
  private Path knownHosts() {
    Path file = Path.of(needed(RECORDS_KNOWN_HOSTS)).toAbsolutePath().normalize();
    if (!Files.isReadable(file)) {
      throw SettingsException.wrong(RECORDS_KNOWN_HOSTS, "a readable file", "tệp đọc được");
    }
    return file;
  }

  private String needed(Setting setting) {
    return source
        .text(setting)
        .orElseThrow(
            () ->
                SettingsException.missing(
                    setting,
                    "ECONGDAN_RECORDS_URI is sftp: and needs it",
                    "ECONGDAN_RECORDS_URI là sftp: thì phải có"));
  }

  private Map<RecordColumn, String> titles() {
    Map<RecordColumn, String> titles = new EnumMap<>(RecordColumn.class);
    for (String pair : source.text(RECORDS_COLUMNS).map(text -> text.split(",")).orElse(NO_PAIRS)) {
      String[] sides = pair.split("=", 2);
      RecordColumn column = RecordColumn.of(sides[0].strip()).orElseThrow(() -> noColumns());
      if (sides.length < 2 || sides[1].isBlank() || titles.put(column, sides[1].strip()) != null) {
        throw noColumns();
      }
    }
    return titles;
  }

  private static final String[] NO_PAIRS = {};

  private static SettingsException noColumns() {
    return SettingsException.wrong(
        RECORDS_COLUMNS,
        "pairs of a column of CONTRACT 5 and the file's name of it, as message_id=MSGID,amount=COST",
        "các cặp cột của CONTRACT 5 và tên trong tệp, như message_id=MSGID,amount=COST");
  }

  private Optional<Character> separator() {
    return source
        .text(RECORDS_SEPARATOR)
        .map(name -> Optional.ofNullable(SEPARATORS.get(name)).orElseThrow(() -> noSeparator()));
  }

  private static final Map<String, Character> SEPARATORS =
      Map.of("comma", ',', "semicolon", ';', "tab", '\t', "pipe", '|');

  private static SettingsException noSeparator() {
    return SettingsException.wrong(
        RECORDS_SEPARATOR, "comma, semicolon, tab or pipe", "comma, semicolon, tab hoặc pipe");
  }

  private String dateFormat() {
    String pattern = source.text(RECORDS_DATE_FORMAT).orElseThrow();
    try {
      return new RecordForm(
              Map.of(),
              Optional.empty(),
              pattern,
              RecordIdForm.SAME,
              RecordAmountForm.PLAIN,
              CarrierIds.SAME)
          .datePattern();
    } catch (IllegalArgumentException e) {
      throw SettingsException.wrong(
          RECORDS_DATE_FORMAT,
          "yyyy, MM, dd, HH, mm and perhaps ss, once each, as dd/MM/yyyy HH:mm:ss",
          "yyyy, MM, dd, HH, mm và có thể ss, mỗi thứ một lần, như dd/MM/yyyy HH:mm:ss");
    }
  }
}
