package imr.ui.kit;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.DisplayFormat;
import imr.annotation.Status;
import imr.review.SuggestionConfidences;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * How a state is shown: an icon and a word, never color alone.
 *
 * @param style the style class that sets the color
 */
public record StateIcons(Feather sign, String word, String style) {
  /** Below this a suggestion asks for attention. */
  private static final double LOW = 0.7;

  /** The sign of an annotation; of none, that the field is unreviewed. */
  public static StateIcons of(Optional<Annotation> said, SuggestionConfidences chances) {
    return said.map(a -> of(a, chances))
        .orElse(new StateIcons(Feather.CIRCLE, "unreviewed", "state-open"));
  }

  /** The state in words: "suggested, low confidence 62%", "confirmed", "unreviewed". */
  public static String spoken(Optional<Annotation> said, SuggestionConfidences chances) {
    StateIcons sign = of(said, chances);
    return said.filter(a -> a.status() == Status.SUGGESTED)
        .map(
            a ->
                sign.style().equals("state-low")
                    ? "suggested, low confidence " + sign.word()
                    : "suggested, confidence " + sign.word())
        .orElse(sign.word());
  }

  private static StateIcons of(Annotation annotation, SuggestionConfidences chances) {
    boolean absent = annotation.answer() instanceof Answer.Absent;
    return switch (annotation.status()) {
      case SUGGESTED -> suggested(chances.of(annotation));
      case REJECTED -> new StateIcons(Feather.X, "rejected", "state-rejected");
      case CONFIRMED, CORRECTED, ADDED ->
          absent
              ? new StateIcons(Feather.SLASH, "not stated", "state-absent")
              : decided(annotation.status());
    };
  }

  private static StateIcons decided(Status status) {
    return switch (status) {
      case CONFIRMED -> new StateIcons(Feather.CHECK, "confirmed", "state-confirmed");
      case CORRECTED -> new StateIcons(Feather.EDIT_2, "corrected", "state-corrected");
      case ADDED -> new StateIcons(Feather.PLUS, "added", "state-added");
      case SUGGESTED, REJECTED -> throw new IllegalArgumentException("unreviewed: " + status);
    };
  }

  private static StateIcons suggested(double confidence) {
    return new StateIcons(
        Feather.CIRCLE,
        DisplayFormat.percent(confidence),
        confidence < LOW ? "state-low" : "state-suggested");
  }

  /** The sign as a picture in the current text color. */
  public FontIcon icon() {
    return FontIcon.of(sign, 12);
  }
}
