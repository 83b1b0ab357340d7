package imr.extract.grounding;

import imr.annotation.Annotation;
import imr.annotation.Claim;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.annotation.ValueReader;
import imr.exchange.SchemaFile;
import imr.letter.Span;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/** Counts how many values of records are located exactly after their quotes were changed. */
final class GroundingTrial {
  static final Schema SCHEMA = SchemaFile.builtIn();
  private static final ValueReader READER = new ValueReader(2026);
  private static final ClaimSource AUTHOR = new ClaimSource("somebody", "1");
  private static final List<String> OTHERS = List.of("harvest", "lantern", "mostly", "paper");

  private final ClaimGrounder grounding = new ClaimGrounder(SCHEMA, READER);
  private final List<GoldRecords.Gold> letters;

  GroundingTrial(List<GoldRecords.Gold> letters) {
    this.letters = letters;
  }

  /**
   * @param right located at exactly the record's span
   * @param misplaced located elsewhere
   */
  record Count(int all, int right, int misplaced) {
    double share() {
      return all == 0 ? 0 : (double) right / all;
    }

    Count plus(Count other) {
      return new Count(all + other.all, right + other.right, misplaced + other.misplaced);
    }
  }

  /** Counts all values by quote, after applying a change. */
  Count words(Function<String, String> change) {
    return count(g -> Claims.quotes(g.record(), SCHEMA, change), c -> true);
  }

  /** Counts dates given by their ISO form only, together with all other values. */
  Count isoDates() {
    return count(g -> Claims.values(g.record(), SCHEMA), GroundingTrial::isDate);
  }

  private static boolean isDate(Claim claim) {
    return SCHEMA.field(claim.target().field()).type() == Field.Type.DATE;
  }

  /** Counts quotes of at least four words, one of which is replaced. */
  Count oneWordChanged() {
    Random random = new Random(7);
    return count(
        g -> Claims.quotes(g.record(), SCHEMA, s -> changed(s, random)),
        c -> c.quote().filter(q -> OTHERS.stream().anyMatch(q::contains)).isPresent());
  }

  /** Keeps words with digits and negations, because replacing them changes the meaning. */
  private static String changed(String words, Random random) {
    String[] all = words.split("(?<=\\s)|(?=\\s)", -1);
    List<Integer> plain = new ArrayList<>();
    int count = 0;
    for (int i = 0; i < all.length; i++) {
      count += all[i].matches(".*\\p{L}.*") ? 1 : 0;
      if (all[i].matches("\\p{L}+") && !all[i].matches("(?i)no|not|without|never|denies|non")) {
        plain.add(i);
      }
    }
    if (count < FuzzyMatcher.FEWEST || plain.isEmpty()) {
      return words;
    }
    all[plain.get(random.nextInt(plain.size()))] = OTHERS.get(random.nextInt(OTHERS.size()));
    return String.join("", all);
  }

  private Count count(
      Function<GoldRecords.Gold, List<Claim>> claims, java.util.function.Predicate<Claim> counted) {
    Count sum = new Count(0, 0, 0);
    for (GoldRecords.Gold gold : letters) {
      List<Claim> all = claims.apply(gold);
      GroundingResult grounded = grounding.ground(gold.letter().text(), all, AUTHOR);
      for (Claim claim : all) {
        Optional<Span> place = Claims.place(gold.record(), claim.target());
        if (place.isPresent() && counted.test(claim)) {
          sum = sum.plus(judged(place.get(), Claims.place(grounded.annotations(), claim.target())));
        }
      }
    }
    return sum;
  }

  private static Count judged(Span wanted, Optional<Span> got) {
    boolean right = got.filter(wanted::equals).isPresent();
    return new Count(1, right ? 1 : 0, got.isPresent() && !right ? 1 : 0);
  }

  /**
   * Returns how many fictitious sentences were located, trying each in every text field of every
   * letter.
   */
  int inventedPlaced(List<String> sentences) {
    int placed = 0;
    for (GoldRecords.Gold gold : letters) {
      for (Annotation a : gold.record().all()) {
        if (a.evidence().isPresent() && isText(a.target())) {
          placed += placed(gold, a.target(), sentences);
        }
      }
    }
    return placed;
  }

  private static boolean isText(Target target) {
    return SCHEMA.field(target.field()).type() == Field.Type.TEXT
        && target.subject().equals(Target.LETTER);
  }

  private int placed(GoldRecords.Gold gold, Target target, List<String> sentences) {
    List<Claim> claims = new ArrayList<>();
    for (String sentence : sentences) {
      Target at = target.isEntry() ? target.whole().entry("x" + claims.size()) : target;
      claims.add(Claims.of(at, Optional.of(sentence), Optional.empty()));
    }
    return claims.stream()
        .mapToInt(
            c ->
                grounding
                    .ground(gold.letter().text(), List.of(c), AUTHOR)
                    .annotations()
                    .all()
                    .size())
        .sum();
  }

  /** Returns the CPU time in milliseconds per letter. */
  double millisecondsALetter() {
    List<List<Claim>> claims =
        letters.stream()
            .map(g -> Claims.quotes(g.record(), SCHEMA, GroundingTrial::shuffled))
            .toList();
    long start = processorTime();
    for (int i = 0; i < letters.size(); i++) {
      grounding.ground(letters.get(i).letter().text(), claims.get(i), AUTHOR);
    }
    return (processorTime() - start) / 1e6 / letters.size();
  }

  /** Returns the CPU time of this thread in nanoseconds. */
  static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Simulates typical claims: some unchanged, some in capitals, some with a word replaced. */
  private static String shuffled(String words) {
    return switch (words.length() % 4) {
      case 0 -> words.toUpperCase(Locale.ROOT);
      case 1 -> words.replaceAll("\\s+", "\n");
      case 2 -> changed(words, new Random(words.length()));
      default -> words;
    };
  }

  double values() {
    return letters.stream()
        .mapToLong(
            g ->
                g.record().all().stream()
                    .map(Annotation::evidence)
                    .filter(Optional<Evidence>::isPresent)
                    .count())
        .average()
        .orElse(0);
  }
}
