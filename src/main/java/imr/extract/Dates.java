package imr.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds dates in all the ways letters write them: {@code 10-16-2016}, {@code 10-30-\n2016}, {@code
 * 11/14/16}, {@code October 10, 2016}, {@code Oct 2016}, {@code 12/2016}, and invalid ones ({@code
 * 10/02/214}).
 */
final class Dates {
  private static final WordSet MONTHS = CueWords.of("dates.months");
  private static final WordSet ORDINALS = WordSet.of("st", "nd", "rd", "th");
  private static final WordSet YEAR_CUES = WordSet.of("in", "since", "of", "from", "year");

  private Dates() {}

  /** The words {@code [start, end)} of a date. */
  record Day(int start, int end) {}

  /** Returns all dates in {@code [from, to)}, in order. */
  static List<Day> in(TokenizedText words, int from, int to) {
    List<Day> days = new ArrayList<>();
    int i = from;
    while (i < to) {
      Optional<Day> day = at(words, i, to);
      if (day.isPresent()) {
        days.add(day.get());
        i = day.get().end();
      } else {
        i++;
      }
    }
    return days;
  }

  /** Returns the date that begins at word {@code i}, if there is one. */
  static Optional<Day> at(TokenizedText words, int i, int to) {
    if (words.number(i)) {
      return numeric(words, i, to);
    }
    return words.in(i, MONTHS) ? named(words, i, to) : Optional.empty();
  }

  /** Matches a bare year after {@code in}, {@code since}, and similar words. */
  static Optional<Day> year(TokenizedText words, int i) {
    boolean year = words.year(i);
    return year && words.in(i - 1, YEAR_CUES) ? Optional.of(new Day(i, i + 1)) : Optional.empty();
  }

  private static Optional<Day> numeric(TokenizedText words, int i, int to) {
    if (!digits(words, i, 1, 2) || !separator(words, i + 1)) {
      return Optional.empty();
    }
    String mark = words.at(i + 1);
    boolean whole =
        i + 5 <= to
            && digits(words, i + 2, 1, 2)
            && words.is(i + 3, mark)
            && digits(words, i + 4, 2, 4)
            && !(words.is(i + 5, mark) && words.number(i + 6) && words.tight(i + 4));
    if (whole && !(digits(words, i - 2, 1, 4) && words.is(i - 1, mark) && words.tight(i - 1))) {
      return Optional.of(new Day(i, i + 5));
    }
    boolean monthAndYear = i + 3 <= to && words.year(i + 2) && words.tight(i);
    return monthAndYear ? Optional.of(new Day(i, i + 3)) : Optional.empty();
  }

  private static boolean separator(TokenizedText words, int i) {
    return words.is(i, "-") || words.is(i, "/");
  }

  private static Optional<Day> named(TokenizedText words, int i, int to) {
    int k = words.is(i + 1, ".") && words.length(i) <= 4 ? i + 2 : i + 1;
    if (digits(words, k, 1, 2)) {
      int afterDay = words.in(k + 1, ORDINALS) ? k + 2 : k + 1;
      int year = words.is(afterDay, ",") ? afterDay + 1 : afterDay;
      return year < to && digits(words, year, 4, 4)
          ? Optional.of(new Day(i, year + 1))
          : Optional.empty();
    }
    int year = words.is(k, "of") || words.is(k, ",") ? k + 1 : k;
    return year < to && digits(words, year, 4, 4)
        ? Optional.of(new Day(i, year + 1))
        : Optional.empty();
  }

  private static boolean digits(TokenizedText words, int i, int fewest, int most) {
    return words.whole(i) && words.length(i) >= fewest && words.length(i) <= most;
  }
}
