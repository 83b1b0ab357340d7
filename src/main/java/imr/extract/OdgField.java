package imr.extract;

import imr.letter.Span;
import java.util.List;
import java.util.Optional;

/** Reads a separate ODG field of an item: {@code ODG: Knee Chapter, MRI}. */
final class OdgField {
  private static final WordSet LABEL =
      WordSet.of("guideline", "guidelines", "citation", "(", "s", ")");
  private static final WordSet NOTHING = WordSet.of("none", "n", "not", "no", "did", "the");

  private final OutsideSources sources;

  OdgField(OutsideSources sources) {
    this.sources = sources;
  }

  /**
   * Returns the start of a separate field, {@code ODG guideline:} or {@code ODG:}; -1 if there is
   * none.
   */
  static int label(TokenizedText words, int from, int to) {
    for (int i = from; i < to; i++) {
      boolean opens = i == 0 || words.endsSentence(i - 1);
      if (opens && OutsideSources.odg(words, i) && labelEnd(words, i) > i) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the index after the label's colon, or {@code i} if it isn't a label. */
  private static int labelEnd(TokenizedText words, int i) {
    int end =
        OutsideSources.bracketed(words, words.is(i, "odg") ? i + 1 : i + 3, words.size(), "odg");
    while (words.in(end, LABEL)) {
      end++;
    }
    return words.is(end, ":") ? end + 1 : i;
  }

  /** Reads the field's citations. If the text doesn't name the guideline, the label does. */
  void read(TokenizedText words, int label, int to, List<Citation> found) {
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
