package imr.extract.grounding;

import imr.letter.LetterText;
import imr.letter.Span;
import imr.letter.SpanSearch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fuzzy search: finds text in which at least three quarters of the words match in order, within a
 * range that is only slightly longer. A differing first or last word is replaced by the letter's
 * word at that position. Numbers and negations must match, because they change the meaning.
 *
 * <p>A prefilter by diagonals (as in sequence alignment) rules out ranges in which too few words
 * occur at the same relative position.
 */
final class FuzzyMatcher {
  /** Fewer words are too ambiguous to locate. */
  static final int FEWEST = 4;

  private static final Set<String> NEGATIONS =
      Set.of("no", "not", "non", "never", "without", "denies", "denied", "none", "neither", "nor");

  private final List<Span> places;
  private final String[] words;
  private final Map<String, List<Integer>> where = new HashMap<>();

  FuzzyMatcher(LetterText text) {
    this.places = spans(text.canonical());
    this.words = new String[places.size()];
    for (int i = 0; i < words.length; i++) {
      words[i] = folded(text.canonical(), places.get(i));
      where.computeIfAbsent(words[i], w -> new ArrayList<>()).add(i);
    }
  }

  private static List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int end = i;
      while (end < text.length() && inWord(text.charAt(end))) {
        end++;
      }
      if (end > i) {
        spans.add(new Span(i, end));
      }
      i = end + 1;
    }
    return spans;
  }

  private static boolean inWord(char c) {
    return Character.isLetterOrDigit(c) || c == '\'' || c == '\u2019';
  }

  private static String folded(String text, Span span) {
    return text.substring(span.start(), span.end())
        .toLowerCase(Locale.ROOT)
        .replace('\u2019', '\'');
  }

  /** Returns all locations within a span in text order, ignoring closing punctuation. */
  List<Span> of(String claimed, Span within) {
    String[] wanted = spans(claimed).stream().map(s -> folded(claimed, s)).toArray(String[]::new);
    if (wanted.length < FEWEST) {
      return List.of();
    }
    int first = SpanSearch.first(places, s -> s.start() >= within.start());
    int last = SpanSearch.first(places, s -> s.end() > within.end());
    int slack = slack(wanted.length);
    List<Span> found = new ArrayList<>();
    for (int d : diagonals(wanted, first, last)) {
      int from = Math.max(first, d - slack);
      int to = Math.min(last, d + wanted.length + slack);
      aligned(wanted, from, Math.max(from, to))
          .filter(s -> !found.contains(s))
          .ifPresent(found::add);
    }
    return found;
  }

  /** Returns the number of words that may differ, be missing, or be extra. */
  private static int slack(int size) {
    return size / 4;
  }

  /** Returns candidate start positions, where enough words are at the expected distance. */
  private List<Integer> diagonals(String[] wanted, int first, int last) {
    int[] votes = new int[Math.max(0, last - first) + wanted.length + 1];
    int known = 0;
    for (int i = 0; i < wanted.length; i++) {
      boolean found = false;
      for (int at : where.getOrDefault(wanted[i], List.of())) {
        if (at >= first && at < last) {
          votes[at - first - i + wanted.length]++;
          found = true;
        }
      }
      known += found ? 1 : 0;
    }
    return 4 * known < 3 * wanted.length
        ? List.of()
        : best(votes, wanted.length).stream().map(d -> d + first - wanted.length).toList();
  }

  /** Reduces neighboring diagonals to the one with most votes. */
  private static List<Integer> best(int[] votes, int size) {
    int slack = slack(size);
    List<Integer> best = new ArrayList<>();
    int most = 0;
    int sum = 0;
    for (int i = 0; i < votes.length + slack; i++) {
      sum += i < votes.length ? votes[i] : 0;
      sum -= i > 2 * slack ? votes[i - 2 * slack - 1] : 0;
      boolean near = !best.isEmpty() && i - slack - best.getLast() <= 2 * slack;
      if (4 * sum >= 3 * size && (!near || sum > most)) {
        if (near) {
          best.removeLast();
        }
        best.add(i - slack);
        most = sum;
      }
    }
    return best;
  }

  /**
   * Computes the edit distance of the words to a range that may begin and end anywhere.
   * Substitutions, insertions, and deletions cost 1.
   */
  private Optional<Span> aligned(String[] wanted, int from, int to) {
    int n = wanted.length;
    int m = to - from;
    int[][] cost = new int[n + 1][m + 1];
    for (int i = 1; i <= n; i++) {
      cost[i][0] = i;
      for (int j = 1; j <= m; j++) {
        int same = wanted[i - 1].equals(words[from + j - 1]) ? 0 : 1;
        int other = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
        cost[i][j] = Math.min(cost[i - 1][j - 1] + same, other);
      }
    }
    int end = 0;
    for (int j = 1; j <= m; j++) {
      end = cost[n][j] <= cost[n][end] ? j : end;
    }
    return cost[n][end] > slack(n) ? Optional.empty() : traced(wanted, cost, from, end);
  }

  /** Traces the cheapest alignment back. Empty if a number or negation differs. */
  private Optional<Span> traced(String[] wanted, int[][] cost, int from, int end) {
    int i = wanted.length;
    int j = end;
    boolean outerEdits = false;
    while (i > 0) {
      boolean same = j > 0 && wanted[i - 1].equals(words[from + j - 1]);
      boolean pair = j > 0 && cost[i][j] == cost[i - 1][j - 1] + (same ? 0 : 1);
      boolean lacking = !pair && cost[i][j] == cost[i - 1][j] + 1;
      boolean extra = !pair && !lacking;
      boolean differs = !(pair && same);
      boolean weighty =
          differs
              && ((!extra && weighs(wanted[i - 1])) || (!lacking && weighs(words[from + j - 1])));
      outerEdits |= lacking && (i == 1 || i == wanted.length);
      if (weighty) {
        return Optional.empty();
      }
      i -= pair || lacking ? 1 : 0;
      j -= lacking ? 0 : 1;
    }
    boolean bothEnds =
        !wanted[0].equals(words[from + j])
            && !wanted[wanted.length - 1].equals(words[from + end - 1]);
    return outerEdits || bothEnds || j >= end
        ? Optional.empty()
        : Optional.of(new Span(places.get(from + j).start(), places.get(from + end - 1).end()));
  }

  private static boolean weighs(String word) {
    return NEGATIONS.contains(word)
        || word.endsWith("n't")
        || word.chars().anyMatch(Character::isDigit);
  }
}
