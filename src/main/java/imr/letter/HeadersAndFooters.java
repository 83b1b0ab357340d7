package imr.letter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds page headers and footers: lines at the edge of a page that recur on other pages, identical
 * except for a number that rises with the page, and explicit page numbers. {@link RunningHeaders}
 * handles texts without page breaks.
 *
 * <p>The top of the first page is kept, because it holds the letter's own heading. Lines that carry
 * a label of the letter's body or a decision never count.
 */
final class HeadersAndFooters {
  /** The number of lines examined at each edge of a page. */
  private static final int EDGE = 6;

  private final List<List<PageLine>> pages = new ArrayList<>();
  private final Map<String, List<PageLine>> byForm = new HashMap<>();
  private final List<Span> found = new ArrayList<>();

  private HeadersAndFooters() {}

  /**
   * Returns the spans of headers and footers: whole lines including the blank lines next to the
   * body, in text order, not overlapping.
   */
  static List<Span> in(String text) {
    return text.indexOf('\f') < 0 ? RunningHeaders.in(text) : new HeadersAndFooters().atEdges(text);
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

  /** Indexes the lines at a page's edges by their form. */
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
    boolean enough =
        line.endsSentence()
            ? times >= Math.max(3, pages.size())
            : times >= Math.max(2, pages.size() - 1)
                || (oneSide && times >= Math.max(3, pages.size() / 2));
    return enough && !line.bare() && !line.beginsWithin();
  }
}
