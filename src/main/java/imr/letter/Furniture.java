package imr.letter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The headers and footers of a letter's pages: lines at the edge of a page that come again on other
 * pages, the same but for a number that rises with the pages; and page numbers that say so
 * themselves. {@link RunningLines} are those of a text without page breaks.
 *
 * <p>What opens the first page is kept, since a letter's own header stands there. A line that
 * carries a label of the letter's body or a decision is never furniture.
 */
final class Furniture {
  /** How many lines of a page's edge are looked at. */
  private static final int EDGE = 6;

  private final List<List<PageLine>> pages = new ArrayList<>();
  private final Map<String, List<PageLine>> byForm = new HashMap<>();
  private final List<Span> found = new ArrayList<>();

  private Furniture() {}

  /** Whole lines, with the blank ones that part them from the body, in order and apart. */
  static List<Span> in(String text) {
    return text.indexOf('\f') < 0 ? RunningLines.in(text) : new Furniture().atEdges(text);
  }

  private List<Span> atEdges(String text) {
    for (int from = 0, page = 0; from <= text.length(); page++) {
      int feed = text.indexOf('\f', from);
      int end = feed < 0 ? text.length() : feed;
      pages.add(PageLine.in(text, from, end, page));
      from = end + 1;
    }
    pages.forEach(this::collect);
    pages.forEach(this::edges);
    return found;
  }

  /** The lines at a page's edges. */
  private void collect(List<PageLine> page) {
    for (int i = 0; i < page.size(); i++) {
      boolean edge = i < EDGE || i >= page.size() - EDGE;
      if (edge && page.get(i).mayBeFurniture()) {
        byForm.computeIfAbsent(page.get(i).form(), f -> new ArrayList<>()).add(page.get(i));
      }
    }
  }

  private void edges(List<PageLine> lines) {
    int top = 0;
    while (top < lines.size() && top < EDGE && isFurniture(lines.get(top))) {
      top++;
    }
    int bottom = lines.size();
    while (bottom > top && bottom > lines.size() - EDGE && isFurniture(lines.get(bottom - 1))) {
      bottom--;
    }
    if (top > 0 && lines.getFirst().page() > 0) {
      int end = top < lines.size() ? lines.get(top).start() : lines.getLast().next();
      found.add(new Span(lines.getFirst().start(), end));
    }
    if (bottom < lines.size()) {
      int start = bottom > 0 ? lines.get(bottom - 1).next() : lines.get(bottom).start();
      found.add(new Span(start, lines.getLast().next()));
    }
  }

  private boolean isFurniture(PageLine line) {
    if (!line.mayBeFurniture()) {
      return false;
    }
    if (line.counter() == line.page() + 1) {
      return true;
    }
    List<PageLine> same =
        byForm.getOrDefault(line.form(), List.of()).stream().filter(line::goesAlong).toList();
    long times = same.stream().map(PageLine::page).distinct().count();
    boolean counts = same.stream().anyMatch(other -> !other.numbers().equals(line.numbers()));
    if (counts) {
      return times >= Math.max(2, pages.size() / 2);
    }
    boolean oneSide = same.stream().allMatch(other -> (other.page() - line.page()) % 2 == 0);
<<<<<<< HEAD
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
=======
    boolean enough =
        line.endsSentence()
            ? times >= Math.max(3, pages.size())
            : times >= Math.max(2, pages.size() - 1)
                || oneSide && times >= Math.max(3, pages.size() / 2);
    return enough && !line.bare() && !line.beginsWithin();
>>>>>>> ede214f
  }
}
