package imr.store.team;

import static imr.store.StoreFixtures.NEW;
import static imr.store.StoreFixtures.NOON;
import static imr.store.StoreFixtures.STARTED;
import static imr.store.StoreFixtures.letter;
import static imr.store.StoreFixtures.original;
import static imr.store.StoreFixtures.suggestions;
import static imr.store.team.TeamServer.ANA;
import static imr.store.team.TeamServer.BEN;
import static imr.store.team.TeamServer.CORA;
import static imr.store.team.TeamServer.DAN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.DoubleRound;
import imr.annotation.FieldId;
import imr.annotation.Target;
import imr.exchange.DoubleRoundFile;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.ledger.GestureCodec;
import imr.ledger.GestureRow;
import imr.letter.Letter;
import imr.letter.Sha256;
import imr.store.Document;
import imr.store.Effort;
import imr.store.Store;
import imr.store.StoreFailedException;
import imr.store.StoreOpenResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who connect with a tool of their own and try to do what they may not. */
final class RightsTest {
  private static final Letter LETTER = letter(1);
  private static final String REFUSED = "42501";

  @TempDir private Path cache;
  private final String database = TeamServer.shared().database();

  @BeforeEach
  void addALetter() {
    try (Store store = open(ANA)) {
      store.add(LETTER, original(LETTER), suggestions(LETTER), NEW);
    }
  }

  private Store open(String login) {
    return TeamServer.shared().open(database, login, cache);
  }

  private Connection connect(String login) throws SQLException {
    return TeamServer.shared().connect(database, login);
  }

  private void refused(String login, String sql) {
    refused(login, sql, _ -> {});
  }

  private interface Parameters {
    void into(PreparedStatement statement) throws SQLException;
  }

  private void refused(String login, String sql, Parameters parameters) {
    SQLException e =
        assertThrows(SQLException.class, () -> run(login, sql, parameters), login + ": " + sql);
    assertEquals(REFUSED, e.getSQLState(), login + ": " + sql + ": " + e.getMessage());
  }

  private int run(String login, String sql, Parameters parameters) throws SQLException {
    try (Connection connection = connect(login);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      parameters.into(statement);
      return statement.execute() ? 0 : statement.getUpdateCount();
    }
  }

  private String value(String login, String sql) throws SQLException {
    try (Connection connection = connect(login);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {CORA, BEN, ANA})
  void nobodyChangesWhatWasWritten(String login) {
    for (String table : List.of("gesture", "letter_text", "original", "moving", "document")) {
      refused(login, "DELETE FROM " + table);
      refused(login, "TRUNCATE " + table + " CASCADE");
    }
    refused(login, "UPDATE gesture SET author = 'somebody'");
    refused(login, "UPDATE gesture SET bytes = bytes");
    refused(login, "UPDATE letter_text SET text = ''");
    refused(login, "UPDATE letter SET gestures = 0");
    refused(login, "UPDATE letter SET id = sha256('')");
    refused(login, "DELETE FROM letter");
    refused(login, "SET imr.deleting = 'on'; DELETE FROM gesture");
  }

  @ParameterizedTest
  @ValueSource(strings = {CORA, BEN, ANA})
  void nobodyChangesTheRules(String login) {
    refused(login, "ALTER TABLE gesture DISABLE TRIGGER ALL");
    refused(login, "ALTER TABLE document DISABLE ROW LEVEL SECURITY");
    refused(login, "SET session_replication_role = replica");
    refused(login, "DROP TRIGGER is_never_changed ON gesture");
    refused(login, "DROP POLICY readable ON document");
    refused(login, "DROP TABLE gesture");
    refused(
        login,
        "CREATE OR REPLACE FUNCTION imr.is_blind(kind text) RETURNS boolean LANGUAGE sql"
            + " IMMUTABLE AS 'SELECT false'");
    refused(login, "INSERT INTO member VALUES ('eve', 'Eve', 'administrator')");
    refused(login, "UPDATE member SET role = 'administrator', name = 'Ana'");
    refused(login, "DELETE FROM member");
    refused(login, "UPDATE library SET secret = ''");
    refused(login, "SET SESSION AUTHORIZATION postgres");
    refused(login, "CREATE ROLE eve LOGIN");
    refused(login, "CREATE TABLE imr.mine(x integer)");
  }

  @ParameterizedTest
  @ValueSource(strings = {CORA, BEN, ANA})
  void nobodyHandsRightsOn(String login) throws SQLException {
    run(login, "GRANT ALL ON gesture TO PUBLIC", _ -> {}); // warns, and grants nothing
    for (String right : List.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE")) {
      String has = "SELECT has_table_privilege('public', 'imr.gesture', '" + right + "')";
      assertEquals("f", value(login, has), right);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {CORA, BEN})
  void nobodyBecomesAnAdministrator(String login) {
    refused(login, "SET ROLE made_up_team_administrator");
    refused(login, "SET ROLE postgres");
    refused(login, "SELECT delete_for_good(ARRAY(SELECT id FROM letter))");
  }

  @Test
  void theRowSaysWhoWroteItWhateverTheStatementSays() throws SQLException {
    Gesture finish = gesture(CORA, 2);
    String insert = "INSERT INTO gesture(letter, bytes, written_by) VALUES (1, ?, 'dan')";
    refused(CORA, insert, s -> s.setBytes(1, bytes(finish)));
    assertEquals(1, run(CORA, INSERT, s -> s.setBytes(1, bytes(finish))));
    assertEquals("cora", value(CORA, "SELECT written_by FROM gesture WHERE number = 2"));
    assertEquals("Cora Lindqvist", value(CORA, "SELECT author FROM gesture WHERE number = 2"));
    assertEquals("2", value(CORA, "SELECT gestures FROM letter"));
  }

  private static final String INSERT = "INSERT INTO gesture(letter, bytes) VALUES (1, ?)";

  private static byte[] bytes(Gesture gesture) {
    return GestureCodec.bytes(GestureRow.of(gesture));
  }

  private static Gesture gesture(String login, int number) {
    Act act = new Act.Flag(Target.of(new FieldId("patient.age")));
    Author author = new Author.Person(TeamServer.name(login));
    return new Gesture(number, act, author, NOON, List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {CORA, BEN})
  void nobodyWritesInAnotherName(String login) {
    refused(login, INSERT, s -> s.setBytes(1, bytes(gesture(DAN, 2))));
    Gesture asProgram =
        new Gesture(2, new Act.Finish(), new Author.Program("rules", "1"), NOON, List.of());
    refused(login, INSERT, s -> s.setBytes(1, bytes(asProgram)));
    refused(login, "INSERT INTO effort VALUES (sha256(''), 'Dan Park', '2026-11-30', 1, 1)");
    refused(
        login,
        "INSERT INTO lease(letter, login, name, session) VALUES"
            + " (sha256(''), 'dan', 'Dan Park', gen_random_uuid())");
    try (Store store = open(login)) {
      StoreFailedException failed =
          assertThrows(
              StoreFailedException.class,
              () -> store.append(LETTER.id(), gesture(DAN, 2), STARTED));
      assertEquals(
          "Your role in the team library doesn't allow this. Ask its administrator.",
          failed.sentence().orElseThrow());
    }
  }

  @Test
  void aNumberIsWrittenOnceAndNoneIsLeftOut() throws SQLException {
    run(CORA, INSERT, s -> s.setBytes(1, bytes(gesture(CORA, 2))));
    for (int number : List.of(1, 2, 4)) {
      SQLException e =
          assertThrows(
              SQLException.class,
              () -> run(DAN, INSERT, s -> s.setBytes(1, bytes(gesture(DAN, number)))));
      assertEquals("IM001", e.getSQLState());
    }
  }

  @Test
  void bytesThatAreNoGestureAreRefused() {
    for (byte[] bytes :
        List.of(new byte[0], new byte[] {2, 0, 0, 0, 2}, new byte[] {7, 0, 0, 0, 2})) {
      assertThrows(SQLException.class, () -> run(CORA, INSERT, s -> s.setBytes(1, bytes)));
    }
  }

  @Test
  void aBlindPassIsReadByItsAuthorAndByAdjudicatorsAlone() throws SQLException {
    refused(CORA, PASS, s -> text(s, "round\tDan Park\t1"));
    run(CORA, PASS, s -> text(s, "round\tCora Lindqvist\t1"));
    String read = "SELECT count(*) FROM document";
    assertEquals("1", value(CORA, read));
    assertEquals("0", value(DAN, read));
    assertEquals("1", value(BEN, read));
    assertEquals("1", value(ANA, read));
    assertEquals(
        "0", value(DAN, "SELECT count(*) FROM document WHERE convert_from(text, 'UTF8') LIKE '%'"));
    refused(DAN, "COPY document TO PROGRAM 'cat'");
    assertEquals("cora", value(BEN, "SELECT written_by FROM document"));
  }

  private static final String ROWS = "SELECT count(*) FROM gesture";

  private void danDecides() throws SQLException {
    run(DAN, INSERT, s -> s.setBytes(1, bytes(gesture(DAN, 2))));
  }

  private static Document round(Optional<String> person) {
    return round(person, Optional.of(TeamServer.name(DAN)));
  }

  private static Document round(Optional<String> person, Optional<String> first) {
    DoubleRound round =
        new DoubleRound(
            "round",
            TeamServer.name(BEN),
            NOON,
            DoubleRound.Purpose.DOUBLE,
            person,
            NOON,
            List.of(new DoubleRound.Member(LETTER.id(), first)));
    return new Document(Document.Kind.DOUBLE_ROUND, "", "round", NOON, DoubleRoundFile.line(round));
  }

  private void compare() {
    try (Store ben = open(BEN)) {
      ben.keep(
          new Document(
              Document.Kind.ADJUDICATION, LETTER.id(), "round\tCora Lindqvist", NOON, "{}"));
    }
  }

  @Test
  void whoeverAnnotatesALetterOnceMoreCannotReadWhatOthersDecided() throws SQLException {
    danDecides();
    assertEquals("2", value(CORA, ROWS));
    try (Store ben = open(BEN)) {
      ben.keep(round(Optional.of(TeamServer.name(CORA))));
    }
    assertEquals("1", value(CORA, ROWS));
    assertEquals("1", value(CORA, ROWS + " WHERE get_byte(bytes, 0) >= 0 OR author LIKE '%'"));
    assertEquals("1", value(CORA, "SELECT max(number) FROM gesture WHERE letter = 1"));
    refused(CORA, "DELETE FROM second_reader");
    refused(CORA, "UPDATE second_reader SET opened = true");
    refused(CORA, "ALTER TABLE gesture DISABLE ROW LEVEL SECURITY");
    refused(CORA, "SET row_security = off; SELECT bytes FROM gesture");
    for (String other : List.of(DAN, BEN, ANA)) {
      assertEquals("2", value(other, ROWS), other);
    }
    try (Store cora = open(CORA)) {
      assertEquals(List.of(suggestions(LETTER)), cora.ledger(LETTER.id()));
      assertThrows(
          IllegalStateException.class, () -> cora.append(LETTER.id(), gesture(CORA, 2), STARTED));
    }
    compare();
    assertEquals("2", value(CORA, ROWS));
    try (Store cora = open(CORA)) {
      assertEquals(2, cora.ledger(LETTER.id()).size());
    }
  }

  @Test
  void whoeverMayStillAnnotateALetterOnceMoreCannotReadWhatOthersDecided() throws SQLException {
    danDecides();
    try (Store ben = open(BEN)) {
      ben.keep(round(Optional.empty()));
    }
    assertEquals("1", value(CORA, ROWS));
    assertEquals("1", value(CORA, ROWS + " WHERE get_byte(bytes, 0) >= 0 OR author LIKE '%'"));
    for (String other : List.of(DAN, BEN, ANA)) {
      assertEquals("2", value(other, ROWS), other);
    }
    try (Store cora = open(CORA);
        Store dan = open(DAN)) {
      assertEquals(1, cora.ledger(LETTER.id()).size());
      assertEquals(2, dan.ledger(LETTER.id()).size());
      dan.append(LETTER.id(), gesture(DAN, 3), STARTED);
    }
    assertEquals("1", value(CORA, ROWS));
  }

  @Test
  void whoeverDecidedFirstReadsALetterThatNobodyHadAnnotatedWhenTheRoundWasMade()
      throws SQLException {
    try (Store ben = open(BEN)) {
      ben.keep(round(Optional.empty(), Optional.empty()));
    }
    run(CORA, INSERT, s -> s.setBytes(1, bytes(gesture(CORA, 2)))); // a flag decides on nothing
    assertEquals("2", value(DAN, ROWS));
    Author dan = new Author.Person(TeamServer.name(DAN));
    Act confirm = new Act.Confirm(Target.of(new FieldId("patient.age")));
    Gesture confirmed = new Gesture(3, confirm, dan, NOON, List.of());
    run(DAN, INSERT, s -> s.setBytes(1, bytes(confirmed)));
    assertEquals("3", value(DAN, ROWS));
    assertEquals("2", value(CORA, ROWS)); // with what she wrote herself
    assertEquals("Dan Park", value(DAN, "SELECT first_annotator(1)"));
    refused(CORA, "SELECT take_round('round', '{}')");
  }

  @Test
  void roundsOfTheFirstVersionAreHeldToAsWell() throws SQLException {
    TeamServer server = TeamServer.shared();
    String old = server.emptyDatabase();
    for (String role : List.of("annotator", "adjudicator", "administrator")) {
      server.sql(old, "CREATE ROLE %s_%s NOLOGIN".formatted(old, role));
    }
    List<String> first = TeamMigrations.FILES.subList(0, 1);
    TeamMigrations.migrate(new TeamSource(server.owner(old), Optional.empty()), first);
    server.sql(
        old,
        "INSERT INTO letter(id, name, recognised, title, line, items, open_blanks, blanks, state,"
            + " flagged) VALUES (decode('%s', 'hex'), 'a', true, 'a', '', 0, 0, 0, 'NEW', false)"
                .formatted(LETTER.id()));
    try (Connection owner = server.connect(old, "postgres");
        PreparedStatement insert =
            owner.prepareStatement(
                PASS.replace("'PASS_GESTURE', 'letter'", "'DOUBLE_ROUND', ''"))) {
      text(insert, round(Optional.empty()).text(), "round");
      insert.execute();
    }
    TeamServer.done(new TeamSetup(server.owner(old), Optional.empty()).init());
    try (Connection owner = server.connect(old, "postgres");
        Statement query = owner.createStatement();
        ResultSet row = query.executeQuery("SELECT name, first, opened FROM second_reader")) {
      assertTrue(row.next());
      assertEquals("", row.getString(1));
      assertEquals("Dan Park", row.getString(2));
      assertFalse(row.getBoolean(3));
    }
  }

  @Test
  void whoeverBeganASecondRecordCannotReadWhatOthersDecided() throws SQLException {
    danDecides();
    try (Store ben = open(BEN)) {
      ben.keep(round(Optional.empty()));
    }
    Document begun =
        new Document(
            Document.Kind.PASS_GESTURE, LETTER.id(), "round\tCora Lindqvist\t1", NOON, "{}");
    try (Store cora = open(CORA)) {
      cora.keep(begun);
    }
    assertEquals("1", value(CORA, ROWS));
    assertEquals("2", value(DAN, ROWS));
    assertEquals("0", value(DAN, "SELECT count(*) FROM document WHERE kind = 'PASS_GESTURE'"));
    compare();
    assertEquals("2", value(CORA, ROWS));
  }

  private static final String PASS =
      "INSERT INTO document(kind, about, name, at_seconds, at_nanos, sha256, text)"
          + " VALUES ('PASS_GESTURE', 'letter', ?, 0, 0, ?, ?)";

  private static void text(PreparedStatement statement, String text) throws SQLException {
    text(statement, text, text);
  }

  private static void text(PreparedStatement statement, String text, String name)
      throws SQLException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    statement.setString(1, name);
    statement.setBytes(2, Sha256.bytes(bytes));
    statement.setBytes(3, bytes);
  }

  @Test
  void fieldsAndGoldSetsAreTheAdjudicatorsMatter() {
    Document fields = new Document(Document.Kind.SCHEMA, "", "1", NOON, "{}");
    Document gold = new Document(Document.Kind.GOLD_SET, "", "first", NOON, "");
    try (Store store = open(CORA)) {
      assertThrows(StoreFailedException.class, () -> store.keep(fields));
      assertThrows(StoreFailedException.class, () -> store.keep(gold));
    }
    try (Store store = open(BEN)) {
      assertTrue(store.keep(fields));
      assertTrue(store.keep(gold));
    }
  }

  @Test
  void anAnnotatorSeesTheirOwnKeysAndSecondsAlone() {
    Effort cora = new Effort(LETTER.id(), "Cora Lindqvist", LocalDate.EPOCH, 1, 2);
    Effort dan = new Effort(LETTER.id(), "Dan Park", LocalDate.EPOCH, 3, 4);
    try (Store store = open(CORA)) {
      store.addEffort(cora);
    }
    try (Store store = open(DAN)) {
      store.addEffort(dan);
      assertEquals(List.of(dan), store.efforts());
    }
    try (Store store = open(BEN)) {
      assertEquals(2, store.efforts().size());
    }
  }

  @Test
  void notEvenTheOwnerChangesAGestureInPassing() {
    refused("postgres", "UPDATE gesture SET author = 'somebody'");
    refused("postgres", "DELETE FROM gesture");
    refused("postgres", "TRUNCATE gesture CASCADE");
  }

  @Test
  void aTextThatIsNotTheLettersIsRefused() throws SQLException {
    String row =
        "INSERT INTO letter(id, name, recognised, title, line, items, open_blanks, blanks, state,"
            + " flagged) VALUES (sha256('a'), 'x', true, '', '', 0, 0, 0, 'NEW', false)";
    run(CORA, row, _ -> {});
    assertThrows(
        SQLException.class,
        () ->
            run(
                CORA,
                "INSERT INTO letter_text SELECT number, 'b'::bytea FROM letter"
                    + " WHERE id = sha256('a')",
                _ -> {}));
  }

  @Test
  void whoeverIsNoMemberDoesNotGetIn() {
    TeamServer.shared()
        .sql(
            "postgres",
            "DROP ROLE IF EXISTS eve",
            "CREATE ROLE eve LOGIN PASSWORD '" + TeamServer.PASSWORD + "'");
    assertThrows(SQLException.class, () -> connect("eve").close());
    assertEquals(
        Optional.of(StoreOpenResult.Reason.NOT_A_MEMBER), refusal("eve", TeamServer.PASSWORD));
    assertEquals(
        Optional.of(StoreOpenResult.Reason.WRONG_PASSWORD), refusal(CORA, "not the password"));
  }

  private Optional<StoreOpenResult.Reason> refusal(String login, String password) {
    return switch (TeamLibrary.open(
        TeamServer.shared().address(database, login), Optional.of(password), cache)) {
      case StoreOpenResult.Opened opened -> {
        opened.store().close();
        yield Optional.empty();
      }
      case StoreOpenResult.Refused refused -> Optional.of(refused.reason());
    };
  }
}
