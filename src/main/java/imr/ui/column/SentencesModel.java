package imr.ui.column;

import imr.review.ColumnRow;
import imr.review.ContextSentence;
import imr.workbench.Background;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/**
 * The sentences of the values that can be seen, and of those seen last; read in the background when
 * a line first asks for one. Used by the window's thread.
 */
final class SentencesModel {
  /** More are never held. */
  private static final int MOST = 600;

  /** Sentences read at once. Lines scrolled away before their turn aren't read. */
  private static final int LOT = 24;

  private static final int MOST_WAITING = 80;

  private final Function<ColumnRow, Optional<ContextSentence>> reader;
  private final Background background;
  private final Consumer<Throwable> failed;
  private final Map<ColumnRow, Optional<ContextSentence>> known = new LinkedHashMap<>();
  private final Map<ColumnRow, Boolean> waiting = new LinkedHashMap<>();
  private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();
  private boolean reading;
  private boolean stopped;

  SentencesModel(
      Function<ColumnRow, Optional<ContextSentence>> reader,
      Background background,
      Consumer<Throwable> failed) {
    this.reader = reader;
    this.background = background;
    this.failed = failed;
  }

  /** Another number whenever more sentences are known. */
  ReadOnlyIntegerProperty version() {
    return version.getReadOnlyProperty();
  }

  /** The sentence, if it is known; else it is read soon. Empty, too, for a value without one. */
  Optional<ContextSentence> of(ColumnRow row) {
    Optional<ContextSentence> sentence = known.get(row);
    if (sentence != null) {
      return sentence;
    }
    waiting.remove(row);
    waiting.put(row, true);
    trim(waiting, MOST_WAITING);
    read();
    return Optional.empty();
  }

  /** How many sentences are held. */
  int held() {
    return known.size();
  }

  void stop() {
    stopped = true;
  }

  private static <T> void trim(Map<ColumnRow, T> map, int most) {
    while (map.size() > most) {
      map.remove(map.keySet().iterator().next());
    }
  }

  private void read() {
    if (reading || stopped || waiting.isEmpty()) {
      return;
    }
    reading = true;
    List<ColumnRow> all = new ArrayList<>(waiting.keySet());
    List<ColumnRow> lot = List.copyOf(all.subList(Math.max(0, all.size() - LOT), all.size()));
    lot.forEach(waiting::remove);
    try {
      background.run(task -> sentences(lot), this::take, this::broken);
    } catch (Background.Closed over) {
      stopped = true; // the window is closing, and nobody looks any more
    }
  }

  private Map<ColumnRow, Optional<ContextSentence>> sentences(List<ColumnRow> lot) {
    Map<ColumnRow, Optional<ContextSentence>> read = new HashMap<>();
    lot.forEach(row -> read.put(row, reader.apply(row)));
    return read;
  }

  private void take(Map<ColumnRow, Optional<ContextSentence>> read) {
    reading = false;
    known.putAll(read);
    trim(known, MOST);
    version.set(version.get() + 1);
    read();
  }

  private void broken(Throwable accident) {
    reading = false;
    waiting.clear();
    failed.accept(accident);
  }
}
