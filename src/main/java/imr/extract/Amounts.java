package imr.extract;

/** Finds strengths and quantities in a request. */
final class Amounts {
  private static final WordSet STRENGTH_UNITS = CueWords.of("amounts.strength-units");
  private static final WordSet AMOUNT_UNITS = CueWords.of("amounts.amount-units");
  private static final WordSet COUNTED = CueWords.of("amounts.counted");
  private static final WordSet QUANTITY_LABELS =
      WordSet.of("qty", "quantity", "qty.", "amount", "count", "#");
  private static final WordSet TEETH =
      WordSet.of(
          "tooth", "teeth", "dental", "crown", "crowns", "canal", "canals", "filling", "veneer");
  private static final WordSet PRICE = WordSet.of("$");
  private static final WordSet HOUR = WordSet.of("hr", "hour");
  private static final WordSet JOINS = WordSet.of("/", "-");
  private static final WordSet REFILLED = WordSet.of("x", ":", "times", "#", "(", ")", "s");
  private static final WordSet BEFORE_VALUE = WordSet.of(":", ".", "of", "#", "(", "-");
  private static final WordSet MORE =
      WordSet.of("additional", "more", "remaining", "total", "individual");
  private static final WordSet TIMES = WordSet.of("x", "times");
  private static final WordSet BEHIND_COUNT = WordSet.of(",", ")", "(", ";", "for", "to");
  private static final WordSet SERIES = WordSet.of("series", "set", "total");
  private static final WordSet OPENING_MARKS = WordSet.of(":", "-", "(", ",");
  private static final WordSet CLOSING =
      WordSet.of(")", ".", "total", "sessions", "visits", "treatments");
  private static final WordSet BEFORE_LAST = WordSet.of("x", "times", "(", ",", ":", "-");

  private final MarkedRequest marked;
  private final TokenizedText words;

  private Amounts(MarkedRequest marked) {
    this.marked = marked;
    this.words = marked.words;
  }

  static void mark(MarkedRequest marked) {
    Amounts amounts = new Amounts(marked);
    for (int i = 0; i < marked.size(); i++) {
      amounts.strength(i);
    }
    for (int i = 0; i < marked.size(); i++) {
      amounts.bareStrength(i);
    }
    for (int i = 0; i < marked.size(); i++) {
      amounts.refills(i);
      amounts.labeled(i);
      amounts.measured(i);
    }
    amounts.counted();
    amounts.last();
  }

  /** Matches {@code 10/325mg}, {@code 5-325 mg}, {@code 10mg/1ml}, {@code 0.5%/2%}, {@code 5%}. */
  private void strength(int i) {
    if (!words.number(i) || !marked.free(i) || words.is(i - 1, "#")) {
      return;
    }
    int end = i + 1;
    while ((words.is(end, "/") || words.is(end, "-")) && words.number(end + 1)) {
      end += 2;
    }
    if (!words.in(end, STRENGTH_UNITS) || (words.is(end, "units") && !words.is(end + 1, "/"))) {
      return;
    }
    end++;
    while (words.is(end, "/")
        && (words.number(end + 1) || words.in(end + 1, AMOUNT_UNITS) || words.in(end + 1, HOUR))) {
      end += words.number(end + 1) && unit(end + 2) ? 3 : 2;
    }
    end = seriesEnd(end);
    if (marked.free(i, Math.min(end, marked.size()))) {
      marked.take(MarkedRequest.Part.STRENGTH, i, end, "unit");
    }
  }

  /** Skips the rest of a series that is one strength: {@code 4%-27.5%-0.0325%}. */
  private int seriesEnd(int end) {
    int i = end;
    while (words.is(i - 1, "%")
        && words.in(i, JOINS)
        && words.number(i + 1)
        && words.is(i + 2, "%")) {
      i += 3;
    }
    return i;
  }

  /** Matches a strength without a unit: {@code Norco 10/325 #120}, {@code Tramadol 50 #60}. */
  private void bareStrength(int i) {
    boolean behindDrug = words.number(i) && marked.free(i) && marked.endsDrug(i);
    if (!behindDrug || marked.has(MarkedRequest.Part.STRENGTH)) {
      return;
    }
    boolean pair = words.in(i + 1, JOINS) && words.number(i + 2) && words.tight(i);
    int end = pair ? i + 3 : i + 1;
    boolean counted = words.is(end, "#") || words.is(end, "qty") || words.is(end, "quantity");
    if ((pair || counted) && marked.free(i, Math.min(end, marked.size()))) {
      marked.take(MarkedRequest.Part.STRENGTH, i, end, "bare");
    }
  }

  private boolean unit(int i) {
    return words.in(i, STRENGTH_UNITS) || words.in(i, AMOUNT_UNITS);
  }

  /** Skips {@code with 2 refills}, {@code refill x 3}, {@code one refill}, which are not counts. */
  private void refills(int i) {
    if (!words.starts(i, "refill") || !marked.free(i)) {
      return;
    }
    int start = i;
    if (Numbers.at(words, i - 1) || words.is(i - 1, "no")) {
      start = i - 1;
    }
    if (words.is(start - 1, "with")) {
      start--;
    }
    int end = i + 1;
    while (end < marked.size() && (words.in(end, REFILLED) || words.number(end)) && end < i + 5) {
      end++;
    }
    if (marked.free(start, end)) {
      marked.take(MarkedRequest.Part.NOISE, start, end, "noise");
    }
  }

  /** Matches {@code #60}, {@code QTY: 6}, {@code quantity 30}, but not {@code tooth #8}. */
  private void labeled(int i) {
    boolean sign = words.is(i, "#");
    if (sign && marked.isNamed(i)) {
      return;
    }
    boolean tooth = sign && words.findAny(0, marked.size(), TEETH) >= 0;
    if (!words.in(i, QUANTITY_LABELS) || !marked.free(i) || tooth) {
      return;
    }
    int value = i + 1;
    while (words.in(value, BEFORE_VALUE)) {
      value++;
    }
    if (!Numbers.at(words, value) || !marked.free(value)) {
      return;
    }
    int end = Numbers.end(words, value);
    if (words.in(end, AMOUNT_UNITS)) {
      end++;
    }
    int start = sign ? i : value;
    if (marked.has(MarkedRequest.Part.QUANTITY)) {
      marked.take(MarkedRequest.Part.NOISE, i, end, "noise");
    } else {
      if (start > i) {
        marked.take(MarkedRequest.Part.NOISE, i, start, "noise");
      }
      marked.take(MarkedRequest.Part.QUANTITY, start, end, sign ? "sign" : "label");
    }
  }

  /** Matches {@code 240 grams}, {@code 500ml}, {@code 111.2gm}, unless there already is a count. */
  private void measured(int i) {
    boolean amount = words.number(i) && marked.free(i) && words.in(i + 1, AMOUNT_UNITS);
    if (amount && marked.free(i + 1) && !words.is(i - 1, "/")) {
      boolean later = marked.has(MarkedRequest.Part.QUANTITY);
      marked.take(
          later ? MarkedRequest.Part.NOISE : MarkedRequest.Part.QUANTITY, i, i + 2, "measure");
    }
  }

  /**
   * Matches {@code Twelve (12) physical therapy sessions}, {@code 12 visits}, {@code (12
   * sessions)}.
   */
  private void counted() {
    for (int i = 0; i < marked.size() && !marked.has(MarkedRequest.Part.QUANTITY); i++) {
      if (!Numbers.at(words, i) || !marked.free(i) || marked.isNamed(i) || part(i)) {
        continue;
      }
      int end = Numbers.rangeEnd(words, i);
      int noun = words.in(end, MORE) ? end + 1 : end;
      boolean joined = words.is(end, "-") && words.in(end + 1, COUNTED);
      boolean opens = i == firstFree() && !words.is(end, "-") && words.word(end);
      boolean crossed =
          words.in(i - 1, TIMES) && words.in(end, BEHIND_COUNT) && !Numbers.at(words, i - 2);
      boolean series = words.is(i - 1, "of") && words.in(i - 2, SERIES);
      if (marked.free(i, end)
          && (words.in(noun, COUNTED) || joined || opens || crossed || series)) {
        marked.take(MarkedRequest.Part.QUANTITY, i, end, opens ? "opening" : "counted");
      }
    }
  }

  private int firstFree() {
    int i = 0;
    while (i < marked.size() && (!marked.free(i) || words.in(i, OPENING_MARKS))) {
      i++;
    }
    return i;
  }

  /**
   * Returns whether a number belongs to a spinal level, a name, or a price: {@code L4-5}, {@code
   * 1.5 Tesla}.
   */
  private boolean part(int i) {
    return words.in(i - 1, PRICE)
        || words.is(i + 1, "tesla")
        || (words.is(i + 1, "t") && words.tight(i))
        || (i > 0 && words.tight(i - 1) && (words.is(i - 1, "-") || words.is(i - 1, "/")));
  }

  /** Matches {@code x 12}, {@code (6)}, or {@code , 12} at the end of the request. */
  private void last() {
    int end = marked.size();
    while (end > 0 && words.in(end - 1, CLOSING)) {
      end--;
    }
    int i = end - 1;
    boolean introduced = words.in(i - 1, BEFORE_LAST);
    boolean number = i > 0 && Numbers.at(words, i) && words.length(i) <= 3;
    if (number
        && introduced
        && marked.free(i)
        && !marked.has(MarkedRequest.Part.QUANTITY)
        && !part(i)) {
      marked.take(MarkedRequest.Part.QUANTITY, i, i + 1, "last");
    }
  }
}
