package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.store.team.TeamServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A team library set up and used from the command line, on a real server. */
final class TeamCommandsTest {
  private static final String SECRET = TeamServer.PASSWORD;
  private static final String LETTER =
      """
      NOTICE OF INDEPENDENT MEDICAL REVIEW DETERMINATION

      The employee is a 52 year old female.

      IMR ISSUES, DECISIONS AND RATIONALES
      1. Kite therapy is not medically necessary and appropriate.
      """;

  @TempDir private Path folder;
  private final TeamServer server = TeamServer.shared();
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private Optional<String> answer = Optional.empty();
  private String out = "";
  private String err = "";

  private int run(String... words) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    ByteArrayOutputStream trouble = new ByteArrayOutputStream();
    Console console = new Console(printing(told), printing(trouble));
    Passphrases passphrases =
        new Passphrases(
            environment,
            question -> {
              asked.add(question);
              return answer;
            });
    Program program =
        new Program(console, _ -> Optional.empty(), Main::extractor, LogFile::take, passphrases);
    int code = program.run(words);
    out = told.toString(StandardCharsets.UTF_8);
    err = trouble.toString(StandardCharsets.UTF_8);
    return code;
  }

  private static PrintStream printing(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private String url(String database, String user) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s".formatted(server.port(), database, user);
  }

  private String setUp() {
    String database = server.emptyDatabase();
    assertEquals(0, run("team", "init", "--no-tls", "--url", url(database, "postgres")), err);
    assertEquals(
        "The team library at 127.0.0.1:%d/%s is ready.\n".formatted(server.port(), database), out);
    environment.put("IMR_NEW_PASSWORD", SECRET);
    add(database, "ana", "administrator", "Ana Núñez");
    add(database, "cora", "annotator", "Cora Lindqvist");
    environment.clear();
    return database;
  }

  private void add(String database, String user, String role, String name) {
    String url = url(database, "postgres");
    int code =
        run("team", "add-user", user, "--role", role, "--name", name, "--no-tls", "--url", url);
    assertEquals(0, code, err);
    assertEquals("%s can now use the team library as %s.\n".formatted(name, role), out);
  }

  @Test
  void aLibraryIsSetUpFilledListedAndExported() throws IOException {
    String database = setUp();
    Path letter = Files.writeString(folder.resolve("letter.txt"), LETTER);
    environment.put("PGPASSWORD", SECRET);
    assertEquals(0, team(database, "cora", "import", "--any", letter.toString()), err);
    assertEquals(0, team(database, "cora", "import", "--any", letter.toString()), err);
    assertEquals(0, team(database, "ana", "list"), err);
    assertEquals(1, out.lines().filter(l -> l.contains("letter.txt")).count(), out);
    assertEquals(0, team(database, "ana", "check"), err);
    Path exported = folder.resolve("out");
    assertEquals(0, team(database, "ana", "export", "--out", exported.toString()), err);
    assertTrue(Files.exists(exported.resolve("letter.json")));
    assertEquals(1, team(database, "ana", "backup"));
    assertTrue(err.contains("This is a team library."), err);
    assertEquals(0, run("team", "status", "--no-tls", "--url", url(database, "ana")), err);
    assertEquals(
        "ana\tadministrator\tAna Núñez\ncora\tannotator\tCora Lindqvist\nletters\t1\nchanges\t1\n",
        out);
    assertFalse(Files.exists(folder.resolve("data/store.mv.db")));
    assertNoSecret();
  }

  /** Runs a command on the team library, with the words before and after. */
  private int team(String database, String user, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--no-tls", "--team", url(database, user)));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    return run(all.toArray(String[]::new));
  }

  private void assertNoSecret() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(text.contains(SECRET), file.toString());
      }
    }
    assertFalse((out + err).contains(SECRET));
  }

  @Test
  void thePasswordIsAskedForWhereNobodyGaveIt() throws IOException {
    String database = setUp();
    answer = Optional.of(SECRET);
    assertEquals(0, team(database, "ana", "list"), err);
    assertEquals(List.of("Password"), asked);
    answer = Optional.empty();
    assertEquals(1, team(database, "ana", "list"));
    assertEquals(
        "The team library at 127.0.0.1:%d/%s needs a password.\n"
            .formatted(server.port(), database),
        err);
    environment.put("PGPASSWORD", SECRET + "?");
    assertEquals(1, team(database, "ana", "list"));
    assertTrue(err.startsWith("Wrong username or password for the team library at "), err);
    assertNoSecret();
  }

  @Test
  void aPasswordInTheUrlIsRefusedAndNotRepeated() throws IOException {
    for (String url :
        List.of(
            "jdbc:postgresql://h/d?user=ana&password=hunter2",
            "jdbc:postgresql://ana:hunter2@h/d",
            "jdbc:postgresql://h/d?password=hunter2")) {
      assertEquals(2, run("list", "--team", url));
      assertFalse((out + err).contains("hunter2"), err);
      assertTrue(err.contains("PGPASSWORD"), err);
    }
    assertEquals(2, run("list", "--team", "mysql://h/d"));
    assertEquals(2, run("team"));
  }

  @Test
  void whatCannotBeDoneIsToldInASentence() {
    String database = server.emptyDatabase();
    environment.put("PGPASSWORD", SECRET);
    server.sql(database, "GRANT CONNECT ON DATABASE " + database + " TO PUBLIC");
    assertEquals(1, team(database, "postgres", "list"));
    assertTrue(err.startsWith("There's no team library at "), err);
    assertEquals(1, run("list", "--team", url(database, "ana")));
    assertTrue(err.contains("doesn't offer an encrypted connection"), err);
    String nowhere = "jdbc:postgresql://127.0.0.1:1/none?user=ana";
    assertEquals(1, run("list", "--no-tls", "--team", nowhere));
    assertTrue(err.startsWith("Can't reach the team library at 127.0.0.1:1/none."), err);
    String ready = setUp();
    environment.put("PGPASSWORD", SECRET);
    environment.put("IMR_NEW_PASSWORD", SECRET);
    int code =
        run(
            "team",
            "add-user",
            "x",
            "--role",
            "annotator",
            "--no-tls",
            "--url",
            url(ready, "cora"));
    assertEquals(1, code);
    assertTrue(err.startsWith("“cora” doesn't have permission to do this."), err);
    code = run("team", "add-user", "x", "--role", "chief", "--no-tls", "--url", url(ready, "ana"));
    assertEquals(2, code);
  }

  @Test
  void aLibraryGoesToTheTeamAndComesBackWithTheSameHistory() throws IOException {
    String database = setUp();
    Path letter = Files.writeString(folder.resolve("letter.txt"), LETTER);
    String here = folder.resolve("here").toString();
    String back = folder.resolve("back").toString();
    assertEquals(0, run("import", "--any", letter.toString(), "--data", here), err);
    assertEquals(0, run("list", "--data", here), err);
    String listed = out;
    environment.put("PGPASSWORD", SECRET);
    String url = url(database, "ana");
    for (int i = 0; i < 2; i++) {
      assertEquals(0, run("team", "copy", "--data", here, "--no-tls", "--team", url), err);
      assertEquals("letters\t1\nchanges\t1\n", out);
    }
    assertEquals(0, run("team", "copy", "--back", "--data", back, "--no-tls", "--team", url), err);
    assertEquals(0, run("list", "--data", back), err);
    assertEquals(listed, out);
    assertEquals(2, run("team", "copy", "--data", here));
  }

  @Test
  void settingUpTwiceKeepsEverything() {
    String database = setUp();
    environment.put("PGPASSWORD", SECRET);
    assertEquals(0, run("team", "init", "--no-tls", "--url", url(database, "postgres")), err);
    assertEquals(0, run("team", "status", "--no-tls", "--url", url(database, "cora")), err);
    assertTrue(out.contains("cora\tannotator"), out);
  }
}
