package imr.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a text that may be a page's header or footer; never blank.
 *
 * @param start its first character's index
 * @param end behind its last character, before the line end
 * @param page from 0; in a text without page breaks, 0
 * @param form its words in lower case, with {@code #} for every number
 * @param numbers those numbers
 */
record PageLine(String text, int start, int end, int page, String form, List<String> numbers) {
  /** No header line is longer. */
  private static final int LONGEST = 160;

  private static final Pattern BODY =
      Pattern.compile(
          "(?i)guideline\\s*:|rationale|credentials|specialty\\s*:|licensure|\\b(?:upheld|overturned|modified)\\b\\W*$");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern CASE = Pattern.compile("CM\\d{2}-\\d{5,8}");
  private static final Pattern COUNTER =
      Pattern.compile(
          "(?i)(?:\\bpage\\s*[:#]?\\s*(\\d{1,3})(?:\\s*(?:of|/)\\s*\\d{1,3})?\\s*\\W*$"
              + "|^\\W*page\\s*[:#]?\\s*(\\d{1,3})(?:\\s*(?:of|/)\\s*\\d{1,3}\\b|\\s*\\W+\\s|\\s{2}|$)"
              + "|^\\W*(\\d{1,3})\\s*(?:of|/)\\s*\\d{1,3}\\W*$"
              + "|^\\W*(\\d{1,3})\\W*$|^\\W*p\\.\\s*(\\d{1,3})\\W*$|\\bpage\\s*\\|\\s*(\\d{1,3})\\W*$"
              + "|\\b(\\d{1,3})\\s*\\|\\s*p\\s?a\\s?g\\s?e\\b)");

  private static PageLine of(String text, int start, int end, int page) {
    String words = text.substring(start, end).strip().replaceAll("\\s+", " ");
    List<String> numbers = NUMBER.matcher(words).results().map(r -> r.group()).toList();
    String form = NUMBER.matcher(words).replaceAll("#").toLowerCase(Locale.ROOT);
    return new PageLine(text, start, end, page, form, numbers);
  }

  /** The lines of a page that are not blank. */
  static List<PageLine> in(String text, int from, int to, int page) {
    List<PageLine> lines = new ArrayList<>();
    for (int at = from; at < to; ) {
      int newline = text.indexOf('\n', at);
      int end = newline < 0 || newline > to ? to : newline;
      if (!text.substring(at, end).isBlank()) {
        lines.add(of(text, at, end, page));
      }
      at = end + 1;
    }
    return lines;
  }

  /** Behind the line's end. */
  int next() {
    return Math.min(text.length(), end + 1);
  }

  /** False for what belongs to a letter's body: labels, decisions, whole paragraphs. */
  boolean mayBeFurniture() {
    return end - start <= LONGEST && !BODY.matcher(text).region(start, end).find();
  }

  /** True for a number and signs alone. */
  boolean bare() {
    return numbers.size() < 2 && form.chars().noneMatch(Character::isLetter);
  }

  /** Whether it names a case by its number. */
  boolean namesCase() {
    return CASE.matcher(text).region(start, end).find();
  }

  /** Whether it says how many pages there are. */
  boolean saysAll() {
    return form.contains("page # of #") || form.contains("page #/#");
  }

  /** The same words, with the same numbers or such as rise with the page. */
  boolean goesAlong(PageLine other) {
    if (!form.equals(other.form)) {
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

  /** The page number that the line gives; -1 where it is no such line. */
  int counter() {
    Matcher matcher = COUNTER.matcher(text.substring(start, end).strip());
    if (!mayBeFurniture() || !matcher.find()) {
      return -1;
    }
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        return Integer.parseInt(matcher.group(group));
      }
    }
    return -1;
  }

  /** Whether it begins in the middle of a sentence. */
  boolean beginsWithin() {
    return Character.isLowerCase(text.substring(start, end).strip().codePointAt(0));
  }

  boolean endsSentence() {
    return text.substring(start, end).stripTrailing().endsWith(".");
  }

  /** Whether a sentence or a name goes on behind the line. */
  boolean goesOn() {
    String words = text.substring(start, end).stripTrailing();
    return ".:".indexOf(words.charAt(words.length() - 1)) < 0;
  }
}
