package imr.store;

import static imr.store.StoreFixtures.NEW;
import static imr.store.StoreFixtures.STARTED;
import static imr.store.StoreFixtures.gesture;
import static imr.store.StoreFixtures.letter;
import static imr.store.StoreFixtures.original;
import static imr.store.StoreFixtures.suggestions;
import static imr.store.StoreFixtures.target;
import static imr.store.StoreFixtures.typed;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.AnnotationSet;
import imr.letter.Letter;
import imr.store.JournalFile.Condition;
import imr.store.JournalRecord.Arrival;
import imr.store.JournalRecord.FullLetter;
import imr.store.JournalRecord.GestureAdded;
import imr.store.JournalRecord.LettersAdded;
import imr.store.JournalRecord.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the file comes back, and whatever is done to the file shows. */
final class JournalFileTest {
  private static final Start START =
      new Start(
          new StoreCounts(3, 4, 5),
          2,
          JournalFile.noRecord(),
          new AbandonedEntries(List.of(new AbandonedEntries.Range(3, 7))));

  @TempDir private Path folder;
  private Path path;
  private Optional<AuthenticatedCipher> seal = Optional.empty();
  private final List<JournalRecord> written = new ArrayList<>(List.of(START));

  @BeforeEach
  void namePath() {
    path = folder.resolve("a journal");
  }

  @Test
  void aStartOfEarlierVersionsTellsOfNoDocumentsAndNothingAbandoned() throws IOException {
    byte[] bytes = RecordEncoder.bytes(START);
    int since = Integer.BYTES + "3-7".length();
    Start old =
        new Start(
            new StoreCounts(3, 4, 5), START.backedUp(), START.after(), AbandonedEntries.NOTHING);
    Start oldest =
        new Start(
            new StoreCounts(3, 4, 0), START.backedUp(), START.after(), AbandonedEntries.NOTHING);
    assertEquals(START, RecordDecoder.record(bytes));
    assertEquals(old, RecordDecoder.record(Arrays.copyOf(bytes, bytes.length - since)));
    assertEquals(
        oldest, RecordDecoder.record(Arrays.copyOf(bytes, bytes.length - since - Integer.BYTES)));
  }

  private FilePath file() {
    return FilePath.get("file:" + path);
  }

  private void write() throws IOException {
    try (JournalFile journal = JournalFile.create(file(), seal, START, 9)) {
      for (JournalRecord record : records()) {
        journal.append(List.of(record));
        written.add(record);
      }
    }
  }

  private static List<JournalRecord> records() {
    List<JournalRecord> records = new ArrayList<>();
    for (int i = 1; i < 5; i++) {
      String id = letter(i).id();
      records.add(new LettersAdded(List.of(new Arrival(id, letter(i).name()))));
      records.add(new GestureAdded(id, said(i), STARTED));
    }
    return records;
  }

  private static imr.ledger.Gesture said(int number) {
    return gesture(
        AnnotationSet.empty(), number, typed(target("injury.date"), "20" + (10 + number)));
  }

  private record Found(List<JournalRecord> records, Condition condition) {}

  private Found read() throws IOException, SQLException {
    List<JournalRecord> found = new ArrayList<>();
    try (JournalFile journal = JournalFile.open(file(), seal)) {
      return new Found(found, journal.read((record, _) -> found.add(record)));
    }
  }

  @Test
  void recordsComeBackAsTheyWere() throws Exception {
    write();
    assertEquals(new Found(written, new Condition(false, false, written.size(), 0)), read());
  }

  @Test
  void aWholeLetterComesBack() throws Exception {
    Letter letter = letter(7);
    LetterCopy copy =
        new LetterCopy(
            letter, Optional.of(original(letter)), List.of(suggestions(letter), said(2)), NEW);
    try (JournalFile journal = JournalFile.create(file(), seal, START, 9)) {
      journal.append(
          List.of(new FullLetter(copy), new GestureAdded(letter.id(), said(3), STARTED)));
    }
    assertTrue(read().records().get(1) instanceof FullLetter);
    LetterCopy found = ((FullLetter) read().records().get(1)).letter();
    assertEquals(letter, found.letter());
    assertEquals(copy.ledger(), found.ledger());
    assertEquals(NEW, found.headline());
    assertArrayEquals(original(letter).bytes(), found.original().orElseThrow().bytes());
    assertEquals(new GestureAdded(letter.id(), said(3), STARTED), read().records().getLast());
  }

  @Test
  void aSealedJournalComesBackWithItsKeyAlone() throws Exception {
    seal = Optional.of(new AuthenticatedCipher(new byte[32]));
    write();
    assertEquals(written, read().records());
    assertFalse(
        Files.readString(path, java.nio.charset.StandardCharsets.ISO_8859_1).contains("injury"));
    byte[] other = new byte[32];
    other[0] = 1;
    for (Optional<AuthenticatedCipher> wrong :
        List.of(
            Optional.<AuthenticatedCipher>empty(), Optional.of(new AuthenticatedCipher(other)))) {
      seal = wrong;
      assertEquals(List.of(), read().records());
      assertTrue(read().condition().damaged());
    }
  }

  @Test
  void everyFlippedBitIsNoticedAndCostsOneRecordAtMost() throws Exception {
    write();
    byte[] bytes = Files.readAllBytes(path);
    Random random = new Random(11);
    for (int i = 0; i < 400; i++) {
      byte[] flipped = bytes.clone();
      int at = random.nextInt(bytes.length);
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(path, flipped);
      Found found = read();
      assertTrue(found.condition().damaged() || found.condition().torn(), "byte " + at);
      assertTrue(written.containsAll(found.records()), "byte " + at);
      assertTrue(found.records().size() >= written.size() - 1, "byte " + at);
    }
  }

  @Test
  void everyCutLeavesTheRecordsBeforeIt() throws Exception {
    write();
    byte[] bytes = Files.readAllBytes(path);
    int before = 0;
    for (int length = 0; length < bytes.length; length++) {
      Files.write(path, Arrays.copyOf(bytes, length));
      Found found = read();
      int size = found.records().size();
      assertEquals(written.subList(0, size), found.records());
      assertTrue(size == before || size == before + 1, "a record more at byte " + length);
      assertEquals(size == 0, found.condition().damaged(), "at byte " + length);
      before = size;
    }
    assertEquals(written.size() - 1, before);
  }

  @Test
  void aRecordThatIsTakenOutOrDoubledIsNoticed() throws Exception {
    write();
    byte[] bytes = Files.readAllBytes(path);
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    String mark = new String(JournalFrame.MARK, java.nio.charset.StandardCharsets.ISO_8859_1);
    int third = text.indexOf(mark, text.indexOf(mark, 1) + 1);
    int fourth = text.indexOf(mark, third + 1);
    byte[] without = new byte[bytes.length - (fourth - third)];
    System.arraycopy(bytes, 0, without, 0, third);
    System.arraycopy(bytes, fourth, without, third, bytes.length - fourth);
    Files.write(path, without);
    assertEquals(new Condition(true, false, written.size() - 1, 1), read().condition());
    byte[] twice = Arrays.copyOf(bytes, bytes.length + fourth - third);
    System.arraycopy(bytes, third, twice, bytes.length, fourth - third);
    Files.write(path, twice);
    assertEquals(new Condition(true, false, written.size() + 1, 0), read().condition());
  }

  @Test
  void afterATornRecordTheNextOneFollowsTheLastWholeOne() throws Exception {
    write();
    byte[] bytes = Files.readAllBytes(path);
    Files.write(path, Arrays.copyOf(bytes, bytes.length - 5));
    GestureAdded next = new GestureAdded(letter(9).id(), said(9), STARTED);
    try (JournalFile journal = JournalFile.open(file(), seal)) {
      assertTrue(journal.read((_, _) -> {}).torn());
      journal.append(List.of(next));
    }
    written.set(written.size() - 1, next);
    assertEquals(new Found(written, new Condition(false, false, written.size(), 0)), read());
  }

  @Test
  void whatWasTakenBackIsNotThere() throws Exception {
    write();
    try (JournalFile journal = JournalFile.open(file(), seal)) {
      journal.read((_, _) -> {});
      journal.append(List.of(new GestureAdded(letter(9).id(), said(9), STARTED)));
      journal.takeBack();
    }
    assertEquals(new Found(written, new Condition(false, false, written.size(), 0)), read());
  }
}
