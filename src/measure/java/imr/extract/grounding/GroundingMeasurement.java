package imr.extract.grounding;

import imr.annotation.ValueReader;
import imr.bench.Ratios;
import imr.extract.Extractor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Measures how long it takes to locate the values of 100 fictitious letters, in CPU time of this
 * thread and compared with extraction of the same letters, and how many are located exactly. {@code
 * mvn test -Dtests.excluded=none -Dtests.included=long -Dtest=GroundingMeasurement}
 */
@Tag("long")
final class GroundingMeasurement {
  private static final int ROUNDS = 60;

  @Test
  void tells() {
    List<GoldRecords.Gold> letters =
        IntStream.range(0, 100)
            .mapToObj(n -> InventedLetters.of(GroundingTrial.SCHEMA, n))
            .toList();
    GroundingTrial trial = new GroundingTrial(letters);
    Extractor extractor = new Extractor(GroundingTrial.SCHEMA, new ValueReader(2026));
    List<Double> grounding = new ArrayList<>();
    List<Double> extraction = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      grounding.add(trial.millisecondsALetter());
      extraction.add(extraction(extractor, letters));
    }
    say("values a letter", trial.values());
    say("grounding a letter, ms of processor time", settled(grounding));
    say("extraction a letter, ms of processor time", settled(extraction));
    Ratios.record("grounding beside extraction", settled(grounding) / settled(extraction));
    say("unchanged", trial.words(s -> s));
    say("case", trial.words(s -> s.toUpperCase(Locale.ROOT)));
    say("white space", trial.words(s -> s.replaceAll("\\s+", " \n ")));
    say("ISO dates", trial.isoDates());
    say("one word changed", trial.oneWordChanged());
    say("invented placed", trial.inventedPlaced(GoldGroundingTest.INVENTED));
    Assertions.assertTrue(settled(grounding) <= 1, "more than a millisecond a letter");
  }

  private static double extraction(Extractor extractor, List<GoldRecords.Gold> letters) {
    long start = GroundingTrial.processorTime();
    letters.forEach(g -> extractor.extract(g.letter()));
    return (GroundingTrial.processorTime() - start) / 1e6 / letters.size();
  }

  private static double settled(List<Double> rounds) {
    return rounds.subList(ROUNDS / 2, ROUNDS).stream().sorted().toList().get(ROUNDS / 4);
  }

  private static void say(String what, Object figure) {
    System.out.println(what + ": " + figure);
  }
}
