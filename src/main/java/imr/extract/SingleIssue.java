package imr.extract;

import imr.annotation.Value;
import imr.letter.Section;
import imr.letter.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads form A3: one issue under {@code ISSUE AT DISPUTE:}, and a rationale whose heading states
 * the decision ({@code … WAS NOT MEDICALLY NECESSARY:}).
 */
final class SingleIssue {
  private static final String MEDICALLY = "medically necessary";

  private SingleIssue() {}

  static List<ItemText> item(String text, List<Section> sections) {
    Optional<Span> issue = body(text, sections, "ISSUE AT DISPUTE");
    if (issue.isEmpty()) {
      return List.of();
    }
    Optional<Section> rationale = under(text, sections, "RATIONALE FOR WHY");
    return List.of(
        new ItemText(
            issue,
            rationale.flatMap(s -> decision(text, s)),
            Optional.empty(),
            body(text, sections, "MEDICAL TREATMENT GUIDELINE"),
            rationale.flatMap(s -> TextRanges.trimmed(text, s.bodyStart(), s.end())),
            "issue"));
  }

  private static Optional<Section> under(String text, List<Section> sections, String heading) {
    return sections.stream().filter(s -> text.startsWith(heading, s.start())).findFirst();
  }

  private static Optional<Span> body(String text, List<Section> sections, String heading) {
    return under(text, sections, heading)
        .flatMap(s -> TextRanges.trimmed(text, s.bodyStart(), s.end()));
  }

  private static Optional<ItemText.Decision> decision(String text, Section section) {
    String heading = text.substring(section.start(), section.bodyStart()).toLowerCase(Locale.ROOT);
    int at = heading.indexOf(MEDICALLY);
    if (at < 0) {
      return Optional.empty();
    }
    boolean not = heading.startsWith("not ", at - 4);
    int start = section.start() + (not ? at - 4 : at);
    Span span = new Span(start, section.start() + at + MEDICALLY.length());
    return Optional.of(new ItemText.Decision(span, Value.of(not ? "upheld" : "overturned")));
  }
}
