package imr.extract.grounding;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.extract.LetterStructure;
import imr.letter.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Words near a location that support a field, used if the same value occurs several times. */
final class LocationCues {
  /** The maximum distance of a cue, in UTF-16 units. */
  private static final int REACH = 80;

  private static final Map<String, List<String>> BESIDE =
      Map.of(
          "case.number", List.of("case number"),
          "case.priority", List.of("priority"),
          "patient.age", List.of("year", "y/o", "yr"),
          "patient.sex", List.of("year", "old"),
          "injury.date", List.of("injur", "doi"),
          "clinical.diagnoses", List.of("diagnos", "treated for"),
          "clinical.treatments", List.of("treatment", "treated"),
          "request.rfaDate", List.of("request", "rfa", "authoriz"),
          "review.urDates", List.of("utilization review", "certified", "denied", "reviewed"));

  private final String text;
  private final Map<FieldId, List<String>> known = new HashMap<>();

  LocationCues(String text) {
    this.text = text;
  }

  /**
   * Rates a location: 0 if a cue is directly before it, up to 3 if there is none nearby. 0 for
   * fields without cues.
   */
  int distance(Field field, Span place) {
    List<String> cues = known.computeIfAbsent(field.id(), LocationCues::of);
    if (cues.isEmpty()) {
      return 0;
    }
    int before = before(cues, place);
    if (before <= REACH / 10) {
      return 0;
    }
    return before <= REACH ? 1 : after(cues, place) ? 2 : 3;
  }

  private static List<String> of(FieldId field) {
    return Stream.concat(
            LetterStructure.labels(field).stream(),
            BESIDE.getOrDefault(field.path(), List.of()).stream())
        .toList();
  }

  private int before(List<String> cues, Span place) {
    String words =
        text.substring(Math.max(0, place.start() - REACH), place.start()).toLowerCase(Locale.ROOT);
    return cues.stream()
        .filter(words::contains)
        .mapToInt(c -> words.length() - words.lastIndexOf(c) - c.length())
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  private boolean after(List<String> cues, Span place) {
    String words =
        text.substring(place.end(), Math.min(text.length(), place.end() + REACH))
            .toLowerCase(Locale.ROOT);
    return cues.stream().anyMatch(words::contains);
  }
}
