package imr.learn;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.FieldId;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.learn.Candidates.Candidate;
import imr.learn.Candidates.Tally;
import imr.learn.FeatureExtractor.ExaminedSuggestion;
import imr.learn.FeatureExtractor.ReaderOpinions;
import imr.letter.Letter;
import imr.letter.Sha256;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A trained model. Immutable and thread-safe. */
public final class LearnedModel {
  private static final int ID_LENGTH = 12;

  private final ModelParts learned;
  private final byte[] bytes;
  private final String id;

  LearnedModel(ModelParts learned) {
    this.learned = learned;
    this.bytes = ModelWriter.bytes(learned);
    this.id = Sha256.of(bytes).substring(0, ID_LENGTH);
  }

  /**
   * Returns the shipped model, which has weights for rules and values but wasn't trained on any
   * letters.
   */
  public static LearnedModel untrained() {
    return new LearnedModel(
        new ModelParts(
            0,
            0,
            SecondReader.none(),
            new CodeReader(),
            new TrainingStatistics(),
            shippedJudge(),
            new CorrectionMemory(List.of()),
            Map.of(),
            Map.of(),
            Reliability.NONE));
  }

  /** Returns the shipped weights. */
  static DoubtClassifier shippedJudge() {
    return new DoubtClassifier(ShippedWeights.shipped());
  }

  /** Reads a model. Never throws; errors are part of the result. */
  public static ModelLoadResult of(byte[] bytes) {
    try {
      return new ModelLoadResult.Model(new LearnedModel(ModelReader.read(bytes)));
    } catch (DamagedModelException damaged) {
      return new ModelLoadResult.Refused(String.valueOf(damaged.getMessage()));
    }
  }

  /** Returns the encoded model, at most 5 MB. Equal models have equal bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Returns the first 12 hex digits of the SHA-256 of the bytes. */
  public String id() {
    return id;
  }

  /** Returns the number of finished letters it was trained on. */
  public int letters() {
    return learned.letters();
  }

  /** Returns the number of letters it was trained on, including those with suggestions only. */
  public int examples() {
    return learned.examples();
  }

  /** Returns the second reader's quality in each field it knows, by cross-validation. */
  public Map<FieldId, FieldQuality> quality() {
    return Collections.unmodifiableMap(learned.quality());
  }

  /** How far the confidences can be believed, by cross-validation. */
  public Reliability reliability() {
    return learned.reliability();
  }

  /**
   * Applies the model to a letter.
   *
   * @param annotations the letter's current annotations; people's decisions are not questioned
   */
  public LetterReading read(LearnContext context, Letter letter, AnnotationSet annotations) {
    LetterWords words = LetterWords.of(letter.text());
    List<LocatedValue> said =
        LocatedValue.all(context.schema(), annotations).stream()
            .filter(s -> s.annotation().counts() && context.isOn(s.field().id()))
            .toList();
    ReaderOpinions heard = FeatureExtractor.hear(learned.reader(), words, said);
    List<ExaminedSuggestion> examined =
        new FeatureExtractor(context, learned.codes(), learned.experience(), learned.quality())
            .examine(letter.text(), words, annotations, heard);
    Map<Target, Doubt> doubts = new HashMap<>();
    for (ExaminedSuggestion e : examined) {
      if (open(e.said().annotation())) {
        doubts.put(
            e.said().target(),
            new Doubt(learned.judge().chance(e.clues()), e.reasons(), e.instead()));
      }
    }
    OpenTargets targets = new OpenTargets(context, letter.text(), annotations);
    ModelOffers offers = new ModelOffers(context, letter, words, targets);
    Map<Boolean, List<Candidate>> found =
        Candidates.of(context, words, heard, targets).stream()
            .filter(c -> c.instead().map(i -> open(said.get(i).annotation())).orElse(true))
            .collect(Collectors.partitioningBy(c -> c.instead().isPresent()));
    double[] chances =
        examined.stream().mapToDouble(e -> learned.judge().chance(e.clues())).toArray();
    ToDoubleFunction<Candidate> chance = c -> chance(context, words, heard, c, chances);
    return new LetterReading(
        doubts,
        offers.possible(found.getOrDefault(false, List.of()), chance),
        offers.possible(found.getOrDefault(true, List.of()), chance),
        offers.remembered(learned.memory(), said));
  }

  private double chance(
      LearnContext context,
      LetterWords words,
      ReaderOpinions heard,
      Candidate c,
      double[] chances) {
    Tally tally = learned.tallies().getOrDefault(c.field(), Tally.NONE);
    return learned
        .judge()
        .chance(
            new Candidates(context, learned.experience(), learned.quality())
                .clues(words, heard, c, tally, chances));
  }

  private static boolean open(Annotation annotation) {
    return annotation.status() == Status.SUGGESTED;
  }
}
