package imr.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds pain scores with their scale: {@code 7/10}, {@code 2-5 out of 10}, {@code 8/10 to 10/10}.
 */
final class PainScores {
  private static final WordSet JOIN = WordSet.of("-", "to", "through");
  private static final WordSet COUNTED = CueWords.of("pain-scores.counted");
  private static final WordSet OTHER_SCALES =
      WordSet.of("strength", "motor", "grip", "flexion", "extension", "rotation", "epworth", "gaf");

  private PainScores() {}

  static List<Candidate> in(TokenizedText words) {
    List<Candidate> found = new ArrayList<>();
    int i = 0;
    while (i < words.size()) {
      int end = end(words, i);
      if (end > i && !otherwise(words, i, end)) {
        String rule = words.find(i, end, "/") >= 0 ? "slash" : "out-of";
        found.add(new Candidate(words.span(i, end), "clinical.painScores:" + rule));
      }
      i = Math.max(end, i + 1);
    }
    return found;
  }

  private static int end(TokenizedText words, int i) {
    if (!score(words, i) || partOfDate(words, i)) {
      return i;
    }
    int first = scaleEnd(words, i + 1);
    int second = (first > 0 ? first : i + 1) + 1;
    boolean range = words.in(second - 1, JOIN) && !(first > 0 && changed(words, i, second));
    int rangeEnd = range && score(words, second) ? scaleEnd(words, second + 1) : -1;
    return rangeEnd > 0 ? rangeEnd : first > 0 ? first : i;
  }

  /**
   * Matches {@code from 8 out of 10 to 5 out of 10}, which are two scores because the pain has
   * changed.
   */
  private static boolean changed(TokenizedText words, int first, int second) {
    boolean less =
        score(words, second)
            && Double.parseDouble(words.at(second)) < Double.parseDouble(words.at(first));
    return less || words.is(first - 1, "from");
  }

  private static boolean score(TokenizedText words, int i) {
    boolean tenths = words.length(i) == 3 && !words.whole(i);
    return words.number(i) && (words.length(i) == 1 || words.is(i, "10") || tenths);
  }

  private static boolean partOfDate(TokenizedText words, int i) {
    boolean before = i > 0 && words.tight(i - 1) && words.number(i - 2);
    return before && (words.is(i - 1, "/") || words.is(i - 1, "-"));
  }

  /**
   * Returns the end of {@code /10}, {@code out of 10}, {@code of 10}, {@code on a scale of 0 to
   * 10}; -1 otherwise.
   */
  private static int scaleEnd(TokenizedText words, int i) {
    if (words.is(i, "/") && words.is(i + 1, "10")) {
      boolean mark = words.is(i + 2, "/") || (words.is(i + 2, "-") && words.tight(i + 2));
      boolean date = mark && words.tight(i + 1) && words.number(i + 3) && !words.is(i + 4, "/");
      return date ? -1 : i + 2;
    }
    if (words.is(i, "out") && words.is(i + 1, "of")) {
      return words.is(i + 2, "10")
          ? i + 3
          : words.follow(i + 2, "a", "possible", "10") ? i + 5 : -1;
    }
    if (words.is(i, "of") && words.is(i + 1, "10")) {
      return i + 2;
    }
    return words.follow(i, "on", "a", "scale", "of") ? scaleOf(words, i + 4) : -1;
  }

  private static int scaleOf(TokenizedText words, int i) {
    boolean from = (words.is(i, "0") || words.is(i, "1")) && words.in(i + 1, JOIN);
    int ten = from ? i + 2 : i;
    return words.is(ten, "10") ? ten + 1 : -1;
  }

  /**
   * Returns whether the numbers rate or count something else: {@code 5 of 10 visits}, {@code
   * strength 5/10}.
   */
  private static boolean otherwise(TokenizedText words, int i, int end) {
    boolean counted =
        words.in(end, COUNTED) && (!words.is(end, "physical") || words.is(end + 1, "therapy"));
    return counted || words.findAny(Math.max(0, i - 3), i, OTHER_SCALES) >= 0;
  }
}
