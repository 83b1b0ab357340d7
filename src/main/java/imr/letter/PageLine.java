package imr.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A nonblank line that may be a page header or footer. For one thread. */
final class PageLine {
  /** The maximum length of a header line. */
  private static final int LONGEST = 160;

  private static final Pattern BODY =
      Pattern.compile(
          "(?i)guideline\\s*:|rationale|credentials|specialty\\s*:|licensure|\\b(?:upheld|overturned|modified)\\b\\W*$");

  /** One of them is in every line that {@link #BODY} finds. */
  private static final List<String> BODY_WORDS =
      List.of(
          "guideline",
          "rationale",
          "credentials",
          "specialty",
          "licensure",
          "upheld",
          "overturned",
          "modified");

  /** How a line begins that {@link #COUNTER} finds, if it has neither "page" nor a bar. */
  private static final Pattern COUNTER_START = Pattern.compile("\\W*[\\dpP]");

  private static final String BLANKS = " \t\n\u000B\f\r";
  private static final Pattern CASE = Pattern.compile("CM\\d{2}-\\d{5,8}");
  private static final Pattern COUNTER =
      Pattern.compile(
          "(?i)(?:\\bpage\\s*[:#]?\\s*(\\d{1,3})(?:\\s*(?:of|/)\\s*\\d{1,3})?\\s*\\W*$"
              + "|^\\W*page\\s*[:#]?\\s*(\\d{1,3})(?:\\s*(?:of|/)\\s*\\d{1,3}\\b|\\s*\\W+\\s|\\s{2}|$)"
              + "|^\\W*(\\d{1,3})\\s*(?:of|/)\\s*\\d{1,3}\\W*$"
              + "|^\\W*(\\d{1,3})\\W*$|^\\W*p\\.\\s*(\\d{1,3})\\W*$|\\bpage\\s*\\|\\s*(\\d{1,3})\\W*$"
              + "|\\b(\\d{1,3})\\s*\\|\\s*p\\s?a\\s?g\\s?e\\b)");

  private final String text;
  private final int start;
  private final int end;
  private final int page;
  private final List<String> numbers = new ArrayList<>();

  /** Empty until it is asked for, since most lines of a page never are. */
  private String form = "";

  /**
   * @param text the whole text that contains the line
   * @param start index of its first character
   * @param end index after its last character, before the line end
   * @param page starting at 0; always 0 in a text without page breaks
   */
  private PageLine(String text, int start, int end, int page) {
    this.text = text;
    this.start = start;
    this.end = end;
    this.page = page;
  }

  int start() {
    return start;
  }

  int page() {
    return page;
  }

  /** Returns its words in lowercase with single spaces, and {@code #} for each number. */
  String form() {
    if (form.isEmpty()) {
      form = readForm();
    }
    return form;
  }

  /** Returns the numbers in it, in order. */
  List<String> numbers() {
    form();
    return numbers;
  }

  private String readForm() {
    String words = text.substring(start, end).strip();
    StringBuilder read = new StringBuilder(words.length());
    for (int at = 0; at < words.length(); ) {
      int next = skip(words, at, "0123456789");
      int blank = skip(words, at, BLANKS);
      if (next > at) {
        numbers.add(words.substring(at, next));
        read.append('#');
      } else if (blank > at) {
        next = blank;
        read.append(' ');
      } else {
        next = at + 1;
        read.append(words.charAt(at));
      }
      at = next;
    }
    return read.toString().toLowerCase(Locale.ROOT);
  }

  private static int skip(String words, int from, String over) {
    int at = from;
    while (at < words.length() && over.indexOf(words.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  /** Returns the nonblank lines of a page. */
  static List<PageLine> in(String text, int from, int to, int page) {
    List<PageLine> lines = new ArrayList<>();
    for (int at = from; at < to; ) {
      int newline = text.indexOf('\n', at);
      int end = newline < 0 || newline > to ? to : newline;
      if (!text.substring(at, end).isBlank()) {
        lines.add(new PageLine(text, at, end, page));
      }
      at = end + 1;
    }
    return lines;
  }

  /** Returns the index after the line end. */
  int next() {
    return Math.min(text.length(), end + 1);
  }

  /**
   * Returns false for lines that belong to the letter's body: labels, decisions, and whole
   * paragraphs.
   */
  boolean mayBeFurniture() {
    return end - start <= LONGEST
        && (BODY_WORDS.stream().noneMatch(form()::contains)
            || !BODY.matcher(text).region(start, end).find());
  }

  /** Returns whether the line is just a number and punctuation. */
  boolean bare() {
    return numbers().size() < 2 && form().chars().noneMatch(Character::isLetter);
  }

  /** Returns whether the line contains a case number. */
  boolean namesCase() {
    return CASE.matcher(text).region(start, end).find();
  }

  /** Returns whether the line states the number of pages. */
  boolean saysAll() {
    return form().contains("page # of #") || form().contains("page #/#");
  }

  /**
   * Returns whether both lines have the same words, with numbers that are equal or rise with the
   * page.
   */
  boolean goesAlong(PageLine other) {
    if (!form().equals(other.form())) {
      return false;
    }
    for (int i = 0; i < numbers.size(); i++) {
      String here = numbers.get(i);
      String there = other.numbers.get(i);
      boolean rises =
          here.length() <= 4
              && there.length() <= 4
              && Integer.parseInt(there) - Integer.parseInt(here) == other.page - page;
      if (!here.equals(there) && !rises) {
        return false;
      }
    }
    return true;
  }

  /** Returns the page number that the line states, or -1 if it states none. */
  int counter() {
    String words = text.substring(start, end).strip();
    Matcher matcher = COUNTER.matcher(words);
    if (numbers().isEmpty() || !mayCount(words) || !mayBeFurniture() || !matcher.find()) {
      return -1;
    }
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        return Integer.parseInt(matcher.group(group));
      }
    }
    return -1;
  }

  private boolean mayCount(String words) {
    return COUNTER_START.matcher(words).lookingAt()
        || form().contains("page")
        || form().indexOf('|') >= 0;
  }

  /** Returns whether the line starts in the middle of a sentence. */
  boolean beginsWithin() {
    return Character.isLowerCase(text.substring(start, end).strip().codePointAt(0));
  }

  boolean endsSentence() {
    return text.substring(start, end).stripTrailing().endsWith(".");
  }

  /**
   * Returns whether the text continues on the next line, that is, the line doesn't end with a
   * period or colon.
   */
  boolean goesOn() {
    String words = text.substring(start, end).stripTrailing();
    return ".:".indexOf(words.charAt(words.length() - 1)) < 0;
  }
}
