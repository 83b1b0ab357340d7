package imr.extract.grounding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the guarantees of grounding on fictitious letters and on the developers' letters. */
final class GoldGroundingTest {
  static final List<String> INVENTED =
      List.of(
          "The patient reports that the pain is worse with standing on a sailing boat.",
          "The worker was seen by a dentist for a chipped tooth in the spring of that year.",
          "is a very good candidate for a trial of hot air ballooning",
          "The provider notes that the patient has no history of keeping bees at home.");

  /** The source of the letters. */
  enum Source {
    MADE_UP,
    GOLD;

    GroundingTrial trial() throws IOException {
      return new GroundingTrial(
          this == GOLD
              ? GoldRecords.all(GroundingTrial.SCHEMA)
              : IntStream.range(0, 60)
                  .mapToObj(n -> InventedLetters.of(GroundingTrial.SCHEMA, n))
                  .toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void valuesWithTheirOwnWordsStandWhereTheyStood(Source source) throws IOException {
    assertShare(0.98, source.trial().words(s -> s));
  }

  @ParameterizedTest
  @EnumSource
  void valuesInOtherCaseAndWithOtherWhiteSpaceStandWhereTheyStood(Source source)
      throws IOException {
    GroundingTrial trial = source.trial();
    GroundingTrial.Count sum =
        Stream.of(
                trial.words(s -> s.toUpperCase(Locale.ROOT)),
                trial.words(s -> s.toLowerCase(Locale.ROOT)),
                trial.words(s -> s.replaceAll("\\s+", " \n ")))
            .reduce(new GroundingTrial.Count(0, 0, 0), GroundingTrial.Count::plus);
    assertShare(0.98, sum);
  }

  @ParameterizedTest
  @EnumSource
  void isoDatesStandWhereTheLetterWritesThemInItsWay(Source source) throws IOException {
    assertShare(0.98, source.trial().isoDates());
  }

  @ParameterizedTest
  @EnumSource
  void valuesOfSomeWordsOfWhichOneIsAnotherStandWhereTheyStood(Source source) throws IOException {
    assertShare(0.95, source.trial().oneWordChanged());
  }

  @ParameterizedTest
  @EnumSource
  void anInventedSentenceStandsNowhere(Source source) throws IOException {
    assertEquals(0, source.trial().inventedPlaced(INVENTED));
  }

  private static void assertShare(double least, GroundingTrial.Count count) {
    assertTrue(count.all() > 50, count::toString);
    assertTrue(count.share() >= least, count::toString);
  }
}
