package imr.letter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The headers and footers of a letter's pages: lines at the edge of a page that come again on other
 * pages, the same but for a number that rises with the pages; and page numbers that say so
 * themselves. In a text without page breaks, page numbers mark the places.
 *
 * <p>What opens the first page is kept, since a letter's own header stands there. A line that
 * carries a label of the letter's body or a decision is never furniture.
 */
final class Furniture {
  /** How many lines of a page's edge are looked at. */
  private static final int EDGE = 6;

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
              + "|^\\W*(\\d{1,3})\\s+(?:of|/)\\s+\\d{1,3}\\W*$"
              + "|\\b(\\d{1,3})\\s*\\|\\s*p\\s?a\\s?g\\s?e\\b)");

  private final String text;
  private final List<List<Edge>> pages = new ArrayList<>();
  private final TreeSet<Span> found = new TreeSet<>();

  private Furniture(String text) {
    this.text = text;
  }

  /** Whole lines, with the blank ones that part them from the body, in order and apart. */
  static List<Span> in(String text) {
    Furniture furniture = new Furniture(text);
    if (text.indexOf('\f') >= 0) {
      furniture.atEdges();
    } else {
      furniture.atCounters();
    }
    return List.copyOf(furniture.found);
  }

  /**
   * A line that is not blank.
   *
   * @param start its first character's index
   * @param page from 0; in a text without page breaks, 0
   */
  private record Edge(int start, int end, int page, String form, List<String> numbers) {}

  private Edge line(int start, int end, int page) {
    String words = text.substring(start, end).strip().replaceAll("\\s+", " ");
    List<String> numbers = NUMBER.matcher(words).results().map(r -> r.group()).toList();
    String form = NUMBER.matcher(words).replaceAll("#").toLowerCase(Locale.ROOT);
    return new Edge(start, end, page, form, numbers);
  }

  private List<Edge> lines(int from, int to, int page) {
    List<Edge> lines = new ArrayList<>();
    for (int at = from; at < to; ) {
      int newline = text.indexOf('\n', at);
      int end = newline < 0 || newline > to ? to : newline;
      if (end - at <= LONGEST ? !text.substring(at, end).isBlank() : true) {
        lines.add(line(at, end, page));
      }
      at = end + 1;
    }
    return lines;
  }

  private boolean possible(Edge line) {
    return line.end() - line.start() <= LONGEST
        && !BODY.matcher(text).region(line.start(), line.end()).find();
  }

  // with page breaks

  private void atEdges() {
    for (int from = 0, page = 0; from <= text.length(); page++) {
      int feed = text.indexOf('\f', from);
      int end = feed < 0 ? text.length() : feed;
      pages.add(lines(from, end, page));
      from = end + 1;
    }
    Map<String, List<Edge>> byForm = new HashMap<>();
    for (List<Edge> page : pages) {
      Map<String, Edge> once = new LinkedHashMap<>();
      for (int i = 0; i < page.size(); i++) {
        if ((i < EDGE || i >= page.size() - EDGE) && possible(page.get(i))) {
          once.putIfAbsent(page.get(i).form(), page.get(i));
        }
      }
      once.forEach((form, line) -> byForm.computeIfAbsent(form, f -> new ArrayList<>()).add(line));
    }
    for (int page = 0; page < pages.size(); page++) {
      edges(page, byForm);
    }
  }

  private void edges(int page, Map<String, List<Edge>> byForm) {
    List<Edge> lines = pages.get(page);
    int top = 0;
    while (top < lines.size() && top < EDGE && furniture(lines.get(top), byForm)) {
      top++;
    }
    int bottom = lines.size();
    while (bottom > top
        && bottom > lines.size() - EDGE
        && furniture(lines.get(bottom - 1), byForm)) {
      bottom--;
    }
    if (top > 0 && page > 0) {
      int end = top < lines.size() ? lines.get(top).start() : end(lines.getLast());
      add(lines.getFirst().start(), end);
    }
    if (bottom < lines.size()) {
      int start = bottom > 0 ? end(lines.get(bottom - 1)) : lines.get(bottom).start();
      add(start, end(lines.getLast()));
    }
  }

  private int end(Edge line) {
    return Math.min(text.length(), line.end() + 1);
  }

  private void add(int start, int end) {
    if (start < end && found.stream().noneMatch(s -> s.start() < end && start < s.end())) {
      found.add(new Span(start, end));
    }
  }

  private boolean furniture(Edge line, Map<String, List<Edge>> byForm) {
    if (!possible(line)) {
      return false;
    }
    if (counter(line) == line.page() + 1) {
      return true;
    }
    List<Edge> same =
        byForm.getOrDefault(line.form(), List.of()).stream()
            .filter(other -> goesAlong(line, other))
            .toList();
    boolean counts = same.stream().anyMatch(other -> !other.numbers().equals(line.numbers()));
    boolean oneSide = same.stream().allMatch(other -> (other.page() - line.page()) % 2 == 0);
    int enough = counts || oneSide ? pages.size() / 2 : pages.size() - 1;
    boolean bare = line.form().matches("\\W*#?\\W*");
    return same.size() >= Math.max(2, enough) && (!bare || counts);
  }

  /** The same numbers, or such as rise with the page. */
  private static boolean goesAlong(Edge one, Edge other) {
    for (int i = 0; i < one.numbers().size(); i++) {
      String here = one.numbers().get(i);
      String there = other.numbers().get(i);
      boolean rises =
          here.length() <= 4
              && there.length() <= 4
              && Integer.parseInt(there) - Integer.parseInt(here) == other.page() - one.page();
      if (!here.equals(there) && !rises) {
        return false;
      }
    }
    return true;
  }

  /** The page number that a line gives; -1 where it is no such line. */
  private int counter(Edge line) {
    Matcher matcher = COUNTER.matcher(text.substring(line.start(), line.end()).strip());
    if (!possible(line) || !matcher.find()) {
      return -1;
    }
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        return Integer.parseInt(matcher.group(group));
      }
    }
    return -1;
  }

  // without page breaks

  private void atCounters() {
    if (!mayCount()) {
      return;
    }
    List<Edge> lines = lines(0, text.length(), 0);
    List<Integer> counters = counters(lines);
    for (int at : counters) {
      int first = at;
      while (first > 0 && at - first < EDGE && repeats(lines, counters, first - 1 - at)) {
        first--;
      }
      int last = at;
      while (last + 1 < lines.size()
          && last - at < EDGE
          && repeats(lines, counters, last + 1 - at)) {
        last++;
      }
      stretch(lines, first, last);
    }
    caseNumbers(lines);
  }

  /** A quick look, so that most texts cost nothing. */
  private boolean mayCount() {
    for (int at = 0; at + 4 <= text.length(); at++) {
      char c = text.charAt(at);
      if ((c == 'p' || c == 'P') && text.regionMatches(true, at, "page", 0, 4)
          || c == 'p' && text.startsWith("p a g e", at)) {
        return true;
      }
    }
    if (text.contains("\n1 of ") || text.contains("\n2 of ")) {
      return true;
    }
    int first = text.indexOf("CM1");
    return first >= 0 && text.indexOf("CM1", first + 3) >= 0;
  }

  /** The lines with page numbers that rise by one from 1 or 2 on. */
  private List<Integer> counters(List<Edge> lines) {
    List<Integer> places = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < lines.size(); i++) {
      int number = counter(lines.get(i));
      boolean begins = next == 0 && (number == 1 || number == 2);
      if (begins || number > 0 && number == next) {
        places.add(i);
        next = number + 1;
      }
    }
    boolean single = places.size() == 1 && !says(lines.get(places.getFirst()));
    return single ? List.of() : places;
  }

  private boolean says(Edge line) {
    return line.form().contains("page # of #") || line.form().contains("page #/#");
  }

  /** Whether the lines at a distance from the page numbers are all the same. */
  private static boolean repeats(List<Edge> lines, List<Integer> counters, int distance) {
    Map<String, Integer> forms = new HashMap<>();
    int inside = 0;
    for (int at : counters) {
      int other = at + distance;
      if (other >= 0 && other < lines.size()) {
        inside++;
        forms.merge(lines.get(other).form() + lines.get(other).numbers(), 1, Integer::sum);
      }
    }
    return inside > 1 && forms.size() == 1;
  }

  private void stretch(List<Edge> lines, int first, int last) {
    int start = lines.get(first).start();
    int end = end(lines.get(last));
    if (first > 0 && last + 1 < lines.size() && goesOn(lines.get(first - 1))) {
      start = end(lines.get(first - 1));
      end = lines.get(last + 1).start();
    }
    add(start, end);
  }

  /** Whether a sentence or a name goes on behind the line. */
  private boolean goesOn(Edge line) {
    String words = text.substring(line.start(), line.end()).stripTrailing();
    return ".:".indexOf(words.charAt(words.length() - 1)) < 0;
  }

  /** A running title with the case's number, again and again but for the first time. */
  private void caseNumbers(List<Edge> lines) {
    Map<String, Integer> times = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      Edge line = lines.get(i);
      boolean titled = possible(line) && CASE.matcher(text).region(line.start(), line.end()).find();
      if (titled && times.merge(line.form() + line.numbers(), 1, Integer::sum) > 1) {
        stretch(lines, i, i);
      }
    }
  }
}
