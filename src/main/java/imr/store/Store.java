package imr.store;

import imr.annotation.AnnotationSet;
import imr.annotation.Gesture;
import imr.annotation.Headline;
import imr.letter.Letter;
import imr.letter.LetterText;
import imr.letter.Original;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Letters, and the ledger of everything that was ever said of them, in one folder of this computer.
 *
 * <p>Whatever writes returns only when it is on disk, whole; what refuses has written nothing. Any
 * thread may call and waits its turn, at most for one batch of letters. Offsets are UTF-16 indices,
 * as everywhere inside the program. A thread inside the store must not be interrupted: that closes
 * the database file, and whatever is under way fails.
 *
 * <p>Throws {@link StoreFailed} when the database fails, {@link StoreDamaged} when something read
 * is not what was written, {@link java.util.NoSuchElementException} for an id that no letter has.
 * After a failure the next call opens the database anew; it succeeds once the trouble (a full disk,
 * a drive that went away) is over. The folder stays this store's all the while.
 */
public final class Store implements AutoCloseable {
  private final Connected database;
  private final FolderLock lock;

  Store(Connected database, FolderLock lock) {
    this.database = database;
    this.lock = lock;
  }

  /**
   * Opens the store in the folder, and makes both where there is none. A store of an older version
   * is brought up to this one's.
   */
  public static Opening open(Path folder) {
    return new StoreFolder("file:", folder.toAbsolutePath().normalize()).open();
  }

  /**
   * Takes a letter in with its first gesture; false, and nothing is written, when a letter with
   * this text is there already. Refused with an exception as in {@link #addAll}.
   */
  public boolean add(Letter letter, Original original, Gesture suggestions, Headline headline) {
    return addAll(List.of(new NewLetter(letter, original, suggestions, headline))).getFirst();
  }

  /**
   * Takes many letters in, all or none; some hundred at once go fastest. True at the place of each
   * that was new; of two with the same text the first one is.
   *
   * <p>Refused with an exception, before anything is written: a first gesture that is not number 1
   * or does not start from nothing, a quote that is not the letter's text at its span, and a text
   * with half a surrogate pair, which no file can carry.
   */
  public List<Boolean> addAll(List<NewLetter> letters) {
    letters.forEach(Store::check);
    return database.write((connection, names) -> insert(connection, names, letters));
  }

  private static void check(NewLetter fresh) {
    LetterText text = fresh.letter().text();
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text.canonical())) {
      throw new IllegalArgumentException("a letter's text with half a surrogate pair");
    }
    follows(0, fresh.suggestions());
    new Standing().take(fresh.suggestions(), text);
  }

  private static List<Boolean> insert(Connection connection, Names names, List<NewLetter> letters)
      throws SQLException {
    names.learn(connection, letters.stream().map(NewLetter::suggestions).toList());
    List<Boolean> wasNew = new ArrayList<>(letters.size());
    Set<String> ids = new HashSet<>();
    try (LetterWriter rows = new LetterWriter(connection);
        LedgerWriter ledger = new LedgerWriter(connection, names)) {
      for (NewLetter fresh : letters) {
        String id = fresh.letter().id();
        boolean isNew = ids.add(id) && Letters.find(connection, id).isEmpty();
        if (isNew) {
          ledger.write(rows.write(fresh), id, fresh.suggestions());
        }
        wasNew.add(isNew);
      }
      rows.flush();
      ledger.flush();
    }
    return List.copyOf(wasNew);
  }

  /** Every letter in order of arrival; fast for a hundred thousand, since it reads no text. */
  public List<LetterRow> letters() {
    return database.read((c, names) -> Letters.all(c));
  }

  public Letter letter(String id) {
    return database.read((c, names) -> Letters.letter(c, Letters.number(c, id)));
  }

  public Original original(String id) {
    return database.read((c, names) -> Letters.original(c, id));
  }

  /** What stands in the letter now, in the order in which it was first said. */
  public AnnotationSet annotations(String id) {
    return Standing.after(ledger(id)).annotations();
  }

  /** Every gesture ever made on the letter, in order. */
  public List<Gesture> ledger(String id) {
    return database.read((c, names) -> ledger(c, Letters.number(c, id)));
  }

  private static List<Gesture> ledger(Connection connection, int number) throws SQLException {
    return LedgerReader.ledger(connection, number, Letters.letter(connection, number));
  }

  /**
   * Adds a gesture to the letter's ledger; returns when it is on disk.
   *
   * <p>A gesture that is the ledger's last one already is not written again, so that whoever got
   * {@link StoreFailed} can append the same once more: it may have been written all the same.
   *
   * <p>Refused with an exception, and nothing is written: another gesture with a number that is not
   * the last one's plus 1 (somebody else wrote meanwhile), a change that does not start from what
   * stands, a quote that is not the letter's text at its span.
   *
   * @param headline the letter as the library shows it after the gesture
   */
  public void append(String letterId, Gesture gesture, Headline headline) {
    database.write(
        (connection, names) -> {
          int number = Letters.number(connection, letterId);
          Letter letter = Letters.letter(connection, number);
          List<Gesture> ledger = LedgerReader.ledger(connection, number, letter);
          if (!gesture.equals(ledger.getLast())) {
            follows(ledger.size(), gesture);
            Standing.after(ledger).take(gesture, letter.text());
            write(connection, names, number, letter.id(), gesture);
            Letters.update(connection, number, gesture.number(), headline);
          }
          return gesture;
        });
  }

  private static void write(
      Connection connection, Names names, int number, String letterId, Gesture gesture)
      throws SQLException {
    names.learn(connection, List.of(gesture));
    try (LedgerWriter rows = new LedgerWriter(connection, names)) {
      rows.write(number, letterId, gesture);
      rows.flush();
    }
  }

  private static void follows(int last, Gesture gesture) {
    if (gesture.number() != last + 1) {
      throw new IllegalStateException(
          "gesture " + gesture.number() + " does not follow gesture " + last);
    }
  }

  /**
   * Keeps a document for good; false, and nothing is written, where one of that kind and name about
   * the same is there already.
   */
  public boolean keep(Document document) {
    return database.write((connection, names) -> Documents.add(connection, document));
  }

  /**
   * The documents of a kind in order of arrival.
   *
   * @param about the id of the letter that they are about; empty for those about no single one
   */
  public List<Document> documents(Document.Kind kind, String about) {
    return database.read((connection, names) -> Documents.all(connection, kind, about));
  }

  /** Closes the database and lets others open it; a second call does nothing. */
  @Override
  public void close() {
    try (lock;
        database) {
      // Closing in reverse order is all: the lock goes last.
    }
  }
}
