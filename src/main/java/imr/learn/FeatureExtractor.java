package imr.learn;

import imr.annotation.AnnotationSet;
import imr.annotation.Check;
import imr.annotation.Checks;
import imr.annotation.FieldId;
import imr.annotation.ValueReader;
import imr.learn.TaggingExample.WordSpan;
import imr.letter.LetterText;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Extracts the features and reasons for each suggestion of a letter. */
final class FeatureExtractor {
  private static final Set<String> SMALL =
      Set.of(
          "a", "an", "the", "of", "and", "or", "with", "no", "to", "for", "in", "on", "at", "by",
          "was", "is", "has", "had", "as", "that", "which", "from", "any", "not");

  private final LearnContext context;
  private final CodeReader codes;
  private final TrainingStatistics experience;
  private final Map<FieldId, FieldQuality> quality;

  FeatureExtractor(
      LearnContext context,
      CodeReader codes,
      TrainingStatistics experience,
      Map<FieldId, FieldQuality> quality) {
    this.context = context;
    this.codes = codes;
    this.experience = experience;
    this.quality = quality;
  }

  /**
   * A suggestion with its features.
   *
   * @param words the suggestion as words; empty if it starts or ends within a word
   * @param margin the second reader's margin; NaN if it has none
   */
  record ExaminedSuggestion(
      LocatedValue said,
      Optional<WordSpan> words,
      double margin,
      DoubtFeatures clues,
      List<DoubtReason> reasons,
      Optional<Span> instead) {}

  /** The second reader's opinion on a letter, and the suggestions it was asked about. */
  record ReaderOpinions(
      List<LocatedValue> said, List<Optional<WordSpan>> spans, SecondReader.Opinion opinion) {}

  static ReaderOpinions hear(SecondReader reader, LetterWords words, List<LocatedValue> said) {
    List<Optional<WordSpan>> spans =
        said.stream()
            .map(s -> words.at(s.span()).map(at -> new WordSpan(s.field().id(), at[0], at[1])))
            .toList();
    List<WordSpan> asked = spans.stream().flatMap(Optional::stream).toList();
    return new ReaderOpinions(said, spans, reader.read(words, asked));
  }

  List<ExaminedSuggestion> examine(
      LetterText text, LetterWords words, AnnotationSet set, ReaderOpinions heard) {
    Map<String, List<String>> checks = checks(text, set);
    List<ExaminedSuggestion> examined = new ArrayList<>();
    Map<FieldId, List<Integer>> lists = new HashMap<>();
    double[] margins = new double[heard.said().size()];
    int asked = 0;
    for (int i = 0; i < margins.length; i++) {
      margins[i] =
          heard.spans().get(i).isPresent() ? heard.opinion().margins()[asked++] : Float.NaN;
      lists.computeIfAbsent(heard.said().get(i).field().id(), _ -> new ArrayList<>()).add(i);
    }
    for (int i = 0; i < margins.length; i++) {
      LocatedValue s = heard.said().get(i);
      List<Integer> list = lists.getOrDefault(s.field().id(), List.of());
      examined.add(one(words, heard, i, margins, list, checks));
    }
    return examined;
  }

  private Map<String, List<String>> checks(LetterText text, AnnotationSet set) {
    return Checks.of(context.schema(), set, text, context.today()).stream()
        .filter(c -> !c.id().equals("missing"))
        .collect(
            Collectors.groupingBy(
                c -> c.target().toString(), Collectors.mapping(Check::id, Collectors.toList())));
  }

  private ExaminedSuggestion one(
      LetterWords words,
      ReaderOpinions heard,
      int i,
      double[] margins,
      List<Integer> list,
      Map<String, List<String>> checks) {
    LocatedValue s = heard.said().get(i);
    DoubtFeatures clues = new DoubtFeatures();
    List<DoubtReason> reasons = new ArrayList<>();
    clues.put("always");
    clues.put("field:" + s.field().id().path());
    Optional<Span> instead = Optional.empty();
    if (s.byValue()) {
      host(heard, s, margins, clues);
    } else {
      instead = reader(words, heard, i, margins[i], clues, reasons);
    }
    code(words, s, clues, reasons);
    phrase(s, clues, reasons);
    rule(s, clues, reasons);
    heard.spans().get(i).ifPresent(span -> shape(words, s, span, clues, reasons));
    if (heard.spans().get(i).isEmpty()) {
      clues.put("shape:within");
    }
    list(heard, i, margins, list, clues);
    for (String check : checks.getOrDefault(s.target().toString(), List.of())) {
      clues.put("check");
      reasons.add(new DoubtReason.CheckWarns(check));
    }
    return new ExaminedSuggestion(s, heard.spans().get(i), margins[i], clues, reasons, instead);
  }

  private double f1(FieldId field) {
    return quality.getOrDefault(field, FieldQuality.NONE).f1();
  }

  /** If a value is in doubt, so are the codes that classify it. */
  private static void host(
      ReaderOpinions heard, LocatedValue s, double[] margins, DoubtFeatures clues) {
    for (int i = 0; i < margins.length; i++) {
      LocatedValue other = heard.said().get(i);
      if (s.field().sameSpanAs().filter(other.field().id()::equals).isPresent()
          && other.span().equals(s.span())
          && !Double.isNaN(margins[i])) {
        clues.put("host:margin", Math.tanh(margins[i]));
      }
    }
  }

  private Optional<Span> reader(
      LetterWords words,
      ReaderOpinions heard,
      int i,
      double margin,
      DoubtFeatures clues,
      List<DoubtReason> reasons) {
    if (Double.isNaN(margin)) {
      clues.put("reader:unknown");
      return Optional.empty();
    }
    WordSpan span = heard.spans().get(i).orElseThrow();
    double f1 = f1(span.field());
    double m = Math.clamp(margin, -20, 20);
    clues.put("reader:margin", Math.tanh(m / 2));
    clues.put("reader:margin*f1", f1 * Math.tanh(m / 2));
    clues.put("reader:wide", Math.clamp(m / 8, -1, 1));
    clues.put("reader:f1", f1);
    if (m > 0) {
      clues.put("reader:agrees*f1", f1);
      clues.put("reader:near", Math.exp(-m));
      return Optional.empty();
    }
    clues.put("reader:near", -Math.exp(m));
    return disagreement(words, heard.opinion(), span, f1, clues, reasons);
  }

  private static Optional<Span> disagreement(
      LetterWords words,
      SecondReader.Opinion opinion,
      WordSpan span,
      double f1,
      DoubtFeatures clues,
      List<DoubtReason> reasons) {
    Optional<WordSpan> same = Optional.empty();
    Optional<WordSpan> elsewhere = Optional.empty();
    Optional<WordSpan> foreign = Optional.empty();
    for (SecondReader.FoundValue found : opinion.found()) {
      WordSpan other = found.span();
      if (other.field().equals(span.field())) {
        if (other.overlaps(span)) {
          same = same.or(() -> Optional.of(other));
        } else {
          elsewhere = elsewhere.or(() -> Optional.of(other));
        }
      } else if (other.from() == span.from() && other.to() == span.to()) {
        foreign = Optional.of(other);
      }
    }
    if (same.isPresent()) {
      WordSpan other = same.get();
      clues.put("reader:overlaps");
      clues.put("reader:overlaps*f1", f1);
      boundaries(words, span, other, clues, reasons);
      return Optional.of(words.span(other.from(), other.to()));
    }
    clues.put("reader:none");
    clues.put("reader:none*f1", f1);
    foreign.ifPresent(o -> clues.put("reader:foreign"));
    if (foreign.isPresent()) {
      reasons.add(new DoubtReason.ReaderFindsField(foreign.get().field()));
    } else {
      reasons.add(new DoubtReason.ReaderFindsNothing());
    }
    return Optional.empty();
  }

  private static void boundaries(
      LetterWords words,
      WordSpan span,
      WordSpan other,
      DoubtFeatures clues,
      List<DoubtReason> reasons) {
    if (other.from() > span.from()) {
      clues.put("reader:starts-later");
      reasons.add(new DoubtReason.ReaderStartsLater(single(words, span.from(), other.from())));
    } else if (other.from() < span.from()) {
      clues.put("reader:starts-earlier");
      reasons.add(new DoubtReason.ReaderStartsEarlier(single(words, other.from(), span.from())));
    }
    if (other.to() < span.to()) {
      clues.put("reader:ends-earlier");
      reasons.add(new DoubtReason.ReaderEndsEarlier(single(words, other.to(), span.to())));
    } else if (other.to() > span.to()) {
      clues.put("reader:ends-later");
      reasons.add(new DoubtReason.ReaderEndsLater(single(words, span.to(), other.to())));
    }
  }

  private static String single(LetterWords words, int from, int to) {
    return ValueReader.singleSpaced(words.quote(from, to));
  }

  private void code(
      LetterWords words, LocatedValue s, DoubtFeatures clues, List<DoubtReason> reasons) {
    CodeReader.Read read = codes.read(words, s);
    if (read != null) {
      double m = Math.clamp(read.margin(), -10, 10);
      clues.put("code:margin", Math.tanh(m));
      clues.put("code:wide", Math.clamp(m / 3, -1, 1));
      if (m < 0) {
        clues.put("code:other");
        reasons.add(new DoubtReason.ReaderReads(read.code()));
      }
    }
  }

  private void phrase(LocatedValue s, DoubtFeatures clues, List<DoubtReason> reasons) {
    int[] seen = experience.phraseOf(s);
    clues.put("words:right", Math.min(1, Math.log1p(seen[0]) / 2));
    clues.put("words:wrong", Math.min(1, Math.log1p(seen[1])));
    if (seen[0] + seen[1] > 0) {
      clues.put("words:share", (seen[0] - seen[1]) / (seen[0] + seen[1] + 1.0));
    }
    if (seen[1] > 0 && seen[1] >= seen[0]) {
      reasons.add(new DoubtReason.WordsOftenWrong(seen[1], seen[0] + seen[1]));
    }
  }

  private void rule(LocatedValue s, DoubtFeatures clues, List<DoubtReason> reasons) {
    double c = Math.clamp(s.confidence(), 0.05, 0.995);
    clues.put("rule:confidence", Math.log(c / (1 - c)) / 5);
    int[] seen = experience.rule(s.rule());
    if (!s.rule().isEmpty() && seen[0] + seen[1] > 0) {
      double share = (seen[0] + 4.5) / (seen[0] + seen[1] + 5);
      clues.put("rule:share", Math.log(share / (1 - share)) / 5 - 0.44);
      if (seen[1] > 1 && share < 0.9) {
        reasons.add(new DoubtReason.RuleOftenWrong(s.rule(), seen[1], seen[0] + seen[1]));
      }
    }
  }

  private void shape(
      LetterWords words,
      LocatedValue s,
      WordSpan span,
      DoubtFeatures clues,
      List<DoubtReason> reasons) {
    if (s.field().longText() || s.byValue()) {
      return;
    }
    FieldId field = span.field();
    double unusual = experience.unusual(field, span.to() - span.from());
    clues.put("shape:longer", Math.clamp(unusual / 3, 0, 1));
    clues.put("shape:shorter", Math.clamp(-unusual / 3, 0, 1));
    double odd = odd(words, field, span, clues);
    if (Math.abs(unusual) > 3 || odd > 1.5) {
      reasons.add(new DoubtReason.UnusualShape());
    }
    clues.put("shape:small-first", small(words, span.from()) ? 1 : 0);
    clues.put("shape:small-last", small(words, span.to() - 1) ? 1 : 0);
    clues.put("shape:one-word", span.to() - span.from() == 1 ? 1 : 0);
    int open = 0;
    for (int i = span.from(); i < span.to(); i++) {
      open += words.shape[i] == '(' ? 1 : words.shape[i] == ')' ? -1 : 0;
      if (words.shape[i] == ',' || words.shape[i] == ';') {
        clues.put("shape:comma", 0.5);
      }
    }
    clues.put("shape:parentheses", open == 0 ? 0 : 1);
    clues.put("shape:separator-before", words.separator(span.from()) == 0 ? 0 : 1);
    boolean and = span.to() + 1 < words.size() && words.separator(span.to() + 1) == 6;
    clues.put("shape:and-behind", and ? 1 : 0);
    if (span.to() < words.size()) {
      clues.put("shape:word-behind", words.shape[span.to()] >= 80 ? 1 : 0);
      clues.put("shape:stop-behind", words.shape[span.to()] == '.' ? 1 : 0);
      clues.put("shape:comma-behind", words.shape[span.to()] == ',' ? 1 : 0);
      boolean sign = "-/%#".indexOf(words.shape[span.to()]) >= 0;
      clues.put("shape:sign-behind", sign ? 1 : 0);
    }
    if (span.from() > 0 && "-/%#".indexOf(words.shape[span.from() - 1]) >= 0) {
      clues.put("shape:sign-before");
    }
  }

  private static boolean small(LetterWords words, int i) {
    return SMALL.contains(LocatedValue.normal(words.quote(i, i + 1)));
  }

  /** Returns how much the value's words differ from those of the field's other values. */
  private double odd(LetterWords words, FieldId field, WordSpan span, DoubtFeatures clues) {
    int known = 0;
    for (int i = span.from(); i < span.to(); i++) {
      known += experience.seen(TrainingStatistics.Part.INSIDE, field, words.word[i]) > 0 ? 1 : 0;
    }
    double inside = (double) known / (span.to() - span.from());
    double first = seen(TrainingStatistics.Part.FIRST, field, words.word[span.from()]);
    double last = seen(TrainingStatistics.Part.LAST, field, words.word[span.to() - 1]);
    int behind = TrainingStatistics.word(words, span.to());
    int before = TrainingStatistics.word(words, span.from() - 1);
    clues.put("seen:inside", inside);
    clues.put("seen:first", first);
    clues.put("seen:last", last);
    clues.put("seen:before", seen(TrainingStatistics.Part.BEFORE, field, before));
    clues.put("seen:behind", seen(TrainingStatistics.Part.BEHIND, field, behind));
    clues.put("seen:behind-inside", seen(TrainingStatistics.Part.INSIDE, field, behind));
    clues.put("seen:before-inside", seen(TrainingStatistics.Part.INSIDE, field, before));
    return 3 - inside - first - last - 1;
  }

  private double seen(TrainingStatistics.Part part, FieldId field, int word) {
    return Math.min(1, Math.log1p(experience.seen(part, field, word)) / 2);
  }

  private static void list(
      ReaderOpinions heard, int i, double[] margins, List<Integer> list, DoubtFeatures clues) {
    if (!heard.said().get(i).field().many() || list.size() < 2) {
      return;
    }
    double sum = 0;
    int n = 0;
    for (int k : list) {
      if (k != i && !Double.isNaN(margins[k])) {
        sum += Math.tanh(margins[k] / 2);
        n++;
      }
    }
    clues.put("list:others", n == 0 ? 0 : sum / n);
    clues.put("list:first", list.getFirst() == i ? 1 : 0);
    clues.put("list:last", list.getLast() == i ? 1 : 0);
    clues.put("list:long", Math.min(1, list.size() / 10.0));
    Optional<WordSpan> here = heard.spans().get(i);
    boolean alone =
        list.stream()
            .filter(k -> k != i)
            .flatMap(k -> heard.spans().get(k).stream())
            .noneMatch(
                o ->
                    here.isPresent()
                        && (Math.abs(o.to() - here.get().from()) < 4
                            || Math.abs(here.get().to() - o.from()) < 4));
    clues.put("list:alone", alone ? 1 : 0);
    boolean overlaps =
        list.stream()
            .filter(k -> k != i)
            .anyMatch(k -> heard.said().get(k).span().overlaps(heard.said().get(i).span()));
    clues.put("list:overlaps", overlaps ? 1 : 0);
  }
}
