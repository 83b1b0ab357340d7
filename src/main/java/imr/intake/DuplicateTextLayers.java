package imr.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.text.TextPosition;

/**
 * Detects a second layer of text on a page: the same words again, shifted by a small constant
 * distance, as produced by some scanners and shadow effects. Such text is read only once.
 */
final class DuplicateTextLayers {
  private static final int FEWEST = 60;

  /** The maximum shift between two layers in points. */
  private static final int FARTHEST = 40;

  /** The number of half-point steps in both directions. */
  private static final int BINS = 4 * FARTHEST + 3;

  private static final int WINDOW = 12;
  private static final int WINDOWS = 9;

  /** The maximum number of consecutive glyphs in the second layer that differ from the first. */
  private static final int HOLE = 4;

  private DuplicateTextLayers() {}

  /**
   * Removes the second layer from a page's text.
   *
   * @param all the page's glyphs in file order
   * @param articles those that are to be read
   * @return whether anything was removed
   */
  static boolean dropSecond(List<TextPosition> all, List<List<TextPosition>> articles) {
    if (all.size() < FEWEST || !repeats(all)) {
      return false;
    }
    Set<TextPosition> second = second(all);
    boolean dropped = false;
    for (List<TextPosition> article : articles) {
      dropped |= !second.isEmpty() && article.removeIf(second::contains);
    }
    return dropped;
  }

  private static char letter(TextPosition position) {
    String unicode = position.getUnicode();
    return unicode == null || unicode.isEmpty() ? ' ' : unicode.charAt(0);
  }

  /** A cheap check: most pages don't repeat anything. */
  private static boolean repeats(List<TextPosition> all) {
    StringBuilder signs = new StringBuilder(all.size());
    int doubled = 0;
    for (TextPosition position : all) {
      char sign = letter(position);
      doubled += !signs.isEmpty() && signs.charAt(signs.length() - 1) == sign ? 1 : 0;
      signs.append(sign);
    }
    String text = signs.toString();
    int twice = 0;
    for (int i = 1; i <= WINDOWS; i++) {
      int at = Math.min(text.length() - WINDOW, i * text.length() / (WINDOWS + 1));
      String window = text.substring(at, at + WINDOW);
      twice += text.indexOf(window, text.indexOf(window) + 1) >= 0 ? 1 : 0;
    }
    return twice * 2 > WINDOWS || doubled * 5 > text.length() * 2;
  }

  private static Set<TextPosition> second(List<TextPosition> all) {
    int[] votes = votes(all);
    int best = best(votes);
    boolean many = best >= 0 && many(around(votes, best), all);
    Set<TextPosition> marked = many ? marked(all, best, fewestBetween(all)) : Set.of();
    return many(marked.size(), all) ? withHoles(all, marked) : Set.of();
  }

  /** Returns whether the number of glyphs with a counterpart is enough for a second layer. */
  private static boolean many(int signs, List<TextPosition> all) {
    return signs * 10 > all.size() * 3;
  }

  /** Counts, for each shift, the glyphs with an equal earlier one at that distance. */
  private static int[] votes(List<TextPosition> all) {
    int[] votes = new int[BINS * BINS];
    Map<Integer, List<TextPosition>> earlier = new HashMap<>();
    for (TextPosition position : all) {
      int band = (int) Math.floor(position.getY() / FARTHEST);
      for (int near = band - 1; near <= band + 1; near++) {
        for (TextPosition other : earlier.getOrDefault(key(position, near), List.of())) {
          int bin = bin(position, other);
          votes[Math.max(0, bin)] += bin >= 0 ? 1 : 0;
        }
      }
      earlier.computeIfAbsent(key(position, band), k -> new ArrayList<>()).add(position);
    }
    return votes;
  }

  /** Counterparts are searched in horizontal bands, because others are too far away. */
  private static int key(TextPosition position, int band) {
    return (letter(position) << Character.SIZE) | (band & Character.MAX_VALUE);
  }

  /** Returns the shift between two glyphs as a bin number; -1 if it is too large. */
  private static int bin(TextPosition position, TextPosition other) {
    float across = position.getX() - other.getX();
    float down = position.getY() - other.getY();
    return Math.abs(across) > FARTHEST || Math.abs(down) > FARTHEST
        ? -1
        : (Math.round(2 * down) + BINS / 2) * BINS + Math.round(2 * across) + BINS / 2;
  }

  private static int best(int[] votes) {
    int best = -1;
    int most = 0;
    for (int bin = BINS + 1; bin < votes.length - BINS - 1; bin++) {
      int sum = around(votes, bin);
      if (sum > most) {
        most = sum;
        best = bin;
      }
    }
    return best;
  }

  /**
   * Returns the votes for a shift and its neighbors, an upper bound for the number of counterparts.
   */
  private static int around(int[] votes, int bin) {
    int sum = 0;
    for (int row = -BINS; row <= BINS; row += BINS) {
      sum += votes[bin + row - 1] + votes[bin + row] + votes[bin + row + 1];
    }
    return sum;
  }

  /**
   * Unless each glyph is printed twice in a row, counterparts can't be as close as the letters of a
   * word.
   */
  private static int fewestBetween(List<TextPosition> all) {
    int doubled = 0;
    for (int at = 1; at < all.size(); at++) {
      doubled += letter(all.get(at)) == letter(all.get(at - 1)) ? 1 : 0;
    }
    return doubled * 5 > all.size() * 2 ? 1 : FARTHEST / 2;
  }

  /**
   * Returns the glyphs with an earlier counterpart at the shift. Each counterpart is used once.
   *
   * @param between the minimum number of glyphs between the two
   */
  private static Set<TextPosition> marked(List<TextPosition> all, int shift, int between) {
    Set<TextPosition> marked = identitySet();
    Set<TextPosition> firsts = identitySet();
    Map<Character, List<Integer>> earlier = new HashMap<>();
    for (int at = 0; at < all.size(); at++) {
      TextPosition position = all.get(at);
      List<Integer> same = earlier.computeIfAbsent(letter(position), c -> new ArrayList<>());
      for (int before : same) {
        TextPosition other = all.get(before);
        if (at - before >= between
            && near(bin(position, other), shift)
            && !marked.contains(other)
            && firsts.add(other)) {
          marked.add(position);
          break;
        }
      }
      same.add(at);
    }
    return marked;
  }

  private static boolean near(int bin, int shift) {
    return bin >= 0
        && Math.abs(bin / BINS - shift / BINS) <= 1
        && Math.abs(bin % BINS - shift % BINS) <= 1;
  }

  /** Adds glyphs in which a layer from optical recognition differs. */
  private static Set<TextPosition> withHoles(List<TextPosition> all, Set<TextPosition> marked) {
    Set<TextPosition> whole = identitySet();
    whole.addAll(marked);
    int last = -1;
    for (int at = 0; at < all.size(); at++) {
      if (marked.contains(all.get(at))) {
        if (last >= 0 && at - last <= HOLE) {
          whole.addAll(all.subList(last, at));
        }
        last = at;
      }
    }
    return whole;
  }

  private static Set<TextPosition> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }
}
