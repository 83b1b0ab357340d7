package imr.learn;

import imr.annotation.FieldId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Corrections that people made at least twice in the same way, and how often they applied. Text is
 * lowercase with single spaces.
 */
final class CorrectionMemory {
  private static final int TWICE = 2;

  final List<Entry> entries;

  CorrectionMemory(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * A correction.
   *
   * @param before the text of the suggestion; empty for an addition
   * @param after the text after the correction; empty for a rejection
   * @param held how often it was made
   * @param of how often it could have been made: the number of decided suggestions with the same
   *     text, or of finished letters that contain the added text
   */
  record Entry(
      MemoryOffer.Kind kind, FieldId field, String before, String after, int held, int of) {}

  private record Key(MemoryOffer.Kind kind, FieldId field, String before, String after) {}

  static CorrectionMemory of(List<TrainingCase> cases) {
    Map<Key, Integer> held = new HashMap<>();
    Map<List<Object>, Integer> decided = new HashMap<>();
    for (TrainingCase letter : cases) {
      for (TrainingCase.Suggested s : letter.suggested()) {
        if (s.right().isPresent() && !s.said().byValue()) {
          decided.merge(List.of(s.said().field().id(), s.said().words()), 1, Integer::sum);
          if (!s.right().get()) {
            corrected(letter, s.said()).ifPresent(k -> held.merge(k, 1, Integer::sum));
          }
        }
      }
      added(letter).forEach(k -> held.merge(k, 1, Integer::sum));
    }
    TreeMap<String, Entry> entries = new TreeMap<>();
    held.forEach(
        (k, n) -> {
          if (n >= TWICE) {
            int of =
                k.kind() == MemoryOffer.Kind.ADD
                    ? occasions(cases, k)
                    : decided.getOrDefault(List.of(k.field(), k.before()), n);
            if (2 * n >= of) {
              entries.put(
                  k.toString(), new Entry(k.kind(), k.field(), k.before(), k.after(), n, of));
            }
          }
        });
    return new CorrectionMemory(List.copyOf(entries.values()));
  }

  private static Optional<Key> corrected(TrainingCase letter, LocatedValue wrong) {
    Optional<LocatedValue> now =
        letter.record().stream()
            .filter(s -> s.target().equals(wrong.target()) || overlaps(s, wrong))
            .findFirst();
    if (now.isEmpty()) {
      return Optional.of(new Key(MemoryOffer.Kind.REJECT, wrong.field().id(), wrong.words(), ""));
    }
    String after = now.get().words();
    boolean within = now.get().span().overlaps(wrong.span()) && !after.equals(wrong.words());
    return within
        ? Optional.of(new Key(MemoryOffer.Kind.CHANGE, wrong.field().id(), wrong.words(), after))
        : Optional.empty();
  }

  private static boolean overlaps(LocatedValue one, LocatedValue other) {
    return one.field().id().equals(other.field().id()) && one.span().overlaps(other.span());
  }

  private static Set<Key> added(TrainingCase letter) {
    Set<Key> added = new HashSet<>();
    for (LocatedValue s : letter.record()) {
      boolean suggested =
          letter.suggested().stream()
              .map(TrainingCase.Suggested::said)
              .anyMatch(o -> overlaps(o, s) || o.target().equals(s.target()));
      if (!suggested && !s.byValue() && !s.field().longText()) {
        added.add(new Key(MemoryOffer.Kind.ADD, s.field().id(), "", s.words()));
      }
    }
    return added;
  }

  private static int occasions(List<TrainingCase> cases, Key key) {
    int of = 0;
    int[] hashes = hashes(key.after());
    for (TrainingCase letter : cases) {
      of += letter.example().finished() && find(letter.words(), hashes) >= 0 ? 1 : 0;
    }
    return of;
  }

  static int[] hashes(String words) {
    LetterWords cut = LetterWords.of(new imr.letter.LetterText(words));
    return cut.word;
  }

  /** Returns the index of the first occurrence of words in a letter, or -1. */
  static int find(LetterWords words, int[] wanted) {
    for (int i = 0; wanted.length > 0 && i + wanted.length <= words.size(); i++) {
      int k = 0;
      while (k < wanted.length && words.word[i + k] == wanted[k]) {
        k++;
      }
      if (k == wanted.length) {
        return i;
      }
    }
    return -1;
  }

  List<Entry> ofField(FieldId field) {
    List<Entry> some = new ArrayList<>();
    for (Entry e : entries) {
      if (e.field().equals(field)) {
        some.add(e);
      }
    }
    return some;
  }
}
