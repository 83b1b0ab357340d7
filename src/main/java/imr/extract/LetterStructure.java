package imr.extract;

import imr.annotation.FieldId;
import imr.letter.LetterText;
import imr.letter.Section;
import imr.letter.Sections;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The structure of a letter: sections, disputed items, dates, pain scores, and so on. Used to
 * locate values in the letter. All spans are in UTF-16 units.
 */
public final class LetterStructure {
  private static final WordSet JOINS = WordSet.of("-", ",", "&", "and");

  private static final CitationReader CITATIONS = new CitationReader();

  private final LetterText text;
  private final List<Section> sections;
  private final List<Item> items;

  private LetterStructure(LetterText text, List<Section> sections, List<Item> items) {
    this.text = text;
    this.sections = sections;
    this.items = items;
  }

  /**
   * The locations of a disputed item.
   *
   * @param stretch from the first part to the end of the last one
   * @param heading the text before the decision
   * @param request the disputed request within the heading, with {@code original} and {@code
   *     authorized} if the heading describes a partial approval
   * @param administrator the text after {@code Claims Administrator guideline:}
   * @param reviewer the text after {@code MAXIMUS guideline:}
   */
  public record Item(
      Span stretch,
      Optional<Span> heading,
      Optional<Span> request,
      Optional<Span> original,
      Optional<Span> authorized,
      Optional<Span> decision,
      Optional<Span> administrator,
      Optional<Span> reviewer,
      Optional<Span> rationale) {}

  /** The conclusion of a rationale, and its code. */
  public record Conclusion(Span span, String code) {}

  /** Finds the sections and items of a letter. */
  public static LetterStructure of(LetterText text) {
    List<Section> sections = Sections.of(text);
    List<Item> items =
        DisputedItems.texts(text.canonical(), sections).stream()
            .flatMap(i -> item(text.canonical(), i).stream())
            .toList();
    return new LetterStructure(text, sections, items);
  }

  private static Optional<Item> item(String text, ItemText item) {
    RequestHeading heading =
        item.heading().map(h -> RequestHeading.of(text, h)).orElseGet(RequestHeading::none);
    Optional<Span> decision = item.decision().map(ItemText.Decision::span);
    List<Span> parts =
        Stream.of(item.heading(), decision, item.administrator(), item.reviewer(), item.rationale())
            .flatMap(Optional::stream)
            .toList();
    return hull(parts)
        .map(
            all ->
                new Item(
                    all,
                    item.heading(),
                    heading.request(),
                    heading.original(),
                    heading.authorized(),
                    decision,
                    item.administrator(),
                    item.reviewer(),
                    item.rationale()));
  }

  private static Optional<Span> hull(List<Span> parts) {
    return parts.stream()
        .reduce((a, b) -> new Span(Math.min(a.start(), b.start()), Math.max(a.end(), b.end())));
  }

  /** Returns the first section of a kind, without its heading. */
  public Optional<Span> section(Section.Kind kind) {
    return sections.stream()
        .filter(s -> s.kind() == kind && s.bodyStart() < s.end())
        .findFirst()
        .map(s -> new Span(s.bodyStart(), s.end()));
  }

  /** Returns the disputed items in text order. */
  public List<Item> items() {
    return items;
  }

  /** Returns all dates with a day or a month, in any format, in text order. */
  public List<Span> dates() {
    TokenizedText words = TokenizedText.of(text.canonical(), 0, text.length());
    return Dates.in(words, 0, words.size()).stream()
        .map(d -> words.span(d.start(), d.end()))
        .toList();
  }

  /** Returns all pain scores with their scale. */
  public List<Span> painScores() {
    TokenizedText words = TokenizedText.of(text.canonical(), 0, text.length());
    return PainScores.in(words).stream().map(Candidate::span).toList();
  }

  /** Returns all numbers within a span, in digits, in words, or both: {@code Twelve (12)}. */
  public List<Span> numbers(Span within) {
    TokenizedText words = TokenizedText.of(text.canonical(), within);
    List<Span> numbers = new ArrayList<>();
    int i = 0;
    while (i < words.size()) {
      int end = Numbers.at(words, i) ? Numbers.end(words, i) : i;
      if (end > i) {
        numbers.add(words.span(i, end));
      }
      i = Math.max(end, i + 1);
    }
    return numbers;
  }

  /** Returns all runs of page numbers within a span: {@code 58-60}, {@code 98 and 99}. */
  public List<Span> pages(Span within) {
    TokenizedText words = TokenizedText.of(text.canonical(), within);
    List<Span> pages = new ArrayList<>();
    int i = 0;
    while (i < words.size()) {
      int end = i;
      while (end < words.size() && (words.number(end) || joined(words, i, end))) {
        end++;
      }
      if (end > i) {
        pages.add(words.span(i, end));
      }
      i = Math.max(end, i + 1);
    }
    return pages;
  }

  private static boolean joined(TokenizedText words, int from, int i) {
    return i > from && words.number(i + 1) && words.in(i, JOINS);
  }

  /** Returns the last conclusion in a rationale. */
  public Optional<Conclusion> conclusion(Span rationale) {
    return Conclusions.last(TokenizedText.of(text.canonical(), rationale))
        .map(f -> new Conclusion(f.span(), f.code()));
  }

  /** Returns the sources cited in selected text, with or without the label before them. */
  public List<Citation> citations(Span selection) {
    return CITATIONS.readSelection(text.canonical(), selection);
  }

  /** Returns the lowercase labels of a date in the header; empty for other fields. */
  public static List<String> labels(FieldId field) {
    return HeaderFields.labels(field);
  }
}
