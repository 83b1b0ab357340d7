package imr.extract;

import imr.annotation.Value;
import imr.letter.Section;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Splits the issues section of forms B and C into disputed items: {@code <heading>: Upheld},
 * followed by the labels of {@link ItemLabels}. Takes linear time: the heading of an item is
 * searched backward from its first label, not past the previous label.
 */
final class ItemSplitter {
  private static final Map<String, String> DECISIONS =
      Map.of(
          "upheld", "upheld",
          "uphold", "upheld",
          "overturned", "overturned",
          "overturn", "overturned",
          "modified", "modified",
          "modify", "modified");

  private static final WordSet PARTLY = WordSet.of("partially", "partial", "partly");

  private final String text;
  private final Section section;
  private final Paragraphs paragraphs;

  private ItemSplitter(String text, Section section) {
    this.text = text;
    this.section = section;
    this.paragraphs = new Paragraphs(text, section.bodyStart(), section.end());
  }

  static List<ItemText> items(String text, Section section) {
    return new ItemSplitter(text, section).items();
  }

  /** An item's labels, with the heading and decision before them. */
  private record Found(
      Optional<Span> heading,
      Optional<ItemText.Decision> decision,
      List<ItemLabels.ItemLabel> labels) {
    boolean has(ItemLabels.Kind kind) {
      return labels.stream().anyMatch(a -> a.kind() == kind);
    }
  }

  private List<ItemText> items() {
    List<Found> found = new ArrayList<>();
    int floor = section.bodyStart();
    for (ItemLabels.ItemLabel anchor : ItemLabels.in(text, section.bodyStart(), section.end())) {
      Optional<ItemText.Decision> decision = decisionBefore(anchor.start(), floor);
      if (opensItem(anchor, decision, found)) {
        int end = decision.map(d -> d.span().start()).orElse(anchor.start());
        List<ItemLabels.ItemLabel> labels = new ArrayList<>(List.of(anchor));
        found.add(new Found(headingBefore(end, floor), decision, labels));
      } else if (!found.isEmpty() && !found.getLast().has(anchor.kind())) {
        found.getLast().labels().add(anchor);
      }
      floor = anchor.end();
    }
    return texts(found);
  }

  private static boolean opensItem(
      ItemLabels.ItemLabel anchor, Optional<ItemText.Decision> decision, List<Found> found) {
    return decision.isPresent()
        || anchor.kind() == ItemLabels.Kind.ADMINISTRATOR
        || found.isEmpty();
  }

  private Optional<ItemText.Decision> decisionBefore(int at, int floor) {
    int end = TextRanges.backOverBlanks(text, at, floor);
    while (end > floor && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == ':')) {
      end = TextRanges.backOverBlanks(text, end - 1, floor);
    }
    int start = TextRanges.wordStart(text, end, Math.max(floor, end - 12));
    String code = DECISIONS.get(text.substring(start, end).toLowerCase(Locale.ROOT));
    return code == null ? Optional.empty() : Optional.of(decision(start, end, floor, code));
  }

  /**
   * Matches {@code Partially Overturned} and {@code Partial Overturn}, which are two words and mean
   * modified.
   */
  private ItemText.Decision decision(int start, int end, int floor, String code) {
    int gap = TextRanges.backOverBlanks(text, start, floor);
    int before = TextRanges.wordStart(text, gap, Math.max(floor, gap - 12));
    String word = text.substring(before, gap).toLowerCase(Locale.ROOT);
    boolean part = PARTLY.contains(word);
    Span span = new Span(part ? before : start, end);
    return new ItemText.Decision(span, Value.of(part ? "modified" : code));
  }

  private Optional<Span> headingBefore(int decision, int floor) {
    int end = TextRanges.backOverBlanks(text, decision, floor);
    while (end > floor && ":-".indexOf(text.charAt(end - 1)) >= 0) {
      end = TextRanges.backOverBlanks(text, end - 1, floor);
    }
    return TextRanges.trimmed(text, paragraphs.start(end, floor), end);
  }

  /** Removes the number of a numbered heading: {@code 2. }, {@code 2) }. */
  private Span withoutNumber(Span heading) {
    int i = heading.start();
    while (i < heading.end() && Character.isDigit(text.charAt(i))) {
      i++;
    }
    boolean numbered =
        i > heading.start()
            && i - heading.start() <= 2
            && i + 2 < heading.end()
            && ").".indexOf(text.charAt(i)) >= 0
            && TextRanges.blank(text.charAt(i + 1));
    return numbered ? TextRanges.trimmed(text, i + 1, heading.end()).orElse(heading) : heading;
  }

  private List<ItemText> texts(List<Found> found) {
    List<ItemText> items = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      int end = i + 1 < found.size() ? startOf(found.get(i + 1)) : section.end();
      items.add(text(found.get(i), end));
    }
    return items;
  }

  private static int startOf(Found item) {
    return item.heading()
        .map(Span::start)
        .or(() -> item.decision().map(d -> d.span().start()))
        .orElse(item.labels().getFirst().start());
  }

  private ItemText text(Found item, int end) {
    return new ItemText(
        item.heading().map(this::withoutNumber),
        item.decision(),
        behind(item, ItemLabels.Kind.ADMINISTRATOR, end),
        behind(item, ItemLabels.Kind.REVIEWER, end),
        behind(item, ItemLabels.Kind.RATIONALE, end),
        "labels");
  }

  /** Returns the text after a label, up to the item's next label or its end. */
  private Optional<Span> behind(Found item, ItemLabels.Kind kind, int end) {
    for (int i = 0; i < item.labels().size(); i++) {
      ItemLabels.ItemLabel label = item.labels().get(i);
      if (label.kind() == kind) {
        int stop = i + 1 < item.labels().size() ? item.labels().get(i + 1).start() : end;
        return TextRanges.trimmed(text, label.end(), Math.max(label.end(), stop));
      }
    }
    return Optional.empty();
  }
}
