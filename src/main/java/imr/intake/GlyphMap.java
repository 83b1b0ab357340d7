package imr.intake;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Matches printed characters with those of the letter's text, ignoring white space. Sequences of
 * eight characters that are unique on both sides are matched wherever they are, and then extended
 * in both directions as long as the characters are equal. Differences in content or order therefore
 * only interrupt the match, without shifting it.
 */
final class GlyphMap {
  private static final int RUN = 8;

  private GlyphMap() {}

  /** Normalized characters with their origins. */
  static final class Row {
    private final String units;
    private final int[] origin;

    private Row(String units, int[] origin) {
      this.units = units;
      this.origin = origin;
    }

    String units() {
      return units;
    }

    /** Returns the origin of a unit. */
    int origin(int at) {
      return origin[at];
    }

    /**
     * Creates a row for a text.
     *
     * @param from the origin of the first unit; the others follow
     */
    static Row of(String text, int from) {
      RowBuilder row = new RowBuilder();
      for (int at = 0; at < text.length(); ) {
        int next = at + Character.charCount(text.codePointAt(at));
        row.add(text.substring(at, next), from + at);
        at = next;
      }
      return row.done();
    }
  }

  /** Builds a row from consecutive pieces of text. */
  static final class RowBuilder {
    private final StringBuilder units = new StringBuilder();
    private int[] origin = new int[1024];

    /** Adds a piece in normalized form, all of whose units have the origin {@code from}. */
    void add(String piece, int from) {
      String folded = folded(piece);
      for (int at = 0; at < folded.length(); at++) {
        char unit = folded.charAt(at);
        if (!Character.isWhitespace(unit) && !Character.isSpaceChar(unit)) {
          if (units.length() == origin.length) {
            origin = Arrays.copyOf(origin, origin.length * 2);
          }
          origin[units.length()] = from;
          units.append(unit);
        }
      }
    }

    Row done() {
      return new Row(units.toString(), Arrays.copyOf(origin, units.length()));
    }
  }

  /** Expands ligatures, and replaces full-width forms and hyphens by plain ones. */
  private static String folded(String piece) {
    if (piece.chars().allMatch(c -> c < 0x80)) {
      return piece;
    }
    return Normalizer.normalize(TextFile.wellFormed(piece), Normalizer.Form.NFKC)
        .replace('\u00AD', '-')
        .replace('\u2010', '-');
  }

  /** Returns, for each unit of the text, the index of its match among the printed ones, or -1. */
  static int[] match(String text, String printed) {
    int[] matches = new int[text.length()];
    if (text.equals(printed)) {
      Arrays.setAll(matches, at -> at);
      return matches;
    }
    Arrays.fill(matches, -1);
    boolean[] taken = new boolean[printed.length()];
    grow(matches, taken, text, printed, 0, 0, 1);
    grow(matches, taken, text, printed, text.length() - 1, printed.length() - 1, -1);
    Map<String, Integer> once = runsThereOnce(printed);
    runsThereOnce(text)
        .forEach(
            (run, at) -> {
              int there = once.getOrDefault(run, -1);
              if (there >= 0) {
                grow(matches, taken, text, printed, at, there, 1);
                grow(matches, taken, text, printed, at - 1, there - 1, -1);
              }
            });
    return matches;
  }

  private static void grow(
      int[] matches,
      boolean[] taken,
      String text,
      String printed,
      int from,
      int fromThere,
      int by) {
    int at = from;
    int there = fromThere;
    while (at >= 0
        && there >= 0
        && at < matches.length
        && there < taken.length
        && matches[at] < 0
        && !taken[there]
        && text.charAt(at) == printed.charAt(there)) {
      matches[at] = there;
      taken[there] = true;
      at += by;
      there += by;
    }
  }

  /** Returns the index of each sequence of eight units that occurs exactly once. */
  private static Map<String, Integer> runsThereOnce(String units) {
    Map<String, Integer> places = new HashMap<>();
    for (int at = 0; at + RUN <= units.length(); at++) {
      places.merge(units.substring(at, at + RUN), at, (one, other) -> -1);
    }
    places.values().removeIf(at -> at < 0);
    return places;
  }
}
