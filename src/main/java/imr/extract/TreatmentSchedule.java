package imr.extract;

/**
 * Finds frequency and duration: {@code 2 times a week for 4 weeks}, {@code 2-3/WK FOR 8-12WKS},
 * {@code 2x6}, {@code 1 times 8}, {@code every 4-6 hrs}, {@code twice a day}.
 */
final class TreatmentSchedule {
  static final WordSet UNITS = CueWords.of("schedule.units");
  private static final WordSet LONG_UNITS = CueWords.of("schedule.long-units");
  private static final WordSet TIMES = WordSet.of("times", "time", "x", "xs");
  private static final WordSet PER = WordSet.of("a", "per", "each", "every", "/", "x", "an");
  private static final WordSet ADVERBS =
      WordSet.of(
          "weekly", "daily", "monthly", "nightly", "hourly", "yearly", "annually", "biweekly");
  private static final WordSet LATIN = CueWords.of("schedule.latin");
  private static final WordSet SESSIONS = CueWords.of("schedule.sessions");
  private static final WordSet HOURS = WordSet.of("hours", "hour", "hrs", "hr", "minutes", "min");
  private static final WordSet A_DAY = WordSet.of("day", "week", "visit", "session");
  private static final WordSet BARE_UNITS = WordSet.of("week", "wk", "day", "month", "wkly");
  private static final WordSet ONCE = WordSet.of("once", "twice", "thrice");
  private static final WordSet NO_DURATION = WordSet.of("in", "within", "every", "q", "after");

  private final MarkedRequest marked;
  private final TokenizedText words;

  private TreatmentSchedule(MarkedRequest marked) {
    this.marked = marked;
    this.words = marked.words;
  }

  static void mark(MarkedRequest marked) {
    TreatmentSchedule schedule = new TreatmentSchedule(marked);
    for (int i = 0; i < marked.size(); i++) {
      schedule.hoursADay(i);
    }
    for (int i = 0; i < marked.size(); i++) {
      if (marked.free(i)) {
        i = Math.max(i, schedule.frequency(i) - 1);
      }
    }
    for (int i = 0; i < marked.size(); i++) {
      if (marked.free(i)) {
        i = Math.max(i, schedule.duration(i) - 1);
      }
    }
  }

  /** Skips {@code 6 hours per day}, {@code 24/7}, which are neither a frequency nor a count. */
  private void hoursADay(int i) {
    int end = Numbers.at(words, i) ? Numbers.rangeEnd(words, i) : i;
    boolean hours = end > i && words.in(end, HOURS);
    boolean aDay = hours && words.in(end + 1, PER) && words.in(end + 2, A_DAY);
    if (aDay && marked.free(i, end + 3)) {
      marked.take(MarkedRequest.Part.NOISE, i, end + 3, "noise");
    }
  }

  /** Returns the end of a frequency that begins at {@code i}, or {@code i} if there is none. */
  private int frequency(int i) {
    int end = counted(i);
    if (end == i) {
      end = worded(i);
    }
    if (end > i) {
      marked.take(MarkedRequest.Part.FREQUENCY, i, end, "schedule");
      return crossed(end);
    }
    return bare(i);
  }

  /**
   * Matches {@code 2 times a week}, {@code 2-3/WK}, {@code 3x/week}, {@code 2 sessions per week}.
   */
  private int counted(int i) {
    if (!Numbers.at(words, i)) {
      return i;
    }
    int k = Numbers.rangeEnd(words, i);
    boolean times = words.in(k, TIMES);
    int unit = times || words.in(k, SESSIONS) ? k + 1 : k;
    if (times && words.in(unit, SESSIONS)) {
      unit++;
    }
    if (words.in(unit, ADVERBS)) {
      return unit + 1;
    }
    boolean days = words.is(k, "days") || words.is(k, "day");
    if (days && words.in(k + 1, PER) && words.in(k + 2, UNITS)) {
      return k + 3;
    }
    if (words.in(unit, PER) && words.in(unit + 1, UNITS) && !numberedUnit(unit)) {
      return unit + 2;
    }
    if (times && words.in(unit, BARE_UNITS)) {
      return unit + 1;
    }
    return i;
  }

  /** Returns whether the unit belongs to the next number: {@code x 6 weeks}. */
  private boolean numberedUnit(int per) {
    return words.is(per, "x") && !words.in(per + 1, UNITS);
  }

  /**
   * Matches {@code once per week}, {@code twice daily}, {@code every 6 hours}, {@code BID}, {@code
   * q6h}.
   */
  private int worded(int i) {
    boolean once = words.in(i, ONCE);
    if (once && words.in(i + 1, ADVERBS)) {
      return i + 2;
    }
    if (once && words.in(i + 1, PER) && words.in(i + 2, UNITS)) {
      return i + 3;
    }
    if (words.is(i, "every") || words.is(i, "each")) {
      return every(i);
    }
    boolean q = words.is(i, "q") && words.number(i + 1);
    if (q || (words.starts(i, "q") && words.at(i).matches("q\\d{1,2}h?"))) {
      int unit = q ? Numbers.rangeEnd(words, i + 1) : i + 1;
      return words.in(unit, UNITS) || words.is(unit, "h") ? unit + 1 : unit;
    }
    boolean alone = words.in(i, LATIN) || words.in(i, ADVERBS) || words.follow(i, "at", "bedtime");
    return !alone ? i : words.is(i, "at") ? i + 2 : i + 1;
  }

  private int every(int i) {
    int k = words.is(i + 1, "other") ? i + 2 : i + 1;
    int unit = Numbers.at(words, k) ? Numbers.rangeEnd(words, k) : k;
    return words.in(unit, UNITS) ? unit + 1 : i;
  }

  /**
   * Matches {@code 2 times 8}, {@code 2x6}, {@code 1 times 6 weeks}: a frequency and a duration.
   */
  private int bare(int i) {
    boolean count = words.is(i - 1, "#");
    if (count || !Numbers.at(words, i) || !words.in(Numbers.rangeEnd(words, i), TIMES)) {
      return i;
    }
    int times = Numbers.rangeEnd(words, i);
    if (!Numbers.at(words, times + 1)) {
      return i;
    }
    marked.take(MarkedRequest.Part.FREQUENCY, i, times + 1, "crossed");
    return crossedDuration(times + 1);
  }

  /** Matches the duration after a frequency, {@code x 6 weeks} or {@code times 6}. */
  private int crossed(int i) {
    boolean x = words.in(i, TIMES) && Numbers.at(words, i + 1);
    return x ? crossedDuration(i + 1) : i;
  }

  private int crossedDuration(int i) {
    int end = Numbers.rangeEnd(words, i);
    int unit = words.in(end, LONG_UNITS) ? end + 1 : end;
    boolean visits = words.in(unit, SESSIONS);
    if (!visits) {
      marked.take(MarkedRequest.Part.DURATION, i, unit, "crossed");
    }
    return unit;
  }

  /**
   * Matches {@code for 5 weeks}, {@code x 3 months}, {@code 30 day rental}, but not {@code in 6
   * weeks}.
   */
  private int duration(int i) {
    boolean later = words.in(i - 1, NO_DURATION);
    boolean ofRange = words.is(i - 1, "-") && Numbers.at(words, i - 2);
    if (!Numbers.at(words, i) || later || ofRange) {
      return i;
    }
    int end = Numbers.rangeEnd(words, i);
    int unit = words.is(end, "-") || words.is(end, "additional") ? end + 1 : end;
    boolean time = words.in(unit, LONG_UNITS) && !words.is(unit + 1, "old");
    if (!time) {
      return i;
    }
    marked.take(MarkedRequest.Part.DURATION, i, unit + 1, "time");
    return unit + 1;
  }
}
