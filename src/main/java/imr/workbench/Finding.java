package imr.workbench;

import imr.annotation.FieldId;
import imr.catalogue.Catalogue.Counted;
import imr.catalogue.Figures;
import imr.catalogue.Found;
import imr.catalogue.Query;
import imr.catalogue.Sort;
import imr.catalogue.Suggestion;
import java.util.List;
import java.util.Optional;

/**
 * Finds letters, by a catalogue that is kept in step with the store: at the start it is held
 * against the store and made up for what is missing, different or gone, and after each change the
 * letters concerned are filed anew; all of it in the background. Nothing that is acknowledged rests
 * on it: a killed program, or a catalogue that is lost, is made up for in the same way.
 *
 * <p>Any thread may call.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Finding implements AutoCloseable {
  /** How far finding can be relied on. */
  public sealed interface Standing {

    /** Nobody has begun yet ({@link #start}); nothing is found. */
    record NotStarted() implements Standing {}

    /** Letters are being filed: those that are not yet, are not found. */
    record CatchingUp(Task.Progress progress) implements Standing {}

    record Ready() implements Standing {}

    /** Nothing is found; the sentence says why, and what to do. */
    record Unavailable(String sentence) implements Standing {}
  }

  Finding() {}

  /**
   * Opens the catalogue and catches up with the store, in the background; a second call does
   * nothing.
   */
  public void start(Background background) {
    throw new UnsupportedOperationException("" + background.workers());
  }

  public Standing standing() {
    throw new UnsupportedOperationException();
  }

  /** Called after something else may be found than before, on a thread of the background. */
  public void whenChanged(Runnable listener) {
    throw new UnsupportedOperationException(listener.toString());
  }

  /** See {@link imr.catalogue.Catalogue#find}; nothing while nothing can be found. */
  public Found find(Query query, Sort sort) {
    throw new UnsupportedOperationException(query.written() + sort);
  }

  /** See {@link imr.catalogue.Catalogue#figures}. */
  public Figures figures(Query query, List<FieldId> valuesOf) {
    throw new UnsupportedOperationException(query.written() + valuesOf);
  }

  /** See {@link imr.catalogue.Catalogue#values}. */
  public List<Counted> values(FieldId field, String beginning, int limit) {
    throw new UnsupportedOperationException(field + beginning + limit);
  }

  /** See {@link imr.catalogue.Catalogue#completions}. */
  public List<Suggestion> completions(String written, int caret) {
    throw new UnsupportedOperationException(written + caret);
  }

  /** Why nothing can be found, in a sentence for the analyst. */
  public Optional<String> trouble() {
    return standing() instanceof Standing.Unavailable(String sentence)
        ? Optional.of(sentence)
        : Optional.empty();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
