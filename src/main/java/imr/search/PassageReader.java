package imr.search;

import imr.letter.CleanText;
import imr.letter.LetterText;
import imr.letter.Passages;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the words of a query in one letter, using the same tokens and stems as the index. */
final class PassageReader {
  private final WordAnalyzer exact = WordAnalyzer.exact();
  private final WordAnalyzer stems = WordAnalyzer.stems();
  private final String text;

  /** Splitting a text into words takes most of the time, and most queries need one of the two. */
  private Optional<List<WordAnalyzer.Word>> words = Optional.empty();

  private Optional<List<WordAnalyzer.Word>> stemmed = Optional.empty();

  private PassageReader(String text) {
    this.text = text;
  }

  private List<WordAnalyzer.Word> words() {
    List<WordAnalyzer.Word> all = words.orElseGet(() -> exact.of(text));
    words = Optional.of(all);
    return all;
  }

  private List<WordAnalyzer.Word> stemmed() {
    List<WordAnalyzer.Word> all = stemmed.orElseGet(() -> stems.of(text));
    stemmed = Optional.of(all);
    return all;
  }

  static List<Passage> of(LetterQuery query, LetterText text) {
    List<Match> wanted =
        query.conditions().stream()
            .filter(c -> !c.not() && c.about() instanceof QuerySubject.TextSubject)
            .flatMap(c -> c.anyOf().stream())
            .toList();
    List<Span> spans = wanted.isEmpty() ? List.of() : spans(wanted, text.clean());
    return spans.isEmpty() ? List.of() : bySentence(spans, Passages.of(text));
  }

  private static List<Span> spans(List<Match> wanted, CleanText clean) {
    List<Span> found = new PassageReader(clean.text().canonical()).spans(wanted);
    return clean.same() ? found : found.stream().map(clean::original).toList();
  }

  /** Returns the matches in text order, with overlapping ones merged. */
  private List<Span> spans(List<Match> wanted) {
    TreeSet<Span> all = new TreeSet<>();
    wanted.forEach(match -> all.addAll(spans(match)));
    List<Span> apart = new ArrayList<>();
    for (Span span : all) {
      if (apart.isEmpty() || !apart.getLast().overlaps(span)) {
        apart.add(span);
      } else if (span.end() > apart.getLast().end()) {
        apart.set(apart.size() - 1, new Span(apart.getLast().start(), span.end()));
      }
    }
    return apart;
  }

  private List<Span> spans(Match match) {
    return switch (match) {
      case Match.Word(String text) when stems.forms(text).size() == 1 ->
          places(stemmed(), stems.forms(text), false);
      case Match.Word(String text) -> places(words(), exact.forms(text), false);
      case Match.Exact(String text) -> places(words(), exact.forms(text), false);
      case Match.Whole(String text) -> places(words(), exact.forms(text), false);
      case Match.Start(String text) -> places(words(), exact.forms(text), true);
      case Match.Keyword _, Match.Range _, Match.Bound _ -> List.of();
    };
  }

  /** Finds consecutive words. If {@code begun}, the last one is a prefix. */
  private static List<Span> places(
      List<WordAnalyzer.Word> text, List<String> forms, boolean begun) {
    List<Span> found = new ArrayList<>();
    for (int i = 0; i + forms.size() <= text.size() && !forms.isEmpty(); i++) {
      if (stands(text, i, forms, begun)) {
        found.add(new Span(text.get(i).start(), text.get(i + forms.size() - 1).end()));
      }
    }
    return found;
  }

  private static boolean stands(
      List<WordAnalyzer.Word> text, int at, List<String> forms, boolean begun) {
    for (int i = 0; i < forms.size(); i++) {
      String word = text.get(at + i).form();
      boolean last = begun && i == forms.size() - 1;
      if (last ? !word.startsWith(forms.get(i)) : !word.equals(forms.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<Passage> bySentence(List<Span> spans, Passages passages) {
    Map<Span, List<Span>> bySentence = new LinkedHashMap<>();
    spans.forEach(
        span ->
            bySentence
                .computeIfAbsent(passages.wholeSentences(span), s -> new ArrayList<>())
                .add(span));
    return bySentence.entrySet().stream().map(e -> new Passage(e.getKey(), e.getValue())).toList();
  }
}
