package imr.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.letter.LetterText;
import imr.letter.Span;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tests locating a query's words in a letter. */
final class PassageTest {
  private static final LetterText TEXT =
      new LetterText(
          """
          CASE SUMMARY

          The patient 𝒩. came to the CAFÉ with knee
          pain after walking. Two follow-
          up visits changed nothing. Surgeries of the kneecap
          were denied, the patient's knee
          \fpain was not.
          """);

  private static List<String> found(String written) {
    LetterQuery query =
        assertInstanceOf(LetterQuery.class, LetterQuery.read(written, SampleIndexEntries.SCHEMA));
    return Passage.of(query, TEXT).stream()
        .map(p -> p.words().stream().map(TEXT::quote).toList() + " in " + TEXT.quote(p.sentence()))
        .toList();
  }

  @Test
  void wordsAreFoundInAnyEndingAndShownInTheirSentences() {
    assertEquals(
        List.of(
            "[knee, walking] in The patient 𝒩. came to the CAFÉ with knee\npain after walking.",
            "[knee] in Surgeries of the kneecap\nwere denied, the patient's knee\n\fpain was not."),
        found("knee walks"));
    assertEquals(
        List.of(
            "[Surgeries] in Surgeries of the kneecap\nwere denied, the patient's knee\n\fpain was"
                + " not."),
        found("surgery"));
  }

  @Test
  void aPhraseIsOnePlaceAlsoOverLineAndPageEnds() {
    assertEquals(
        List.of(
            "[knee\npain] in The patient 𝒩. came to the CAFÉ with knee\npain after walking.",
            "[knee\n"
                + "\fpain] in Surgeries of the kneecap\n"
                + "were denied, the patient's knee\n"
                + "\fpain was not."),
        found("\"knee pain\""));
    assertEquals(
        List.of("[follow-\nup visits] in Two follow-\nup visits changed nothing."),
        found("\"follow-up visits\""));
    assertEquals(List.of(), found("\"knees pain\""));
  }

  @Test
  void beginningsAndAccentsAreFound() {
    assertEquals(
        List.of(
            "[knee] in The patient 𝒩. came to the CAFÉ with knee\npain after walking.",
            "[kneecap, knee] in Surgeries of the kneecap\n"
                + "were denied, the patient's knee\n"
                + "\fpain was not."),
        found("kne*"));
    assertEquals(
        List.of("[CAFÉ] in The patient 𝒩. came to the CAFÉ with knee\npain after walking."),
        found("cafe"));
  }

  @Test
  void whatIsNotLookedForIsNotShown() {
    assertEquals(List.of(), found("-knee"));
    assertEquals(List.of(), found("state:new request:knee"));
    assertEquals(List.of(), found("elbow"));
  }

  @Test
  void everyPlaceHasTheWordsThatTheIndexWouldFind() {
    long seed = Long.getLong("seed", System.nanoTime());
    RandomQueries queries = new RandomQueries(new Random(seed));
    SampleIndexEntries cards = new SampleIndexEntries(new Random(seed));
    for (int i = 0; i < 500; i++) {
      IndexEntry card = cards.card(i);
      LetterText text = new LetterText(card.text());
      LetterQuery query = LetterQuery.of(queries.condition(new QuerySubject.TextSubject()));
      List<Passage> passages = Passage.of(query, text);
      boolean stands =
          query.hasWords()
              && query.conditions().getFirst().anyOf().stream()
                  .anyMatch(m -> NaiveSearch.text(m, card.text(), true));
      assertEquals(stands, !passages.isEmpty(), () -> query.written() + " with seed " + seed);
      for (Passage passage : passages) {
        assertTrue(passage.words().stream().allMatch(passage.sentence()::contains));
        for (Span span : passage.words()) {
          String words = text.quote(span);
          assertTrue(
              query.conditions().getFirst().anyOf().stream()
                  .anyMatch(m -> NaiveSearch.text(m, words, true)),
              () -> words + " for " + query.written());
        }
      }
    }
  }
}
