package imr.review;

import imr.annotation.Field;
import imr.annotation.Target;
import imr.letter.Span;
import java.util.Comparator;
import java.util.List;

/**
 * A highlighted span of the letter.
 *
 * @param decided false for a suggestion
 */
public record Highlight(Span span, Target target, Field field, boolean decided) {

  /** Returns the highlights that cover a UTF-16 index, innermost first. */
  public static List<Highlight> allAt(int index, List<Highlight> highlights) {
    return highlights.stream()
        .filter(h -> h.span().contains(index))
        .sorted(Comparator.comparingInt(h -> h.span().length()))
        .toList();
  }
}
