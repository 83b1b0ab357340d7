package imr.learn;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.learn.FeatureExtractor.ReaderOpinions;
import imr.learn.SecondReader.FoundValue;
import imr.learn.TaggingExample.WordSpan;
import imr.learn.TrainingStatistics.Part;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The values that only the second reader finds, and what speaks for and against each. The judge's
 * weights of these clues begin with {@code possible}.
 */
final class Candidates {
  /** A field's own share counts as if so many more were seen, of which one in five was right. */
  private static final double DRAWN = 2.5;

  private final LearnContext context;
  private final TrainingStatistics experience;
  private final Map<FieldId, FieldQuality> quality;

  Candidates(
      LearnContext context, TrainingStatistics experience, Map<FieldId, FieldQuality> quality) {
    this.context = context;
    this.experience = experience;
    this.quality = quality;
  }

  /**
   * How many values of a field only the second reader found, and how many of them were right. Those
   * that it all but finds don't count: they are many, and hardly ever right.
   */
  record Tally(int found, int right) {
    static final Tally NONE = new Tally(0, 0);

    Tally plus(Tally other) {
      return new Tally(found + other.found, right + other.right);
    }

    Tally minus(Tally other) {
      return new Tally(found - other.found, right - other.right);
    }

    double share() {
      return (right + DRAWN / 5) / (found + DRAWN);
    }
  }

  /**
   * A value that only the second reader finds.
   *
   * @param instead the suggestion that it would replace, by its place in what was heard
   * @param target that of the suggestion, or where the value would be added
   */
  record Candidate(FoundValue found, Optional<Integer> instead, Target target, Value value) {
    FieldId field() {
      return found.span().field();
    }
  }

  /** Of every field how the candidates of the folds' finished letters turned out. */
  static Map<FieldId, Tally> tallies(LearnContext context, List<TrainingFold> folds) {
    Map<FieldId, Tally> tallies = new TreeMap<>();
    for (TrainingFold fold : folds) {
      if (fold.letter().example().finished()) {
        tallies(context, fold).forEach((f, t) -> tallies.merge(f, t, Tally::plus));
      }
    }
    return tallies;
  }

  private static Map<FieldId, Tally> tallies(LearnContext context, TrainingFold fold) {
    Map<FieldId, Tally> tallies = new TreeMap<>();
    for (Candidate c : in(context, fold)) {
      if (c.found().margin() >= 0) {
        tallies.merge(c.field(), new Tally(1, isRight(fold, c) ? 1 : 0), Tally::plus);
      }
    }
    return tallies;
  }

  private static List<Candidate> in(LearnContext context, TrainingFold fold) {
    TrainingCase letter = fold.letter();
    OpenTargets targets =
        new OpenTargets(context, letter.example().letter().text(), letter.example().suggested());
    return of(context, letter.words(), fold.heard(), targets).stream()
        .filter(c -> !letter.lesson().silent().contains(c.field()))
        .toList();
  }

  private static boolean isRight(TrainingFold fold, Candidate c) {
    return fold.letter().lesson().values().contains(c.found().span());
  }

  /**
   * What a fold's candidates teach a judge; they are seen without their own letter's outcome.
   *
   * @param chances of each suggestion heard, that it is right
   */
  List<DoubtClassifier.DecidedSuggestion> rows(
      TrainingFold fold, Map<FieldId, Tally> tallies, double[] chances) {
    Map<FieldId, Tally> own = tallies(context, fold);
    List<DoubtClassifier.DecidedSuggestion> rows = new ArrayList<>();
    for (Candidate c : in(context, fold)) {
      Tally others =
          tallies
              .getOrDefault(c.field(), Tally.NONE)
              .minus(own.getOrDefault(c.field(), Tally.NONE));
      DoubtFeatures clues = clues(fold.letter().words(), fold.heard(), c, others, chances);
      rows.add(new DoubtClassifier.DecidedSuggestion(clues, isRight(fold, c), 1));
    }
    return rows;
  }

  /** Returns a letter's candidates in text order. */
  static List<Candidate> of(
      LearnContext context, LetterWords words, ReaderOpinions heard, OpenTargets targets) {
    List<FoundValue> found =
        Stream.concat(heard.opinion().found().stream(), heard.opinion().near().stream())
            .filter(v -> context.schema().find(v.span().field()).isPresent())
            .filter(v -> context.isOn(v.span().field()))
            .filter(v -> !isInEntryOfEntry(context.schema(), v.span().field()))
            .sorted(SecondReader.ORDER)
            .toList();
    return distinct(context.schema(), words, found).stream()
        .flatMap(v -> candidate(context.schema(), words, heard, targets, v).stream())
        .toList();
  }

  /** Such as a citation's section: which citation a value belongs to isn't known. */
  private static boolean isInEntryOfEntry(Schema schema, FieldId field) {
    return schema.parent(field).flatMap(g -> schema.parent(g.id())).isPresent();
  }

  /** Empty where the letter's suggestions leave no place for another value. */
  private static Optional<Candidate> candidate(
      Schema schema,
      LetterWords words,
      ReaderOpinions heard,
      OpenTargets targets,
      FoundValue found) {
    Field field = schema.field(found.span().field());
    boolean ofLetter = schema.parent(field.id()).isEmpty();
    Span span = words.span(found.span().from(), found.span().to());
    String normal = LocatedValue.normal(words.quote(found.span().from(), found.span().to()));
    Optional<Integer> instead = Optional.empty();
    boolean full = false;
    for (int i = 0; i < heard.said().size(); i++) {
      LocatedValue s = heard.said().get(i);
      if (s.field().id().equals(field.id())) {
        if (s.span().equals(span) || (ofLetter && s.words().equals(normal))) {
          return Optional.empty();
        }
        full |= ofLetter && !field.many();
        instead = instead.isEmpty() && s.span().overlaps(span) ? Optional.of(i) : instead;
      }
    }
    Optional<Target> target =
        instead.isPresent()
            ? instead.map(i -> heard.said().get(i).target())
            : full ? Optional.empty() : targets.at(field, span);
    Optional<Integer> replaced = instead;
    return target.flatMap(
        t -> targets.value(field, span).map(v -> new Candidate(found, replaced, t, v)));
  }

  /** What speaks for and against a candidate. */
  DoubtFeatures clues(
      LetterWords words, ReaderOpinions heard, Candidate c, Tally tally, double[] chances) {
    WordSpan v = c.found().span();
    double margin = Math.tanh(c.found().margin() / 2);
    double f1 = quality.getOrDefault(v.field(), FieldQuality.NONE).f1();
    double share = Math.log(tally.share() / (1 - tally.share())) / 3;
    DoubtFeatures clues = new DoubtFeatures();
    clues.put("possible");
    clues.put("possible:margin", margin);
    clues.put("possible:wide", Math.clamp(c.found().margin() / 8, -1, 1));
    clues.put("possible:f1", f1);
    clues.put("possible:f1*margin", f1 * margin);
    clues.put("possible:share", share);
    boolean empty = heard.said().stream().noneMatch(s -> s.field().id().equals(v.field()));
    clues.put("possible:empty", empty ? 1 : 0);
    c.instead().ifPresent(i -> instead(heard, i, margin, chances[i], clues));
    seen(words, v, clues);
    return clues;
  }

  private void instead(
      ReaderOpinions heard, int i, double margin, double chance, DoubtFeatures clues) {
    double bounded = Math.clamp(chance, 0.001, 0.999);
    clues.put("possible:instead");
    clues.put("possible:instead*doubt", Math.log((1 - bounded) / bounded) / 5);
    clues.put("possible:instead*margin", margin);
    LocatedValue said = heard.said().get(i);
    int[] decided = experience.phraseOf(said);
    clues.put("possible:words-right", Math.min(1, Math.log1p(decided[0]) / 2));
    clues.put("possible:words-wrong", Math.min(1, Math.log1p(decided[1])));
    Optional<WordSpan> span = heard.spans().get(i);
    clues.put("possible:within", span.isEmpty() ? 1 : 0);
  }

  private void seen(LetterWords words, WordSpan v, DoubtFeatures clues) {
    int known = 0;
    for (int i = v.from(); i < v.to(); i++) {
      known += experience.seen(Part.INSIDE, v.field(), words.word[i]) > 0 ? 1 : 0;
    }
    clues.put("possible:known", (double) known / (v.to() - v.from()));
    clues.put("possible:first", seen(Part.FIRST, v.field(), words.word[v.from()]));
    clues.put("possible:last", seen(Part.LAST, v.field(), words.word[v.to() - 1]));
    int before = TrainingStatistics.word(words, v.from() - 1);
    clues.put("possible:before", seen(Part.BEFORE, v.field(), before));
    clues.put(
        "possible:behind", seen(Part.BEHIND, v.field(), TrainingStatistics.word(words, v.to())));
    double unusual = experience.unusual(v.field(), v.to() - v.from());
    clues.put("possible:unusual", Math.min(1, Math.abs(unusual) / 3));
  }

  private double seen(Part part, FieldId field, int word) {
    return Math.min(1, Math.log1p(experience.seen(part, field, word)) / 2);
  }

  /** As records are: of a single field of the letter one value, of a list each value once. */
  static List<FoundValue> distinct(Schema schema, LetterWords words, List<FoundValue> found) {
    Map<FieldId, FoundValue> single = new HashMap<>();
    Set<String> seen = new HashSet<>();
    List<FoundValue> kept = new ArrayList<>();
    for (FoundValue v : found) {
      FieldId field = v.span().field();
      boolean ofLetter = schema.parent(field).isEmpty();
      if (ofLetter && !schema.find(field).map(Field::many).orElse(true)) {
        single.merge(field, v, (a, b) -> b.margin() > a.margin() ? b : a);
      }
      String normal = LocatedValue.normal(words.quote(v.span().from(), v.span().to()));
      if (!ofLetter || seen.add(field + "\n" + normal)) {
        kept.add(v);
      }
    }
    kept.removeIf(v -> single.containsKey(v.span().field()) && !single.containsValue(v));
    return kept;
  }
}
