package imr.letter;

import java.util.ArrayList;
import java.util.List;

/**
 * The sentences and paragraphs of a letter. Paragraphs continue across line and page ends; a
 * heading, a labeled line, and a list item are paragraphs of their own. A sentence lies within one
 * paragraph and doesn't end at {@code Dr.}, {@code No. 5}, {@code e.g.}, initials, or decimals.
 *
 * <p>All offsets are UTF-16 indices of the canonical text.
 */
public final class Passages {
  private final List<Span> paragraphs;
  private final List<Span> sentences;

  private Passages(List<Span> paragraphs, List<Span> sentences) {
    this.paragraphs = List.copyOf(paragraphs);
    this.sentences = List.copyOf(sentences);
  }

  /**
   * Finds the passages of a letter. A page header or footer doesn't interrupt a sentence or
   * paragraph.
   */
  public static Passages of(LetterText text) {
    CleanText clean = text.clean();
    Passages passages = inClean(clean.text());
    return clean.same()
        ? passages
        : new Passages(
            passages.paragraphs.stream().map(clean::original).toList(),
            passages.sentences.stream().map(clean::original).toList());
  }

  private static Passages inClean(LetterText text) {
    List<Span> paragraphs = paragraphs(text);
    List<Span> sentences = new ArrayList<>();
    paragraphs.forEach(p -> addSentences(text.canonical(), p, sentences));
    return new Passages(paragraphs, sentences);
  }

  /** Returns all sentences in text order, without the white space between them. */
  public List<Span> sentences() {
    return sentences;
  }

  /** Returns all paragraphs in text order, without the white space between them. */
  public List<Span> paragraphs() {
    return paragraphs;
  }

  /** Expands a span to whole sentences. */
  public Span wholeSentences(Span span) {
    return whole(sentences, span);
  }

  /** Expands a span to whole paragraphs. */
  public Span wholeParagraphs(Span span) {
    return whole(paragraphs, span);
  }

  /**
   * Moves one end of a span to a sentence boundary. Outwards, to the boundary of the sentence it is
   * in, or of the next one; inwards, to the closest boundary inside the span.
   *
   * @return the span itself if it can't be moved
   */
  public Span moved(Span span, WordSpans.Edge edge, boolean outwards) {
    return switch (edge) {
      case END ->
          sentences.stream()
              .map(Span::end)
              .filter(e -> outwards ? e > span.end() : e < span.end() && e > span.start())
              .reduce((a, b) -> outwards ? a : b)
              .map(e -> new Span(span.start(), e))
              .orElse(span);
      case START ->
          sentences.stream()
              .map(Span::start)
              .filter(s -> outwards ? s < span.start() : s > span.start() && s < span.end())
              .reduce((a, b) -> outwards ? b : a)
              .map(s -> new Span(s, span.end()))
              .orElse(span);
    };
  }

  private static Span whole(List<Span> parts, Span span) {
    int first = SpanSearch.first(parts, p -> p.end() > span.start());
    int last = SpanSearch.first(parts, p -> p.start() >= span.end()) - 1;
    return first > last
        ? span
        : new Span(
            Math.min(span.start(), parts.get(first).start()),
            Math.max(span.end(), parts.get(last).end()));
  }

  private static List<Span> paragraphs(LetterText text) {
    List<Span> paragraphs = new ArrayList<>();
    int start = -1;
    int end = 0;
    for (Lines.TextLine line : Lines.of(text)) {
      if (line.blank()) {
        continue;
      }
      if (start >= 0 && line.startsParagraph()) {
        paragraphs.add(new Span(start, end));
        start = -1;
      }
      start = start < 0 ? line.start() : start;
      end = line.end();
    }
    if (start >= 0) {
      paragraphs.add(new Span(start, end));
    }
    return paragraphs;
  }

  private static void addSentences(String text, Span paragraph, List<Span> sentences) {
    int start = paragraph.start();
    for (int at = start; at < paragraph.end(); at++) {
      if (SentenceBoundaries.endsSentence(text, start, at, paragraph.end())) {
        int end = SentenceBoundaries.afterClosing(text, at + 1, paragraph.end());
        sentences.add(new Span(start, end));
        start = end;
        while (SentenceBoundaries.space(text.charAt(start))) {
          start++;
        }
        at = start - 1;
      }
    }
    sentences.add(new Span(start, paragraph.end()));
  }
}
