package imr.extract;

import imr.annotation.Value;
import imr.letter.Section;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the disputed items of the older forms. A and A2 list their decisions as numbered sentences
 * ({@code 1) MAXIMUS Federal Services, Inc. has determined the request for X is not medically
 * necessary and appropriate.}), A twice, followed by guidelines and rationale for each item; A3 has
 * one issue.
 *
 * <p>Based on the known headings and sentences of these forms; a letter may differ.
 */
final class NoticeItems {
  private static final String DETERMINED = "determined";
  private static final int LONGEST_SENTENCE = 900;

  private final String text;
  private final Map<String, Numbered> byRequest = new LinkedHashMap<>();

  private NoticeItems(String text) {
    this.text = text;
  }

  static List<ItemText> items(String text, List<Section> sections) {
    NoticeItems items = new NoticeItems(text);
    items.collect();
    List<ItemText> numbered = items.texts();
    return numbered.isEmpty() ? SingleIssue.item(text, sections) : numbered;
  }

  /**
   * A numbered request with its decision.
   *
   * @param parts where the item's guidelines and rationale begin: after its last mention
   */
  private record Numbered(Span request, ItemText.Decision decision, int parts) {}

  /** Reads the lines that begin with a number and a parenthesis or period, each as one sentence. */
  private void collect() {
    for (int line = 0; line >= 0 && line < text.length(); line = nextLine(line)) {
      int number = line;
      while (number < text.length()
          && TextRanges.blank(text.charAt(number))
          && text.charAt(number) != '\n') {
        number++;
      }
      int end = number;
      while (end < text.length() && end < number + 3 && Character.isDigit(text.charAt(end))) {
        end++;
      }
      boolean numbered = end > number && end < text.length() && ").".indexOf(text.charAt(end)) >= 0;
      if (numbered) {
        sentence(end + 1);
      }
    }
  }

  private int nextLine(int from) {
    int feed = text.indexOf('\n', from);
    return feed < 0 ? -1 : feed + 1;
  }

  private void sentence(int from) {
    TokenizedText words =
        TokenizedText.of(text, from, Math.min(text.length(), from + LONGEST_SENTENCE));
    int end = words.sentenceEnd(0, words.size());
    int medically = words.find(0, end, "medically", "necessary");
    if (medically > 1) {
      determination(words, medically);
    } else {
      mentionedAgain(words, end);
    }
  }

  private void determination(TokenizedText words, int medically) {
    boolean not = words.is(medically - 1, "not");
    int verb = not ? medically - 2 : medically - 1;
    boolean is =
        words.is(verb, "is")
            || words.is(verb, "was")
            || words.is(verb, "are")
            || words.is(verb, "were");
    int start = requestStart(words, verb);
    if (!is || start >= verb) {
      return;
    }
    Span request = words.span(start, verb);
    int decisionEnd =
        words.is(medically + 2, "and") && words.is(medically + 3, "appropriate")
            ? medically + 4
            : medically + 2;
    Span decision = words.span(not ? medically - 1 : medically, decisionEnd);
    Numbered first = byRequest.get(key(request));
    Span known = first == null ? request : first.request();
    Span kept = first == null ? decision : first.decision().span();
    Value value = Value.of(not ? "upheld" : "overturned");
    byRequest.put(
        key(request), new Numbered(known, new ItemText.Decision(kept, value), decision.end()));
  }

  /** Skips {@code MAXIMUS … has determined the request for}, {@code The request for}. */
  private static int requestStart(TokenizedText words, int verb) {
    int determined = words.find(0, verb, DETERMINED);
    int from = determined >= 0 ? determined + 1 : 0;
    int request = words.find(from, Math.min(verb, from + 5), "request", "for");
    int requests = words.find(from, Math.min(verb, from + 5), "requests", "for");
    int named = Math.max(request, requests);
    int start = named >= 0 ? named + 2 : from;
    return words.is(start, "the") && determined >= 0 && named < 0 ? start + 1 : start;
  }

  /** Handles {@code 1) Regarding the request for X:}, which opens the item's own part. */
  private void mentionedAgain(TokenizedText words, int end) {
    int request = words.find(0, Math.min(end, 6), "request", "for");
    int colon = words.find(0, words.size(), ":");
    if (!words.is(0, "regarding") || request < 0 || colon <= request + 2) {
      return;
    }
    Span again = words.span(request + 2, colon);
    Numbered first = byRequest.get(key(again));
    if (first != null) {
      byRequest.put(key(again), new Numbered(first.request(), first.decision(), words.end(colon)));
    }
  }

  private String key(Span request) {
    return String.join(
            " ",
            text.substring(request.start(), request.end())
                .toLowerCase(java.util.Locale.ROOT)
                .split("\\W+", -1))
        .strip();
  }

  private List<ItemText> texts() {
    List<Numbered> all = new ArrayList<>(byRequest.values());
    List<ItemText> items = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      int end =
          i + 1 < all.size() ? Math.max(all.get(i).parts(), all.get(i + 1).parts()) : text.length();
      items.add(item(all.get(i), end));
    }
    return items;
  }

  private ItemText item(Numbered numbered, int end) {
    NoticeParts parts = NoticeParts.of(text, numbered.parts(), end);
    return new ItemText(
        Optional.of(numbered.request()),
        Optional.of(numbered.decision()),
        parts.administrator(),
        parts.reviewer(),
        parts.rationale(),
        "notice");
  }
}
