package imr.ui.review;

import imr.letter.ShownText;
import imr.letter.Span;
import imr.review.Highlight;
import imr.ui.kit.Palette;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/**
 * The letter's painted runs, worked out from the session's highlights: one sweep over their ends.
 */
final class Paint {
  private final ShownText shown;
  private final Palette palette;
  private final List<Highlight> painted;
  private final List<Span> places;
  private final Optional<Span> chosen;
  private final List<Span> found;

  /**
   * @param chosen where the chosen field's value is shown
   * @param found shown stretches that a search found
   */
  Paint(
      ShownText shown,
      List<Highlight> highlights,
      Optional<Span> chosen,
      List<Span> found,
      Palette palette) {
    this.shown = shown;
    this.palette = palette;
    this.painted = highlights.stream().filter(h -> !h.field().longText()).toList();
    this.places = painted.stream().map(h -> shown.toShown(h.span())).toList();
    this.chosen = chosen;
    this.found = found;
  }

  /** The looks of all shown characters, from the first to the last. */
  StyleSpans<Look> runs() {
    StyleSpansBuilder<Look> builder = new StyleSpansBuilder<>();
    java.util.SortedSet<Integer> ends = ends();
    int from = 0;
    int next = 0;
    List<Integer> open = new ArrayList<>();
    List<Integer> byStart = byStart();
    for (int to : ends) {
      if (to > from) {
        int at = from;
        while (next < byStart.size() && places.get(byStart.get(next)).start() <= at) {
          open.add(byStart.get(next++));
        }
        open.removeIf(i -> places.get(i).end() <= at);
        builder.add(look(open, at), to - from);
        from = to;
      }
    }
    return builder.create();
  }

  private java.util.SortedSet<Integer> ends() {
    TreeSet<Integer> ends = new TreeSet<>();
    ends.add(shown.shown().length());
    places.forEach(s -> add(ends, s));
    chosen.ifPresent(s -> add(ends, s));
    found.forEach(s -> add(ends, s));
    for (ShownText.Paragraph p : shown.paragraphs()) {
      if (p.kind() == ShownText.Kind.HEADING) {
        ends.add(p.start());
        ends.add(p.end());
      }
    }
    return ends;
  }

  private static void add(java.util.SortedSet<Integer> ends, Span span) {
    ends.add(span.start());
    ends.add(span.end());
  }

  private List<Integer> byStart() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing(places::get));
    return order;
  }

  private Look look(List<Integer> open, int at) {
    List<Highlight> covering = open.stream().map(painted::get).toList();
    boolean isChosen = chosen.filter(s -> s.contains(at)).isPresent();
    boolean isFound = found.stream().anyMatch(s -> s.contains(at));
    return Look.of(covering, headingAt(at), isChosen, isFound, palette);
  }

  private boolean headingAt(int at) {
    return shown.paragraphs().stream()
        .anyMatch(p -> p.kind() == ShownText.Kind.HEADING && p.start() <= at && at < p.end());
  }
}
