package imr.ui.library;

import imr.letter.LetterText;
import imr.search.LetterQuery;
import imr.search.Passage;
import imr.store.LetterRow;
import imr.store.StoreDamagedException;
import imr.store.StoreFailedException;
import imr.workbench.Background;
import imr.workbench.Workbench;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;

/** The sentences in which words were found; forgotten with the query. */
final class PassageModel {
  private final Workbench workbench;
  private final RowsInSight<Optional<Excerpt>> excerpts;
  private volatile LetterQuery query = LetterQuery.ALL;

  PassageModel(Workbench workbench, Background background) {
    this.workbench = workbench;
    this.excerpts = new RowsInSight<>(background, Duration.ZERO, this::first);
  }

  /** Another number whenever sentences have been read, or are others. */
  ReadOnlyLongProperty version() {
    return excerpts.version();
  }

  /** From now on the words of this query are what is found. */
  void of(LetterQuery other) {
    if (!other.equals(query)) {
      query = other;
      excerpts.forget();
    }
  }

  /** True where there are sentences to show at all. */
  boolean any() {
    return query.hasWords();
  }

  /** The first sentence of a letter; empty where there is none, and until it is read. */
  Optional<Excerpt> of(LetterRow letter) {
    return any() ? excerpts.of(letter).flatMap(e -> e) : Optional.empty();
  }

  /** A letter that cannot be read has no sentence to show; opening it says why. */
  private Optional<Excerpt> first(LetterRow row) {
    try {
      LetterText text = workbench.letter(row.id()).text();
      return Passage.of(query, text).stream()
          .findFirst()
          .map(p -> Excerpt.of(text, p, p.words().getFirst()));
    } catch (StoreDamagedException | StoreFailedException unreadable) {
      return Optional.empty();
    }
  }
}
