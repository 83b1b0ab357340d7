package imr.review;

import imr.annotation.Field;
import imr.annotation.Target;
import imr.letter.Span;
import java.util.Comparator;
import java.util.List;

/**
 * A painted stretch of the letter.
 *
 * @param decided false while it is a suggestion
 */
public record Highlight(Span span, Target target, Field field, boolean decided) {

  /** All that hold an index of the letter (UTF-16), the innermost first. */
  public static List<Highlight> allAt(int index, List<Highlight> highlights) {
    return highlights.stream()
        .filter(h -> h.span().contains(index))
        .sorted(Comparator.comparingInt(h -> h.span().length()))
        .toList();
  }
}
