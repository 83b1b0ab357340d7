package imr.ui.library;

import imr.letter.LetterText;
import imr.search.LetterQuery;
import imr.search.Passage;
import imr.store.StoreDamagedException;
import imr.store.StoreFailedException;
import imr.workbench.Background;
import imr.workbench.Workbench;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/**
 * The sentences in which words were found, read in the background for the rows in sight alone, and
 * forgotten with the query.
 */
final class PassageModel {
  /** No more are kept than a few screens show. */
  private static final int MOST = 2_000;

  /** Of those asked for while others are read, the latest are in sight. */
  private static final int BATCH = 40;

  private final Workbench workbench;
  private final Background background;
  private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
  private final Map<String, Optional<Excerpt>> known = new HashMap<>();
  private final LinkedHashSet<String> wanted = new LinkedHashSet<>();
  private LetterQuery query = LetterQuery.ALL;
  private boolean reading;

  PassageModel(Workbench workbench, Background background) {
    this.workbench = workbench;
    this.background = background;
  }

  /** Another number whenever sentences have been read, or are others. */
  ReadOnlyLongProperty version() {
    return version.getReadOnlyProperty();
  }

  /** From now on the words of this query are what is found. */
  void of(LetterQuery other) {
    if (!other.equals(query)) {
      query = other;
      known.clear();
      wanted.clear();
      version.set(version.get() + 1);
    }
  }

  /** True where there are sentences to show at all. */
  boolean any() {
    return query.hasWords();
  }

  /** The first sentence of a letter; empty where there is none, and until it is read. */
  Optional<Excerpt> of(String letter) {
    if (!any()) {
      return Optional.empty();
    }
    Optional<Excerpt> read = known.get(letter);
    if (read == null) {
      wanted.remove(letter);
      wanted.add(letter);
      read();
    }
    return read == null ? Optional.empty() : read;
  }

  private void read() {
    if (reading || wanted.isEmpty()) {
      return;
    }
    reading = true;
    List<String> next = wanted.reversed().stream().limit(BATCH).toList();
    wanted.clear();
    LetterQuery of = query;
    background.run(t -> read(of, next), read -> took(of, read), unreadable -> took(of, Map.of()));
  }

  private Map<String, Optional<Excerpt>> read(LetterQuery of, List<String> letters) {
    Map<String, Optional<Excerpt>> read = new HashMap<>();
    for (String letter : letters) {
      read.put(letter, first(of, letter));
    }
    return read;
  }

  /** A letter that cannot be read has no sentence to show; opening it says why. */
  private Optional<Excerpt> first(LetterQuery of, String letter) {
    try {
      LetterText text = workbench.letter(letter).text();
      return Passage.of(of, text).stream()
          .findFirst()
          .map(p -> Excerpt.of(text, p, p.words().getFirst()));
    } catch (StoreDamagedException | StoreFailedException unreadable) {
      return Optional.empty();
    }
  }

  private void took(LetterQuery of, Map<String, Optional<Excerpt>> read) {
    reading = false;
    if (of.equals(query)) {
      if (known.size() > MOST) {
        known.clear();
      }
      known.putAll(read);
      version.set(version.get() + 1);
    }
    read();
  }
}
