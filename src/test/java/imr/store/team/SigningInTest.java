package imr.store.team;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.store.StoreOpenResult;
import imr.store.StoreOpenResult.Reason;
import imr.store.team.TeamAddress.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server proves who it is, and the password is found where PostgreSQL's programs find it. */
final class SigningInTest {
  @TempDir private Path folder;
  private final TeamServer server = TeamServer.shared();
  private final String database = server.database();

  private Optional<Reason> refusal(TeamAddress address, Optional<String> password) {
    return switch (TeamLibrary.open(address, password, folder)) {
      case StoreOpenResult.Opened opened -> {
        opened.store().close();
        yield Optional.empty();
      }
      case StoreOpenResult.Refused refused -> Optional.of(refused.reason());
    };
  }

  private Optional<Reason> refusal(String host, Tls tls) {
    TeamAddress address = new TeamAddress(host, server.port(), database, TeamServer.CORA, tls);
    return refusal(address, Optional.of(TeamServer.PASSWORD));
  }

  @Test
  void onlyAServerThatProvesWhoItIsIsSpokenTo() throws IOException {
    Tls unknown = new Tls.Verified(Optional.empty());
    assertEquals(Optional.of(Reason.NO_TLS), refusal("127.0.0.1", unknown));
    Certificates right = Certificates.make(Files.createDirectory(folder.resolve("a")), "127.0.0.1");
    Certificates wrong = Certificates.make(Files.createDirectory(folder.resolve("b")), "127.0.0.1");
    server.sql(
        "postgres",
        "ALTER SYSTEM SET ssl_cert_file = '" + right.serverFile() + "'",
        "ALTER SYSTEM SET ssl_key_file = '" + right.keyFile() + "'",
        "ALTER SYSTEM SET ssl = on",
        "SELECT pg_reload_conf()");
    try {
      Tls trusted = new Tls.Verified(Optional.of(right.caFile()));
      waitFor(Optional.empty(), trusted);
      assertEquals(Optional.of(Reason.UNTRUSTED), refusal("127.0.0.1", unknown));
      Tls other = new Tls.Verified(Optional.of(wrong.caFile()));
      assertEquals(Optional.of(Reason.UNTRUSTED), refusal("127.0.0.1", other));
      assertEquals(Optional.of(Reason.UNTRUSTED), refusal("localhost", trusted));
      Tls missing = new Tls.Verified(Optional.of(folder.resolve("none.crt")));
      assertEquals(Optional.of(Reason.UNTRUSTED), refusal("127.0.0.1", missing));
    } finally {
      server.sql("postgres", "ALTER SYSTEM SET ssl = off", "SELECT pg_reload_conf()");
    }
  }

  /** The server reads its settings again a moment later. */
  private void waitFor(Optional<Reason> expected, Tls tls) {
    Optional<Reason> now = refusal("127.0.0.1", tls);
    for (int i = 0; i < 50 && !now.equals(expected); i++) {
      now = refusal("127.0.0.1", tls);
    }
    assertEquals(expected, now);
  }

  @Test
  void thePasswordIsFoundInThePasswordFile() throws IOException {
    TeamAddress address = server.address(database, TeamServer.CORA);
    Path file = folder.resolve("pgpass");
    Files.writeString(
        file, "127.0.0.1:%d:*:cora:%s%n".formatted(server.port(), TeamServer.PASSWORD));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    System.setProperty("org.postgresql.pgpassfile", file.toString());
    try {
      assertEquals(Optional.empty(), refusal(address, Optional.empty()));
    } finally {
      System.clearProperty("org.postgresql.pgpassfile");
    }
    assertEquals(Optional.of(Reason.PASSWORD_NEEDED), refusal(address, Optional.empty()));
  }

  @Test
  void aUrlHasAHostAPortADatabaseAndAUser() {
    Tls tls = new Tls.Verified(Optional.empty());
    assertEquals(
        new TeamAddress("db.example.com", 5433, "reviews", "ana", tls),
        TeamAddress.of("jdbc:postgresql://db.example.com:5433/reviews?user=ana", tls));
    assertEquals(
        new TeamAddress("db", 5432, "reviews", "ana", tls),
        TeamAddress.of("postgresql://ana@db/reviews", tls));
  }
}
