package imr.annotation;

import imr.letter.CleanText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a value of a field's type from the letter's text or from what a person typed.
 *
 * <p>Implements the schema, "Values" and "Fields". All patterns are possessive or bounded, and are
 * matched only against values, never against whole letters.
 */
public final class ValueReader {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final Pattern ISO = Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?");
  private static final Pattern NUMERIC =
      Pattern.compile("(\\d{1,2})\\s*[-/.]\\s*(\\d{1,2})\\s*[-/.]\\s*(\\d{2}|\\d{4})");
  private static final Pattern MONTH_YEAR = Pattern.compile("(\\d{1,2})\\s*[-/]\\s*(\\d{4})");
  private static final Pattern NAMED =
      Pattern.compile(
          "([a-z]{3,9})\\.?\\s+(?:of\\s+)?(?:(\\d{1,2})(?:st|nd|rd|th)?\\s*,?\\s+)?(\\d{4}|'?\\d{2})");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?\\s+([a-z]{3,9})\\.?,?\\s+(\\d{4})");
  private static final Pattern LOOKS_LIKE_A_DATE =
      Pattern.compile("\\d{1,4}\\s*[-/.]\\s*\\d{1,2}\\s*[-/.]\\s*\\d{1,4}");
  private static final Pattern SCORE =
      Pattern.compile(
          "(\\d{1,2}(?:\\.\\d)?)(?:\\s*/\\s*10)?(?:\\s*(?:-|–|to|through)\\s*(\\d{1,2}(?:\\.\\d)?))?\\s*(?:/|out"
              + " of|of|on a scale of)\\s*(?:a possible |1 to |1-|0-|0 to )?10",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SPELLED_AND_DIGITS =
      Pattern.compile("[\\p{L}-]+\\s*\\((\\d{1,6})\\)");
  private static final Pattern SIGN = Pattern.compile("^#\\s*");
  private static final Pattern NO_WORDS = Pattern.compile("[^\\p{L}\\p{N}'-]+");
  private static final Pattern PAGES = Pattern.compile("[\\divxlc\\s,;&–-]+");
  private static final Pattern PAGE_RANGE = Pattern.compile("\\s*(?:-+|–)\\s*");
  private static final Pattern PAGE_LIST = Pattern.compile("\\s*(?:[,;&]|and)\\s*");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,9}");
  private static final Map<String, Integer> NUMBER_WORDS =
      Map.ofEntries(
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("thirteen", 13),
          Map.entry("fourteen", 14),
          Map.entry("fifteen", 15),
          Map.entry("sixteen", 16),
          Map.entry("seventeen", 17),
          Map.entry("eighteen", 18),
          Map.entry("nineteen", 19),
          Map.entry("twenty", 20),
          Map.entry("twenty-four", 24),
          Map.entry("thirty", 30),
          Map.entry("sixty", 60),
          Map.entry("ninety", 90));

  private final int currentYear;

  /**
   * @param currentYear two-digit years up to this year are 20xx, later ones 19xx
   */
  public ValueReader(int currentYear) {
    this.currentYear = currentYear;
  }

  /**
   * Reads a value. Ligatures and invisible characters are cleaned first ({@link
   * CleanText#words(String)}).
   *
   * @return {@link Value.Unreal} for an impossible date; {@link Value.Unread} for text, including
   *     blank text, that isn't valid for the field
   */
  public Value read(Field field, String words) {
    String text = singleSpaced(CleanText.words(words));
    Optional<Value> value =
        switch (field.type()) {
          case TEXT, GROUP -> text.isEmpty() ? Optional.empty() : Optional.of(Value.of(text));
          case DATE -> date(text);
          case NUMBER -> number(text);
          case CODE -> code(field, text);
          case STATE -> state(field, text);
          case PAIN_SCORE -> painScore(text);
          case QUANTITY -> quantity(text);
          case PAGES -> pages(text);
        };
    return value.orElseGet(() -> new Value.Unread(words));
  }

  /** Collapses white space to single spaces, and drops it after a hyphen at a line end. */
  public static String singleSpaced(String words) {
    if (isSingleSpaced(words)) {
      return words;
    }
    StringBuilder out = new StringBuilder(words.length());
    int i = 0;
    while (i < words.length()) {
      int word = skip(words, i, true);
      int end = skip(words, word, false);
      boolean hyphened = endsWithHyphen(out) && breaksLine(words, i, word);
      if (!out.isEmpty() && end > word && !hyphened) {
        out.append(' ');
      }
      out.append(words, word, end);
      i = end;
    }
    return out.toString();
  }

  private static boolean isSingleSpaced(String words) {
    boolean blank = true;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c == ' ' ? blank : blank(c)) {
        return false;
      }
      blank = c == ' ';
    }
    return !blank || words.isEmpty();
  }

  /** Skips white space, or everything else if {@code blanks} is false. */
  private static int skip(String words, int from, boolean blanks) {
    int i = from;
    while (i < words.length() && blank(words.charAt(i)) == blanks) {
      i++;
    }
    return i;
  }

  private static boolean blank(char c) {
    return c == ' '
        || (c < 128 ? c <= '\r' && c >= '\t' : c == '\u00a0' || Character.isWhitespace(c));
  }

  private static boolean endsWithHyphen(StringBuilder out) {
    return !out.isEmpty() && out.charAt(out.length() - 1) == '-';
  }

  private static boolean breaksLine(String words, int from, int to) {
    for (int i = from; i < to; i++) {
      if (words.charAt(i) == '\n' || words.charAt(i) == '\f') {
        return true;
      }
    }
    return false;
  }

  private Optional<Value> date(String text) {
    String words = text.toLowerCase(Locale.ROOT);
    Matcher numeric = NUMERIC.matcher(words);
    if (numeric.matches()) {
      return Optional.of(day(year(numeric.group(3)), numeric.group(1), numeric.group(2)));
    }
    Matcher iso = ISO.matcher(words);
    if (iso.matches()) {
      return Optional.of(day(Integer.parseInt(iso.group(1)), iso.group(2), iso.group(3)));
    }
    Matcher monthYear = MONTH_YEAR.matcher(words);
    if (monthYear.matches()) {
      return Optional.of(day(year(monthYear.group(2)), monthYear.group(1), null));
    }
    return namedDate(words)
        .or(
            () ->
                LOOKS_LIKE_A_DATE.matcher(words).matches()
                    ? Optional.of(new Value.Unreal())
                    : Optional.empty());
  }

  private Optional<Value> namedDate(String words) {
    Matcher named = NAMED.matcher(words);
    if (named.matches()) {
      return month(named.group(1)).map(m -> day(year(named.group(3)), m, named.group(2)));
    }
    Matcher dayFirst = DAY_FIRST.matcher(words);
    return dayFirst.matches()
        ? month(dayFirst.group(2)).map(m -> day(year(dayFirst.group(3)), m, dayFirst.group(1)))
        : Optional.empty();
  }

  private static Optional<String> month(String word) {
    int index = MONTHS.indexOf(word.substring(0, 3));
    return index < 0 ? Optional.empty() : Optional.of(String.valueOf(index + 1));
  }

  private int year(String digits) {
    int year = Integer.parseInt(digits.replace("'", ""));
    if (year >= 100) {
      return year;
    }
    return 2000 + year <= currentYear ? 2000 + year : 1900 + year;
  }

  private static Value day(
      int year,
      @org.jspecify.annotations.Nullable String month,
      @org.jspecify.annotations.Nullable String day) {
    if (year < 1900 || year > 2100) {
      return new Value.Unreal();
    }
    if (month == null) {
      return Value.of(String.format(Locale.ROOT, "%04d", year));
    }
    int m = Integer.parseInt(month);
    if (m < 1 || m > 12) {
      return new Value.Unreal();
    }
    if (day == null) {
      return Value.of(String.format(Locale.ROOT, "%04d-%02d", year, m));
    }
    try {
      return Value.of(LocalDate.of(year, m, Integer.parseInt(day)).toString());
    } catch (DateTimeException cannotBe) {
      return new Value.Unreal();
    }
  }

  private static Optional<Value> number(String text) {
    if (WHOLE_NUMBER.matcher(text).matches()) {
      return Optional.of(Value.of(String.valueOf(Integer.parseInt(text))));
    }
    return Optional.ofNullable(NUMBER_WORDS.get(text.toLowerCase(Locale.ROOT)))
        .map(n -> Value.of(String.valueOf(n)));
  }

  private static Optional<Value> code(Field field, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String padded =
        " " + NO_WORDS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip() + " ";
    return field.codes().stream()
        .filter(c -> c.code().equalsIgnoreCase(text) || c.label().equalsIgnoreCase(text))
        .findFirst()
        .or(() -> named(field, padded, word -> word.contains(" ")))
        .or(() -> named(field, padded, word -> true))
        .map(Field.Code::code)
        .or(field::otherwise)
        .map(Value::of);
  }

  /**
   * Phrases are tried before single words, because {@code partially overturned} isn't {@code
   * overturned}.
   */
  private static Optional<Field.Code> named(Field field, String padded, Predicate<String> which) {
    return field.codes().stream()
        .filter(c -> c.words().stream().filter(which).anyMatch(w -> holds(padded, w)))
        .findFirst();
  }

  /** Returns whether the words occur in the text with spaces around them. */
  private static boolean holds(String padded, String words) {
    int at = padded.indexOf(words, 1);
    while (at > 0
        && !(padded.charAt(at - 1) == ' ' && padded.startsWith(" ", at + words.length()))) {
      at = padded.indexOf(words, at + 1);
    }
    return at > 0;
  }

  private static Optional<Value> state(Field field, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return field.codes().stream()
        .filter(c -> c.words().contains(lower))
        .findFirst()
        .map(c -> Value.of(c.code()));
  }

  private static Optional<Value> painScore(String text) {
    Matcher score = SCORE.matcher(text);
    if (!score.matches()) {
      return Optional.empty();
    }
    String range = score.group(2) == null ? score.group(1) : score.group(1) + "-" + score.group(2);
    return Optional.of(Value.of(range + "/10"));
  }

  private static Optional<Value> quantity(String text) {
    String bare = SIGN.matcher(text).replaceFirst("");
    Matcher both = SPELLED_AND_DIGITS.matcher(bare);
    if (both.matches()) {
      return Optional.of(Value.of(both.group(1)));
    }
    Integer spelled = NUMBER_WORDS.get(bare.toLowerCase(Locale.ROOT));
    if (spelled != null) {
      return Optional.of(Value.of(spelled.toString()));
    }
    return bare.isEmpty() ? Optional.empty() : Optional.of(Value.of(bare));
  }

  private static Optional<Value> pages(String text) {
    if (text.startsWith("and") || !PAGES.matcher(text.replace("and", "&")).matches()) {
      return Optional.empty();
    }
    String pages =
        PAGE_LIST.matcher(PAGE_RANGE.matcher(text).replaceAll("-")).replaceAll(", ").strip();
    return pages.isEmpty() ? Optional.empty() : Optional.of(Value.of(pages));
  }
}
