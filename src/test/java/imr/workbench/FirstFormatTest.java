package imr.workbench;

import static imr.workbench.BatchLibrary.BEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.Claim;
import imr.annotation.FieldId;
import imr.annotation.Remarks;
import imr.annotation.Revision;
import imr.annotation.Target;
import imr.exchange.RecordFile;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.ledger.GestureCodec;
import imr.letter.Sha256;
import imr.report.BatchWording;
import imr.store.LetterRow;
import imr.store.LocalStore;
import imr.store.Store;
import imr.store.StoreOpenResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A store, its journal and its backup, and a project file, as version 0.1.0 wrote them before
 * gestures were typed. Made from the sample letters; {@code expected.txt} has what that version
 * said of them: the hash of each gesture, record and revision.
 */
final class FirstFormatTest {
  private static final String FIXTURES = "/imr/store/first-format/";
  private static final Target AGE = Target.of(new FieldId("patient.age"));
  private static final List<String> MIGRATIONS =
      List.of(
          "V7__sequence.sql",
          "V8__typed_gestures.sql",
          "V9__format_of_runs.sql",
          "V10__availability.sql",
          "V13__second_records.sql");

  @TempDir private Path folder;

  @Test
  void everyGestureRecordAndRevisionHasTheHashThatItHad() throws IOException {
    unzip("store.zip");
    try (BatchLibrary library = open()) {
      assertEquals(expected(), said(library));
      assertEquals(List.of(), library.store().checkKeeping());
      GoldSetManager.InSet member =
          library
              .workbench()
              .gold()
              .standing(
                  library.workbench().gold().named("2026-Q4").orElseThrow(),
                  Background.onCallersThread(),
                  BatchLibrary.task())
              .getFirst();
      assertEquals(GoldSetManager.MemberStatus.CURRENT, member.standing());
    }
  }

  @Test
  void everyGestureHasTheActAndTheAuthorThatItMeant() throws IOException {
    unzip("store.zip");
    try (BatchLibrary library = open()) {
      List<Gesture> ledger = library.store().ledger(library.id(0));
      Target item = Target.of(new FieldId("items"));
      assertEquals(
          List.of(
              "Suggest",
              "Confirm",
              "Correct",
              "Undo",
              "Redo",
              "Correct",
              "Correct",
              "SelectText",
              "Adopt",
              "MarkNotStated",
              "Add",
              "SelectText",
              "Reject",
              "Confirm",
              "MoveHighlight",
              "Note",
              "Note",
              "Flag",
              "Unflag",
              "SettleClaim",
              "Assign",
              "Assign",
              "Flag",
              "Assign",
              "Undo",
              "Redo"),
          ledger.stream().map(g -> g.act().getClass().getSimpleName()).toList());
      assertEquals(
          List.of(
              new Act.Confirm(AGE),
              new Act.Undo(3),
              new Act.Redo(3),
              new Act.SelectText(Target.of(new FieldId("own.nurse"))),
              new Act.Add(item.entry("g11")),
              new Act.Note(AGE),
              new Act.Flag(AGE),
              new Act.Unflag(AGE),
              new Act.Assign(Optional.of("Cleo")),
              new Act.Assign(Optional.empty()),
              new Act.Flag(Remarks.LETTER),
              new Act.Undo(0),
              new Act.Redo(0)),
          Stream.of(2, 4, 5, 8, 11, 16, 18, 19, 21, 22, 23, 25, 26)
              .map(number -> ledger.get(number - 1).act())
              .toList());
      assertEquals(new Act.AcceptMany(79), library.store().ledger(library.id(1)).get(1).act());
      assertEquals(
          Stream.of("Suggest", "ReExtract").toList(),
          library.store().ledger(library.id(3)).stream()
              .filter(g -> g.author() instanceof Author.Program)
              .map(g -> g.act().getClass().getSimpleName())
              .toList());
      assertEquals(new Author.Program("imr-rules", "1.1.0"), ledger.getFirst().author());
      assertEquals(
          new Author.Program("imr-rules", "0.1"),
          library.store().ledger(library.id(3)).getFirst().author());
      assertEquals(new Author.Person("Ben"), ledger.get(19).author());
    }
  }

  @Test
  void aClaimThatWasSettledIsStillSettled() throws IOException {
    unzip("store.zip");
    Claim claim =
        new Claim(
            AGE,
            Optional.of("no such words"),
            Optional.empty(),
            Optional.of("99"),
            false,
            OptionalDouble.empty());
    try (BatchLibrary library = open()) {
      assertTrue(Remarks.isSettled(library.session(0).annotations(), "run one", claim));
    }
  }

  @Test
  void whatWasDoneBeforeIsUndoneAndRedone() throws IOException {
    unzip("store.zip");
    try (BatchLibrary library = open()) {
      Optional<Annotation> before = library.session(2).annotations().at(AGE);
      library.does(2, s -> s.undo(BEN));
      assertEquals(
          "66",
          library.session(2).annotations().at(AGE).flatMap(a -> a.value()).orElseThrow().shown());
      library.does(2, s -> s.redo(BEN));
      assertEquals(before, library.session(2).annotations().at(AGE));
      library.does(2, s -> s.undo(BEN));
      library.does(2, s -> s.undo(BEN));
      library.restart();
      assertEquals(new Act.Undo(5), library.store().ledger(library.id(2)).getLast().act());
      library.does(1, s -> s.undo(BEN));
    }
  }

  @Test
  void aBatchOfBeforeIsKnownAndUndoneAndRedone() throws IOException {
    unzip("store.zip");
    try (BatchLibrary library = open()) {
      assertEquals(
          List.of("5 letters assigned to Ben", "5 letters flagged", "2 letters re-extracted"),
          library.bulk().done().stream().map(BatchWording::line).toList());
      BatchRecord flagging = library.bulk().done().get(1);
      assertEquals(Optional.of(false), flagging.last().map(BatchRecord.Later::back));
      assertEquals(library.ids(), library.bulk().lettersOf(flagging));
      assertEquals("4 letters changed back", BatchWording.line(library.takeBack(flagging)));
      library.restart();
      assertTrue(library.bulk().done().get(1).takenBack());
      assertEquals(3, library.bulk().done().size());
      assertEquals(
          "5 letters flagged again",
          BatchWording.line(library.doAgain(library.bulk().done().get(1))));
    }
  }

  @Test
  void gesturesThatOnlyTheOldJournalHasAreBroughtIn() throws IOException {
    unzip("behind.zip");
    try (BatchLibrary library = open()) {
      assertEquals(gestures(expected()), gestures(said(library)));
      assertEquals(List.of(), library.store().checkKeeping());
    }
  }

  @Test
  void aLostDatabaseIsRebuiltFromTheOldBackupAndTheOldJournal() throws IOException {
    unzip("store.zip");
    Files.delete(folder.resolve("store.mv.db"));
    try (BatchLibrary library = open()) {
      assertEquals(gestures(expected()), gestures(said(library)));
    }
  }

  @Test
  void newGesturesFollowOldOnesAndAreRebuiltWithThem() throws IOException {
    unzip("store.zip");
    List<List<Gesture>> ledgers;
    try (BatchLibrary library = open()) {
      library.run(new BatchAction.Unflag());
      library.does(3, s -> s.note(AGE, "see page 2", BEN));
      ledgers = library.ids().stream().map(library.store()::ledger).toList();
    }
    Files.delete(folder.resolve("store.mv.db"));
    try (BatchLibrary library = open()) {
      assertEquals(ledgers, library.ids().stream().map(library.store()::ledger).toList());
      assertEquals(List.of(), library.store().checkKeeping());
    }
  }

  @Test
  void anOldProjectFileIsReadAndHasWhatTheStoreHas() throws IOException {
    unzip("store.zip");
    Path file = folder.resolve("old.imr.zip");
    Files.write(file, bytes("project.zip"));
    try (BatchLibrary library = open()) {
      ProjectReport.ProjectImported report =
          assertInstanceOf(
              ProjectReport.ProjectImported.class,
              library.workbench().projects().read(file, BatchLibrary.task()));
      assertEquals("0 letters added, 0 updated, 5 unchanged", report.line());
    }
    try (BatchLibrary empty = new BatchLibrary(folder.resolve("empty"))) {
      empty.workbench().projects().read(file, BatchLibrary.task());
      assertEquals(expected(), said(empty));
    }
  }

  static Stream<Integer> steps() throws IOException {
    return IntStream.rangeClosed(0, statements().size()).boxed();
  }

  /** H2 commits after each statement, and the note that a migration ended comes last. */
  @ParameterizedTest
  @MethodSource("steps")
  void aKillAtAnyStepOfTheMigrationLosesNothing(int step) throws Exception {
    unzip("store.zip");
    try (Connection connection =
            DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("store"), "sa", "");
        Statement statement = connection.createStatement()) {
      for (String sql : statements().subList(0, step)) {
        statement.execute(sql);
      }
    }
    try (BatchLibrary library = open()) {
      assertEquals(expected(), said(library));
    }
  }

  private static List<String> statements() throws IOException {
    List<String> statements = new ArrayList<>();
    for (String file : MIGRATIONS) {
      try (InputStream in =
          Objects.requireNonNull(Store.class.getResourceAsStream("migrations/" + file))) {
        String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        Arrays.stream(sql.replaceAll("--.*", "").split(";"))
            .filter(s -> !s.isBlank())
            .forEach(statements::add);
      }
    }
    return statements;
  }

  private BatchLibrary open() {
    StoreOpenResult.Opened opened =
        assertInstanceOf(StoreOpenResult.Opened.class, LocalStore.open(folder));
    return new BatchLibrary(folder, opened.store());
  }

  private void unzip(String name) throws IOException {
    try (InputStream in = resource(name);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        if (!entry.isDirectory()) {
          Files.createDirectories(Objects.requireNonNull(file.getParent()));
          Files.copy(zip, file);
        }
      }
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(FirstFormatTest.class.getResourceAsStream(FIXTURES + name), name);
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = resource(name)) {
      return in.readAllBytes();
    }
  }

  private static List<String> expected() throws IOException {
    return new String(bytes("expected.txt"), StandardCharsets.UTF_8).lines().toList();
  }

  private static List<String> gestures(List<String> lines) {
    return lines.stream().filter(l -> l.startsWith("gesture ")).toList();
  }

  /** In the form of {@code expected.txt}. */
  private static List<String> said(BatchLibrary library) {
    List<String> lines = new ArrayList<>();
    List<String> gestures = new ArrayList<>();
    RecordFile format = new RecordFile(library.workbench().schema());
    for (LetterRow row : library.store().letters()) {
      String record =
          format.line(
              library.store().letter(row.id()),
              library.store().annotations(row.id()),
              RecordFile.Detail.PLAIN);
      lines.add("record %s %s".formatted(row.id(), Sha256.of(record)));
      for (Revision revision : library.workbench().revisions(row.id())) {
        lines.add(
            "revision %s %d %d %s %s"
                .formatted(
                    row.id(),
                    revision.number(),
                    revision.gesture(),
                    revision.sha256(),
                    revision.by()));
      }
      library.store().ledger(row.id()).forEach(g -> gestures.add(line(row.id(), g)));
    }
    return Stream.concat(lines.stream(), gestures.stream()).toList();
  }

  private static String line(String letter, Gesture gesture) {
    return "gesture %s %d %s %s | %s"
        .formatted(
            letter,
            gesture.number(),
            HexFormat.of().formatHex(GestureCodec.hash(letter, gesture)),
            gesture.firstForm().map(f -> f.author()).orElse(""),
            gesture.firstForm().map(f -> f.what()).orElse(""));
  }
}
