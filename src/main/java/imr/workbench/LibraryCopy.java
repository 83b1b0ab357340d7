package imr.workbench;

import imr.ledger.Gesture;
import imr.store.Appended;
import imr.store.Availability;
import imr.store.Document;
import imr.store.Effort;
import imr.store.LetterRow;
import imr.store.LoadedLetter;
import imr.store.NewLetter;
import imr.store.PredictionRun;
import imr.store.Store;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Copies everything of one library into another, such as a team's: letters with their files and
 * every gesture as it was made, gold sets, fields, predictions, and times. What is there already
 * stays; copying again after an interruption goes on where it ended.
 */
public final class LibraryCopy {
  private final Store from;
  private final Store to;
  private final Clock clock;
  private final List<String> differing = new ArrayList<>();

  /**
   * What was copied.
   *
   * @param letters how many letters the library that was copied has
   * @param gestures how many gestures they have
   * @param differing the names of letters that both libraries have and went on with separately;
   *     they are as they were
   */
  public record Report(int letters, long gestures, List<String> differing) {
    public Report {
      differing = List.copyOf(differing);
    }
  }

  public LibraryCopy(Store from, Store to, Clock clock) {
    this.from = from;
    this.to = to;
    this.clock = clock;
  }

  /** Copies, and compares each letter's history afterwards. */
  public Report run() {
    List<LetterRow> letters = from.lettersAndTrash();
    long gestures = 0;
    for (LetterRow row : letters) {
      gestures += copy(row);
    }
    places(letters);
    for (Document.Kind kind : Document.Kind.values()) {
      documents(kind);
    }
    from.predictionRuns().forEach(this::predictions);
    efforts();
    return new Report(letters.size(), gestures, differing);
  }

  private int copy(LetterRow row) {
    LoadedLetter kept = from.kept(row.id());
    List<Gesture> all = kept.ledger().gestures();
    to.addAll(
        List.of(
            new NewLetter(kept.letter(), from.original(row.id()), all.getFirst(), row.headline())));
    boolean same =
        all.stream().allMatch(g -> to.offer(row.id(), g, row.headline()) instanceof Appended.Saved);
    if (!same || !to.ledger(row.id()).equals(all)) {
      differing.add(row.name());
    }
    return all.size();
  }

  /** Archived letters, and those in the trash. */
  private void places(List<LetterRow> letters) {
    Set<String> trashed = from.trash().stream().map(LetterRow::id).collect(Collectors.toSet());
    List<String> archived =
        from.letters().stream().filter(LetterRow::archived).map(LetterRow::id).toList();
    to.move(archived, Availability.ARCHIVED, clock.instant());
    to.move(
        letters.stream().map(LetterRow::id).filter(trashed::contains).toList(),
        Availability.TRASHED,
        clock.instant());
  }

  private void documents(Document.Kind kind) {
    if (kind == Document.Kind.AVAILABILITY) {
      return; // each store says in its own way where a letter is
    }
    for (String about : from.documented(kind)) {
      from.documents(kind, about).forEach(to::keep);
    }
  }

  private void predictions(PredictionRun run) {
    to.addPredictionRun(run);
    for (String letter : from.predictedLetters(run.name())) {
      from.prediction(run.name(), letter)
          .ifPresent(text -> to.putPrediction(run.name(), letter, text));
    }
  }

  private record Worked(String letter, String annotator, LocalDate day) {}

  /** What is more than there is already, since times only add up. */
  private void efforts() {
    Map<Worked, Effort> there = new HashMap<>();
    to.efforts().forEach(e -> there.put(new Worked(e.letter(), e.annotator(), e.day()), e));
    for (Effort effort : from.efforts()) {
      Worked key = new Worked(effort.letter(), effort.annotator(), effort.day());
      Effort none = new Effort(effort.letter(), effort.annotator(), effort.day(), 0, 0);
      Effort has = there.getOrDefault(key, none);
      int keys = Math.max(0, effort.keys() - has.keys());
      int seconds = Math.max(0, effort.seconds() - has.seconds());
      if (keys + seconds > 0) {
        to.addEffort(new Effort(effort.letter(), effort.annotator(), effort.day(), keys, seconds));
      }
    }
  }
}
