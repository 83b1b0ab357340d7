package imr.extract;

import imr.annotation.FieldId;
import imr.annotation.Target;
import imr.letter.Span;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Extracts the case numbers and dates from the letter's header (form C) or notice (form A), each
 * after its label. Because of how text is extracted from PDFs, a value may be on a later line than
 * its label.
 */
final class HeaderFields {
  /**
   * The maximum header length in UTF-16 units, for letters without headings, where the "header" is
   * the whole letter.
   */
  private static final int LONGEST = 8_000;

  private static final Map<FieldId, List<String[]>> DATES = new LinkedHashMap<>();

  static {
    label(FieldIds.DATE_ASSIGNED, "date assigned");
    label(FieldIds.DECISION_DATE, "decision date", "dated", "determination date");
    label(
        FieldIds.UR_DENIAL_DATE,
        "ur denial date",
        "date of ur decision",
        "ur decision date",
        "date of ur denial");
    label(
        FieldIds.APPLICATION_RECEIVED,
        "application received",
        "imr application received",
        "application date");
    label(FieldIds.INJURY_DATE, "date of injury", "injury date", "doi");
  }

  private final TokenizedText words;
  private final SuggestionBuilder draft;

  private HeaderFields(TokenizedText words, SuggestionBuilder draft) {
    this.words = words;
    this.draft = draft;
  }

  private static void label(FieldId field, String... labels) {
    DATES.put(field, Arrays.stream(labels).map(l -> l.split(" ")).toList());
  }

  /** Returns the lowercase labels of a date in the header; empty for other fields. */
  static List<String> labels(FieldId field) {
    return DATES.getOrDefault(field, List.of()).stream().map(l -> String.join(" ", l)).toList();
  }

  /**
   * Suggests the header's fields. Missing fields are suggested as not stated, except the date of
   * injury, which the summary may state.
   *
   * @return whether the header states the date of injury
   */
  static boolean say(SuggestionBuilder draft, int end) {
    TokenizedText words = TokenizedText.of(draft.canonical(), 0, Math.min(end, LONGEST));
    HeaderFields header = new HeaderFields(words, draft);
    header.number();
    header.priority();
    DATES.keySet().stream().filter(f -> !f.equals(FieldIds.INJURY_DATE)).forEach(header::date);
    return header.injuryDate();
  }

  private void number() {
    int at = after("case", "number", ":");
    int early = at < 0 ? -1 : earlyNumber(at);
    int value = early >= 0 ? early : caseNumber(Math.max(0, at));
    boolean near = value >= 0 && (at < 0 || value - at < 6);
    if (near) {
      int end = value + 3;
      draft.say(Target.LETTER, FieldIds.NUMBER, words.span(value, end), "case.number:label");
    } else {
      draft.absent(Target.LETTER, FieldIds.NUMBER, "case.number:none");
    }
  }

  /** Returns the start of a number such as CM15-0012345 (a word, a hyphen, digits), or -1. */
  private int caseNumber(int from) {
    for (int i = from; i + 2 < words.size(); i++) {
      boolean number = words.is(i + 1, "-") && words.number(i + 2);
      if (number && words.length(i) == 4 && words.at(i).matches("cm\\d{2}")) {
        return i;
      }
    }
    return -1;
  }

  /** Matches a number from the first year after its label, without letters: 13-000004, 13-103. */
  private int earlyNumber(int i) {
    boolean year = words.number(i) && words.length(i) == 2;
    boolean whole = year && words.is(i + 1, "-") && words.number(i + 2);
    return whole && words.length(i + 2) >= 3 && !words.is(i + 3, "-") ? i : -1;
  }

  private void priority() {
    int at = after("priority", ":");
    if (at >= 0 && (words.is(at, "standard") || words.is(at, "expedited"))) {
      draft.say(Target.LETTER, FieldIds.PRIORITY, words.span(at, at + 1), "case.priority:label");
    } else {
      draft.absent(Target.LETTER, FieldIds.PRIORITY, "case.priority:none");
    }
  }

  private void date(FieldId field) {
    Optional<Span> span = dateOf(field);
    span.ifPresentOrElse(
        s -> draft.say(Target.LETTER, field, s, field + ":label"),
        () -> draft.absent(Target.LETTER, field, field + ":none"));
  }

  private boolean injuryDate() {
    Optional<Span> span = dateOf(FieldIds.INJURY_DATE);
    span.ifPresent(s -> draft.say(Target.LETTER, FieldIds.INJURY_DATE, s, "injury.date:header"));
    return span.isPresent();
  }

  private Optional<Span> dateOf(FieldId field) {
    for (String[] label : DATES.getOrDefault(field, List.of())) {
      for (int at = words.find(0, words.size(), label);
          at >= 0;
          at = words.find(at + 1, words.size(), label)) {
        Optional<Dates.Day> day = dayAfter(at + label.length);
        if (day.isPresent()) {
          return day.map(d -> words.span(d.start(), d.end()));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Dates.Day> dayAfter(int i) {
    return words.is(i, ":") ? Dates.at(words, i + 1, words.size()) : Optional.empty();
  }

  private int after(String... label) {
    int at = words.find(0, words.size(), label);
    return at < 0 ? -1 : at + label.length;
  }
}
