package imr.ui.review;

import imr.annotation.Target;
import imr.letter.DisplayText;
import imr.letter.Span;
import imr.review.Highlight;
import imr.ui.kit.ColorPalette;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the whole letter is painted: a pure function of what is shown and of its highlights. Two
 * paintings of one text can be compared, so that only what differs is painted again.
 *
 * @param runs the looks of all shown characters, from the first to the last without gaps
 * @param paragraphs the look of each shown paragraph
 */
record LetterStyling(List<StyledRun> runs, List<ParagraphStyling> paragraphs) {

  /** Shown characters {@code [start, end)} of one look. */
  record StyledRun(int start, int end, RunStyle look) {}

  /**
   * What a painting is made of.
   *
   * @param highlights those that are to be seen, enclosing ones before what they enclose
   * @param chosen the chosen target, which is framed where {@code frame} says, a shown stretch
   * @param found shown stretches that a search found, in order and apart
   */
  record StylingInput(
      DisplayText shown,
      boolean reading,
      List<Highlight> highlights,
      Optional<Target> chosen,
      Optional<Span> frame,
      List<Span> found,
      ColorPalette palette) {}

  static LetterStyling of(StylingInput scene) {
    return new LetterStyling(new Sweep(scene).runs(), paragraphs(scene));
  }

  /**
   * The shown stretches, in order and apart, whose characters look other than in an earlier
   * painting of the same text.
   */
  List<Span> changedSince(LetterStyling before) {
    List<Span> changed = new ArrayList<>();
    int old = 0;
    int from = 0;
    for (StyledRun run : runs) {
      while (from < run.end()) {
        StyledRun was = before.runs.get(old);
        int to = Math.min(run.end(), was.end());
        if (!was.look().equals(run.look())) {
          addTo(changed, from, to);
        }
        old += was.end() == to ? 1 : 0;
        from = to;
      }
    }
    return changed;
  }

  private static void addTo(List<Span> spans, int from, int to) {
    boolean goesOn = !spans.isEmpty() && spans.getLast().end() == from;
    int start = goesOn ? spans.removeLast().start() : from;
    spans.add(new Span(start, to));
  }

  /** The runs of a shown stretch, cut at its ends. */
  List<StyledRun> within(int from, int to) {
    List<StyledRun> inside = new ArrayList<>();
    for (int i = runAt(from); i < runs.size() && runs.get(i).start() < to; i++) {
      StyledRun run = runs.get(i);
      inside.add(new StyledRun(Math.max(from, run.start()), Math.min(to, run.end()), run.look()));
    }
    return inside;
  }

  private int runAt(int index) {
    int low = 0;
    int high = runs.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (runs.get(middle).end() > index) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Of several passages that a paragraph is part of, the outermost gives its bar. */
  private static List<ParagraphStyling> paragraphs(StylingInput scene) {
    List<DisplayText.Paragraph> shown = scene.shown().paragraphs();
    ParagraphStyling[] looks = new ParagraphStyling[shown.size()];
    for (int i = 0; i < looks.length; i++) {
      looks[i] = ParagraphStyling.plain(shown.get(i).kind(), scene.reading());
    }
    for (Highlight passage : scene.highlights().reversed()) {
      if (passage.field().longText()) {
        addBar(scene, passage, looks);
      }
    }
    return List.of(looks);
  }

  private static void addBar(StylingInput scene, Highlight passage, ParagraphStyling[] looks) {
    Span place = scene.shown().toShown(passage.span());
    boolean chosen = scene.chosen().filter(passage.target()::equals).isPresent();
    for (int i = scene.shown().paragraphAt(place.start());
        i < looks.length && scene.shown().paragraphs().get(i).start() < place.end();
        i++) {
      looks[i] =
          looks[i].withBar(
              scene.palette().group(passage.field().group()), passage.decided(), chosen);
    }
  }

  private record ShownHighlight(Span place, Highlight highlight) {}

  /** One sweep over the ends of all that is painted. */
  private static final class Sweep {
    private final StylingInput scene;
    private final List<Highlight> painted;
    private final List<Span> places;
    private final List<Span> headings;
    private final List<Integer> open = new ArrayList<>();
    private int next;
    private int heading;
    private int find;

    Sweep(StylingInput scene) {
      this.scene = scene;
      List<ShownHighlight> shown =
          scene.highlights().stream()
              .filter(h -> !h.field().longText())
              .map(h -> new ShownHighlight(scene.shown().toShown(h.span()), h))
              .sorted(Comparator.comparing(ShownHighlight::place))
              .toList();
      this.painted = shown.stream().map(ShownHighlight::highlight).toList();
      this.places = shown.stream().map(ShownHighlight::place).toList();
      this.headings =
          scene.shown().paragraphs().stream()
              .filter(p -> p.kind() == DisplayText.Kind.HEADING)
              .map(p -> new Span(p.start(), p.end()))
              .toList();
    }

    List<StyledRun> runs() {
      List<StyledRun> runs = new ArrayList<>();
      int from = 0;
      for (int to : cuts()) {
        if (to > from) {
          runs.add(new StyledRun(from, to, lookAt(from)));
          from = to;
        }
      }
      return List.copyOf(runs);
    }

    private int[] cuts() {
      IntStream.Builder cuts = IntStream.builder();
      List.of(places, headings, scene.found(), scene.frame().stream().toList())
          .forEach(
              spans ->
                  spans.forEach(
                      s -> {
                        cuts.add(s.start());
                        cuts.add(s.end());
                      }));
      cuts.add(scene.shown().shown().length());
      int[] sorted = cuts.build().toArray();
      Arrays.sort(sorted);
      return sorted;
    }

    private RunStyle lookAt(int at) {
      while (next < places.size() && places.get(next).start() <= at) {
        open.add(next++);
      }
      open.removeIf(i -> places.get(i).end() <= at);
      heading = passed(headings, heading, at);
      find = passed(scene.found(), find, at);
      return RunStyle.of(
          open.stream().map(painted::get).toList(),
          heading < headings.size() && headings.get(heading).contains(at),
          scene.frame().filter(s -> s.contains(at)).isPresent(),
          find < scene.found().size() && scene.found().get(find).contains(at),
          scene.palette());
    }

    private static int passed(List<Span> spans, int from, int at) {
      int i = from;
      while (i < spans.size() && spans.get(i).end() <= at) {
        i++;
      }
      return i;
    }
  }
}
