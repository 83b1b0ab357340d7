package imr.ui.review;

import imr.letter.DisplayText;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.List;
import org.fxmisc.richtext.StyledTextArea;
import org.fxmisc.richtext.model.ReadOnlyStyledDocumentBuilder;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/**
 * Brings paintings into the text area: all of a new text, and only what differs in the same text.
 */
final class TextPainter {
  /** Changed stretches this near to one another (shown characters) are painted as one. */
  private static final int NEAR = 400;

  /** Each stretch costs a document change: of more than so many the whole is painted. */
  private static final int MANY = 24;

  private final StyledTextArea<ParagraphStyling, RunStyle> area;
  private LetterStyling painted = new LetterStyling(List.of(), List.of());

  TextPainter(StyledTextArea<ParagraphStyling, RunStyle> area) {
    this.area = area;
  }

  /** Puts another text, or another way of showing it, into the area. */
  void fill(DisplayText shown, LetterStyling painting) {
    painted = painting;
    if (painting.runs().isEmpty()) {
      area.clear();
      return;
    }
    String text = shown.shown();
    area.replace(
        0,
        area.getLength(),
        ReadOnlyStyledDocumentBuilder.constructDocument(
            area.getSegOps(),
            ParagraphStyling.PLAIN,
            builder -> {
              for (int i = 0; i < shown.paragraphs().size(); i++) {
                DisplayText.Paragraph p = shown.paragraphs().get(i);
                builder.addParagraph(
                    text.substring(p.start(), p.end()),
                    styles(painting, p.start(), p.end()),
                    painting.paragraphs().get(i));
              }
            }));
  }

  /** Paints what differs from what is in the area, which must be of the same text. */
  void paint(LetterStyling painting) {
    LetterStyling before = painted;
    painted = painting;
    for (Span changed : joined(painting.changedSince(before))) {
      area.setStyleSpans(changed.start(), styles(painting, changed.start(), changed.end()));
    }
    for (int i = 0; i < painting.paragraphs().size(); i++) {
      if (!painting.paragraphs().get(i).equals(before.paragraphs().get(i))) {
        area.setParagraphStyle(i, painting.paragraphs().get(i));
      }
    }
  }

  private static List<Span> joined(List<Span> changed) {
    List<Span> joined = new ArrayList<>();
    for (Span span : changed) {
      boolean near = !joined.isEmpty() && span.start() - joined.getLast().end() < NEAR;
      joined.add(near ? new Span(joined.removeLast().start(), span.end()) : span);
    }
    return joined.size() > MANY
        ? List.of(new Span(joined.getFirst().start(), joined.getLast().end()))
        : joined;
  }

  private static StyleSpans<RunStyle> styles(LetterStyling painting, int from, int to) {
    StyleSpansBuilder<RunStyle> builder = new StyleSpansBuilder<>();
    if (from == to) {
      builder.add(RunStyle.PLAIN, 0);
    }
    painting.within(from, to).forEach(r -> builder.add(r.look(), r.end() - r.start()));
    return builder.create();
  }
}
