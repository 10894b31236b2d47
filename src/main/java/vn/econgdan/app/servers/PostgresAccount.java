package vn.econgdan.app.servers;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.econgdan.app.settings.StartupException;

/**
 * On whose behalf the server's programs run. PostgreSQL refuses to run as root, so root needs a
 * disguise: a user namespace in which it is nobody (no file changes hands), or else an existing
 * unprivileged account that is given the server's directory.
 *
 * @param prefix what is put before a command; empty when this process is not root
 * @param owner to whom the server's files belong; empty: to whoever runs this process
 */
record PostgresAccount(List<String> prefix, Optional<String> owner) {
  private static final List<String> USUAL_ACCOUNTS = List.of("postgres", "nobody");
  private static final PostgresAccount NAMESPACE =
      new PostgresAccount(List.of("unshare", "--user"), Optional.empty());

  /**
   * The first way that works for {@code directory}.
   *
   * @throws StartupException when this process is root and no way works
   */
  static PostgresAccount forDirectory(Path directory) throws IOException {
    if (!System.getProperty("user.name").equals("root")) {
      return new PostgresAccount(List.of(), Optional.empty());
    }
    return candidates(directory).stream()
        .filter(account -> account.works(directory))
        .findFirst()
        .orElseThrow(PostgresAccount::noWay);
  }

  /** Files that were given to an account before stay with it; root's own try the namespace. */
  private static List<PostgresAccount> candidates(Path directory) throws IOException {
    String owner = Files.getOwner(directory).getName();
    if (!owner.equals("root")) {
      return accounts(Stream.of(owner));
    }
    List<PostgresAccount> candidates = new ArrayList<>(List.of(NAMESPACE));
    candidates.addAll(accounts(USUAL_ACCOUNTS.stream()));
    return candidates;
  }

  private static List<PostgresAccount> accounts(Stream<String> names) {
    return names.flatMap(name -> Stream.of(runuser(name), su(name))).toList();
  }

  static PostgresAccount runuser(String name) {
    return new PostgresAccount(List.of("runuser", "-u", name, "--"), Optional.of(name));
  }

  static PostgresAccount su(String name) {
    return new PostgresAccount(
        List.of("su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--", name), Optional.of(name));
  }

  /** Tries it: the disguise is not root and reaches the directory. */
  boolean works(Path directory) {
    try {
      own(directory);
      return ProcessRunner.run(
                  this,
                  directory,
                  "sh",
                  "-c",
                  "test $(id -u) != 0 && cd \"$0\" && test -w .",
                  directory.toString())
              .exitCode()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Gives the directory with all that is in it to the account; its parent becomes passable. */
  void own(Path directory) throws IOException {
    if (owner.isEmpty()) {
      return;
    }
    UserPrincipal account =
        directory
            .getFileSystem()
            .getUserPrincipalLookupService()
            .lookupPrincipalByName(owner.get());
    Files.setPosixFilePermissions(
        directory.getParent(), PosixFilePermissions.fromString("rwx--x--x"));
    Files.walkFileTree(directory, new Handover(account));
  }

  private static final class Handover extends SimpleFileVisitor<Path> {
    private final UserPrincipal account;

    Handover(UserPrincipal account) {
      this.account = account;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      return visitFile(directory, attributes);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!attributes.isSymbolicLink()) {
        Files.setOwner(file, account);
      }
      return FileVisitResult.CONTINUE;
    }
  }

  private static StartupException noWay() {
    return new StartupException(
        "the embedded PostgreSQL cannot run as root here: start as an ordinary user, move"
            + " ECONGDAN_DATA_DIR to a place other accounts can reach, or set ECONGDAN_DB_URL",
        "PostgreSQL nhúng không chạy được bằng root ở đây: hãy chạy bằng người dùng thường, chuyển"
            + " ECONGDAN_DATA_DIR, hoặc đặt ECONGDAN_DB_URL");
  }
}
