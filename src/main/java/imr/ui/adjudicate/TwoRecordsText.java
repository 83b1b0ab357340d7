package imr.ui.adjudicate;

import imr.annotation.Annotation;
import imr.letter.DisplayText;
import imr.letter.Letter;
import imr.letter.Span;
import imr.review.Difference;
import imr.ui.adjudicate.AdjudicateModel.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/**
 * The letter with the words of both records where they differ: the letter's record tinted with a
 * solid line, the other's tinted with a dashed line, the chosen difference framed.
 */
final class TwoRecordsText {
  static final String RECORD = "of-record";
  static final String OTHER = "of-other";
  private static final String CHOSEN = "of-chosen";

  private final StyleClassedTextArea area = new StyleClassedTextArea();
  private final VirtualizedScrollPane<StyleClassedTextArea> pane =
      new VirtualizedScrollPane<>(area);
  private final DisplayText shown;

  TwoRecordsText(Letter letter) {
    this.shown = DisplayText.reading(letter.text());
    area.setId("adjudication-letter");
    area.setEditable(false);
    area.setWrapText(true);
    area.setFocusTraversable(false);
    area.getStyleClass().addAll("letter", "two-records");
    area.setAccessibleText("The letter with both records");
    area.replaceText(shown.shown());
    area.moveTo(0);
  }

  VirtualizedScrollPane<StyleClassedTextArea> node() {
    return pane;
  }

  private record Mark(Span span, String style) {}

  /** Paints all differences and scrolls to the chosen one. */
  void paint(List<Line> lines, int chosen) {
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Difference difference = lines.get(i).difference();
      boolean is = i == chosen;
      difference.ourSpan().ifPresent(s -> add(marks, s, RECORD, is));
      difference.theirSpan().ifPresent(s -> add(marks, s, OTHER, is));
    }
    if (area.getLength() > 0) {
      area.setStyleSpans(0, styles(marks));
    }
    if (chosen >= 0 && chosen < lines.size()) {
      place(lines.get(chosen).difference()).ifPresent(this::reveal);
    }
  }

  private void add(List<Mark> marks, Span span, String style, boolean chosen) {
    Span here = shown.toShown(span);
    marks.add(new Mark(here, style));
    if (chosen) {
      marks.add(new Mark(here, CHOSEN));
    }
  }

  /** What has no words of its own is where the words beside it are. */
  private static Optional<Span> place(Difference difference) {
    return difference
        .ourSpan()
        .or(difference::theirSpan)
        .or(() -> difference.words().ours().flatMap(Annotation::evidence).map(e -> e.span()));
  }

  private void reveal(Span span) {
    Span here = shown.toShown(span);
    area.moveTo(here.start());
    area.showParagraphInViewport(Math.max(0, shown.paragraphAt(here.start())));
    area.requestFollowCaret();
  }

  private StyleSpans<Collection<String>> styles(List<Mark> marks) {
    TreeSet<Integer> ends = new TreeSet<>(List.of(0, area.getLength()));
    marks.forEach(m -> ends.addAll(List.of(m.span().start(), m.span().end())));
    StyleSpansBuilder<Collection<String>> builder = new StyleSpansBuilder<>();
    int from = 0;
    for (int end : ends) {
      if (end > from) {
        int start = from;
        builder.add(
            marks.stream()
                .filter(m -> m.span().start() <= start && m.span().end() > start)
                .map(Mark::style)
                .distinct()
                .toList(),
            end - from);
        from = end;
      }
    }
    return builder.create();
  }
}
