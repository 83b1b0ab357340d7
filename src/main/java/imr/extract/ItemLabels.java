package imr.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds the labels of items in forms B and C: {@code Claims Administrator guideline:}, {@code
 * MAXIMUS guideline:} (or {@code IMR guideline:}) and {@code Decision rationale:}. White space
 * between their words may vary.
 */
final class ItemLabels {
  private ItemLabels() {}

  /** What a label introduces, in the order in which they occur in an item. */
  enum Kind {
    ADMINISTRATOR,
    REVIEWER,
    RATIONALE
  }

  /** A label, from its first letter to after its colon. */
  record ItemLabel(Kind kind, int start, int end) {}

  static List<ItemLabel> in(String text, int from, int to) {
    List<ItemLabel> anchors = new ArrayList<>();
    for (int colon = text.indexOf(':', from);
        colon >= 0 && colon < to;
        colon = text.indexOf(':', colon + 1)) {
      add(text, from, colon, anchors);
    }
    return anchors;
  }

  private static void add(String text, int floor, int colon, List<ItemLabel> anchors) {
    int end = TextRanges.backOverBlanks(text, colon, Math.max(floor, colon - 4));
    int start = TextRanges.wordStart(text, end, Math.max(floor, end - 12));
    String last = text.substring(start, end).toLowerCase(Locale.ROOT);
    if (last.startsWith("guideline")) {
      guideline(text, floor, start, colon, anchors);
    } else if (last.equals("rationale")) {
      int decision = before(text, floor, start, "decision");
      if (decision >= 0) {
        anchors.add(new ItemLabel(Kind.RATIONALE, decision, colon + 1));
      }
    }
  }

  private static void guideline(
      String text, int floor, int start, int colon, List<ItemLabel> anchors) {
    int administrator = before(text, floor, start, "administrator");
    if (administrator >= 0) {
      int claims = before(text, floor, administrator, "claims");
      int from = claims >= 0 ? claims : administrator;
      anchors.add(new ItemLabel(Kind.ADMINISTRATOR, from, colon + 1));
    }
    int reviewer =
        Math.max(before(text, floor, start, "maximus"), before(text, floor, start, "imr"));
    int other = Math.max(reviewer, before(text, floor, start, "reviewer"));
    if (other >= 0) {
      anchors.add(new ItemLabel(Kind.REVIEWER, other, colon + 1));
    }
  }

  /** Returns the start of {@code word} if it is the word before {@code at}; -1 otherwise. */
  private static int before(String text, int floor, int at, String word) {
    int end = TextRanges.backOverBlanks(text, at, Math.max(floor, at - 12));
    int start = end - word.length();
    return start >= floor && end < at && text.regionMatches(true, start, word, 0, word.length())
        ? start
        : -1;
  }
}
