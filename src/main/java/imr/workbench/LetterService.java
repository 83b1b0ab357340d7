package imr.workbench;

import imr.annotation.AnnotationSet;
import imr.annotation.Change;
import imr.annotation.Schema;
import imr.annotation.ValueReader;
import imr.extract.Extractor;
import imr.extract.grounding.RuleBasedLookup;
import imr.intake.IntakeResult;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.review.ReviewSession;
import imr.store.Availability;
import imr.store.LetterRow;
import imr.store.LoadedLetter;
import imr.store.NewLetter;
import imr.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Letters on their way into the store, and out of it for a review. */
final class LetterService {
  /** As the ledger names who suggests. */
  static final Author.Program PROGRAM = new Author.Program(Extractor.NAME, Extractor.VERSION);

  private final Store store;
  private final Supplier<Schema> schema;
  private final ValueReader reader;
  private final Supplier<Extractor> extractor;
  private final Clock clock;

  LetterService(
      Store store,
      Supplier<Schema> schema,
      ValueReader reader,
      Supplier<Extractor> extractor,
      Clock clock) {
    this.store = store;
    this.schema = schema;
    this.reader = reader;
    this.extractor = extractor;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** What a program finds in a letter that was read, ready for {@link #add}; touches no store. */
  NewLetter suggest(IntakeResult.Read read) {
    Letter letter = read.letter();
    AnnotationSet found = extractor.get().extract(letter);
    Gesture suggested =
        new Gesture(
            1,
            new Act.Suggest(),
            PROGRAM,
            clock.instant(),
            found.all().stream()
                .map(a -> new Change(a.target(), Optional.empty(), Optional.of(a)))
                .toList());
    ReviewSession session =
        ReviewSession.open(
            letter,
            schema.get(),
            reader,
            new RuleBasedLookup(letter.text(), reader),
            Ledger.of(List.of(suggested)));
    return new NewLetter(letter, read.original(), suggested, session.headline());
  }

  /**
   * Takes letters into the store, all in one step; false for each that is there already. One that
   * is in the trash comes back from it, and counts as new.
   */
  List<Boolean> add(List<NewLetter> letters) {
    List<Boolean> isNew = store.addAll(letters);
    Set<String> trashed = store.trash().stream().map(LetterRow::id).collect(Collectors.toSet());
    List<String> back =
        letters.stream().map(l -> l.letter().id()).filter(trashed::contains).distinct().toList();
    store.move(back, Availability.LISTED, now());
    return IntStream.range(0, letters.size())
        .mapToObj(i -> isNew.get(i) || back.contains(letters.get(i).letter().id()))
        .toList();
  }

  /** A letter as it is in the store. */
  ReviewSession open(LoadedLetter kept) {
    return open(kept.letter(), kept.ledger());
  }

  ReviewSession open(Letter letter, Ledger ledger) {
    return ReviewSession.open(
        letter, schema.get(), reader, new RuleBasedLookup(letter.text(), reader), ledger);
  }
}
