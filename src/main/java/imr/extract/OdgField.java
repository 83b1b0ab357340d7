package imr.extract;

import imr.letter.Span;
import java.util.List;
import java.util.Optional;

/** A field that an item has for ODG alone: {@code ODG: Knee Chapter, MRI}. */
final class OdgField {
  private static final WordSet LABEL =
      WordSet.of("guideline", "guidelines", "citation", "(", "s", ")");
  private static final WordSet NOTHING = WordSet.of("none", "n", "not", "no", "did", "the");

  private final OutsideSources sources;

  OdgField(OutsideSources sources) {
    this.sources = sources;
  }

  /** Where a field of the item's own begins: {@code ODG guideline:}, {@code ODG:}; -1 if none. */
  static int label(Words words, int from, int to) {
    for (int i = from; i < to; i++) {
      boolean opens = i == 0 || words.endsSentence(i - 1);
      if (opens && OutsideSources.odg(words, i) && labelEnd(words, i) > i) {
        return i;
      }
    }
    return -1;
  }

  /** Behind the colon of the label; {@code i} where it is none. */
  private static int labelEnd(Words words, int i) {
    int end =
        OutsideSources.bracketed(words, words.is(i, "odg") ? i + 1 : i + 3, words.size(), "odg");
    while (words.in(end, LABEL)) {
      end++;
    }
    return words.is(end, ":") ? end + 1 : i;
  }

  /** What stands in a field of ODG's own: its name is the label's where the field has none. */
  void read(Words words, int label, int to, List<Citation> found) {
    int from = labelEnd(words, label);
    boolean none = from >= to || words.in(from, NOTHING);
    if (OutsideSources.family(words, from, to) == OutsideSources.Family.ODG) {
      sources.read(words, from, to, found);
    } else if (!none) {
      int name = words.is(label, "odg") ? label + 1 : label + 3;
      Optional<Span> section = CitationEnds.trimmed(words, from, to);
      int named = OutsideSources.bracketed(words, name, to, "odg");
      found.add(new Citation(words.span(label, named), "ODG", section, Optional.empty(), "odg"));
    }
  }
}
