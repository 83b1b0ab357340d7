package imr.store;

import imr.annotation.AnnotationSet;
import imr.annotation.FieldId;
import imr.annotation.Headline;
import imr.ledger.BatchId;
import imr.ledger.Gesture;
import imr.letter.Letter;
import imr.letter.OriginalFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Letters, and the ledger of everything that was ever done to them: the contract of every store,
 * whether it's a folder of this computer ({@link LocalStore}) or a team's server.
 *
 * <p>Whatever writes returns only when it is on disk, whole; what refuses has written nothing. Any
 * thread may call. Offsets are UTF-16 indices, as everywhere inside the program.
 *
 * <p>Throws {@link StoreFailedException} when the database fails or can't be reached, {@link
 * StoreDamagedException} when something read is not what was written, {@link
 * java.util.NoSuchElementException} for an id that no letter has. After a failure the next call
 * tries again; it succeeds once the trouble is over.
 */
public interface Store extends AutoCloseable {

  /**
   * Adds a letter with its first gesture; false, and nothing is written, when a letter with this
   * text is there already. Refused with an exception as in {@link #addAll}.
   */
  default boolean add(
      Letter letter, OriginalFile original, Gesture suggestions, Headline headline) {
    return addAll(List.of(new NewLetter(letter, original, suggestions, headline))).getFirst();
  }

  /**
   * Adds many letters, all or none; some hundred at once go fastest. Of two with the same text the
   * first one is new.
   *
   * @return true at the place of each letter that was new
   * @throws IllegalArgumentException before anything is written, if a quote is not the letter's
   *     text at its span, or a text has half a surrogate pair, which no file can carry
   * @throws IllegalStateException before anything is written, if a first gesture is not number 1 or
   *     does not start from nothing
   */
  List<Boolean> addAll(List<NewLetter> letters);

  /**
   * Tells of letters whose row or ledger was written, by their ids, once that is on disk: of this
   * store's own writes on the thread that wrote, of others' on a thread of the store. Not of what a
   * restoring, a repair or a change of the passphrase brings.
   */
  void whenWritten(Consumer<List<String>> listener);

  /**
   * Tells of letters that other people wrote, by their ids, on a thread of the store; never of a
   * store that only this program can write to.
   */
  default void whenOthersWrote(Consumer<List<String>> listener) {}

  /**
   * Every letter that isn't in the trash, in order of arrival; fast for a hundred thousand, since
   * it reads no text.
   */
  default List<LetterRow> letters() {
    return numberedLetters().stream().map(NumberedRow::row).toList();
  }

  /** As {@link #letters}, each with its number. */
  List<NumberedRow> numberedLetters();

  /** The letters in the trash, in order of arrival. */
  List<LetterRow> trash();

  /** Every letter, those in the trash too, in order of arrival. */
  List<LetterRow> lettersAndTrash();

  /**
   * Lists, archives, or trashes letters, all or none; nothing is lost by any of it. On disk when
   * this returns. Letters that are there already are left out.
   *
   * @throws java.util.NoSuchElementException if an id is no letter's
   */
  void move(Collection<String> ids, Availability to, Instant at);

  /**
   * Deletes letters in the trash for good. Afterwards no word of them can be read from the store or
   * its search index; all other letters, gestures, and their order are as before.
   *
   * @param ids of letters in the trash; others are left alone
   * @return done, with a sentence about each copy elsewhere that may still have them; or refused
   */
  RestoreResult deleteForGood(Collection<String> ids);

  Letter letter(String id);

  /** All that is there of a letter but its original file; empty where no such letter is listed. */
  Optional<StoredLetter> filed(String id);

  OriginalFile original(String id);

  /** The letter's annotations now, in the order in which their targets were first annotated. */
  default AnnotationSet annotations(String id) {
    return kept(id).annotations();
  }

  /** A letter and its ledger, read together. */
  LoadedLetter kept(String id);

  /** Every gesture ever made on the letter, in order. */
  default List<Gesture> ledger(String id) {
    return kept(id).ledger().gestures();
  }

  /** The batch actions, the first one first; goes through all gestures. */
  List<StoredBatch> batches();

  /**
   * The ids of the letters that a batch changed, in order of arrival; goes through all gestures.
   */
  List<String> lettersOf(BatchId batch);

  /**
   * As above, for a batch from before batches had ids.
   *
   * @param author as the gestures' first format has it
   */
  List<String> lettersOf(String author, Instant at);

  /**
   * Adds a gesture to the letter's ledger, as {@link #offer} does.
   *
   * @throws IllegalStateException if another gesture has its number, or it leaves a number out
   */
  default void append(String letterId, Gesture gesture, Headline headline) {
    if (offer(letterId, gesture, headline) instanceof Appended.Conflict conflict) {
      throw new IllegalStateException(
          "gesture " + gesture.number() + " does not follow gesture " + conflict.last());
    }
  }

  /**
   * Adds a gesture to the letter's ledger; returns when it is on disk.
   *
   * <p>A gesture that is in the ledger already is not written again, so that whoever got {@link
   * StoreFailedException} can offer the same once more: it may have been written anyway.
   *
   * @param headline the letter as the library shows it after the gesture
   * @return a conflict, and nothing is written, if the gesture's number isn't the last one's plus
   *     1: somebody else wrote meanwhile
   * @throws IllegalStateException if a change does not start from what is there; nothing is written
   * @throws IllegalArgumentException if a quote is not the letter's text at its span; nothing is
   *     written
   */
  Appended offer(String letterId, Gesture gesture, Headline headline);

  /**
   * Adds a gesture to each of many letters' ledgers, all or none; some hundred at once go fastest.
   * Returns when all are on disk. What a kill leaves is whole gestures.
   *
   * <p>As with {@link #append}, what is in its ledger already is not written again.
   *
   * @throws IllegalStateException if one does not follow from what is there, or somebody went on
   *     with a letter since it was read; then none is written
   * @throws IllegalArgumentException if a letter is named twice, or a quote is not the letter's
   *     text; then none is written
   */
  void appendAll(List<NextGesture> next);

  /**
   * What is wrong with a letter, in a sentence; reads and hashes all of it.
   *
   * @throws StoreFailedException if no letter can be read: that is no damage of this one
   */
  Optional<String> check(LetterRow letter);

  /**
   * What is wrong beside the letters: documents, predictions, and what the store keeps of its own.
   */
  List<String> checkKeeping();

  /** Notes a headline that was worked out again; it is no gesture. */
  void correctHeadline(String letterId, Headline headline);

  /**
   * Keeps a document for good; false, and nothing is written, where one of that kind and name about
   * the same is there already.
   */
  boolean keep(Document document);

  /**
   * The documents of a kind that this user may read, in order of arrival.
   *
   * @param about the id of the letter that they are about; empty for those about no single one
   */
  List<Document> documents(Document.Kind kind, String about);

  /**
   * What letters say in a field now, letter by letter in order of arrival; see {@link FieldValue}.
   *
   * @param groups the groups that the field is inside
   * @param letters ids, some hundred at once: whoever else uses the store waits meanwhile
   */
  List<FieldValue> values(FieldId field, List<FieldId> groups, List<String> letters);

  /** The ids of the letters that have documents of a kind about them, in order of arrival. */
  List<String> documented(Document.Kind kind);

  /** The runs of predictions, in the order in which they came. */
  List<PredictionRun> predictionRuns();

  /** False, and nothing is written, where a run of that name is there. */
  boolean addPredictionRun(PredictionRun run);

  /** Keeps what a run says of a letter, in place of what it said before. */
  void putPrediction(String run, String letter, String text);

  /**
   * What a run says of a letter, as it was kept; {@link StoreDamagedException} where it is not
   * that.
   */
  Optional<String> prediction(String run, String letter);

  /** The ids of the letters that a run speaks of. */
  List<String> predictedLetters(String run);

  /** Deletes a run with all that it says; false where there is none of that name. */
  boolean removePredictions(String run);

  /** Adds keystrokes and seconds to a person's total for a letter and a day. Statistics only. */
  void addEffort(Effort effort);

  /** Keys and seconds of every letter, person and day, in no order. */
  List<Effort> efforts();

  /** Where the search index is kept on this computer; it is deleted with letters for good. */
  Path indexFolder();

  /** A folder of this computer, in which others may keep what follows from the store. */
  Path folder();

  /**
   * A secret of 32 bytes for what else is kept on this computer, another one for each use; empty
   * where nothing needs to be encrypted.
   */
  Optional<byte[]> secretFor(String use);

  /** Backups, repair, and the passphrase; empty for a store whose server others look after. */
  Optional<Maintenance> maintenance();

  /** What people need of each other; empty for a store that only this program uses. */
  default Optional<Sharing> sharing() {
    return Optional.empty();
  }

  /**
   * What another computer learned from this library's letters.
   *
   * @param learnedFrom which letters in which state, as whoever kept it said
   */
  default Optional<byte[]> sharedModel(String name, String learnedFrom) {
    return Optional.empty();
  }

  /** Keeps what was learned, in place of what was kept before, for other computers. */
  default void shareModel(String name, String learnedFrom, byte[] model) {}

  /**
   * As {@link #numberedLetters}, of some letters alone; those in the trash, and ids that no letter
   * has, are left out.
   */
  default List<NumberedRow> numberedLetters(Collection<String> ids) {
    return numberedLetters().stream().filter(row -> ids.contains(row.row().id())).toList();
  }

  /**
   * The name that this user's gestures must have; empty where the person says it.
   *
   * @return what the server knows the signed-in user as
   */
  default Optional<String> person() {
    return Optional.empty();
  }

  /** Lets everything go; a second call does nothing. */
  @Override
  void close();
}
