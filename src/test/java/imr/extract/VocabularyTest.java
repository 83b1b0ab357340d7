package imr.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Field;
import imr.exchange.SchemaFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VocabularyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drugs.txt",
        "treatments.txt",
        "body-parts.txt",
        "entries.txt",
        "cues.txt",
        "mtus-chapters.txt",
        "specialties.txt",
        "confidence.txt"
      })
  void everyFileSaysWhatItIsAndWhereItIsFrom(String name) throws IOException {
    try (var in = VocabularyTest.class.getResourceAsStream("/imr/extract/" + name)) {
      String text =
          new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(text.startsWith("# "), name);
      assertTrue(text.contains("# Source: "), name);
    }
  }

  @Test
  void everySectionOfDrugsAndTreatmentsIsACategoryOfTheSchemaOrExplained() {
    Set<String> categories =
        SchemaFile.builtIn().field(FieldIds.CATEGORY).codes().stream()
            .map(Field.Code::code)
            .collect(Collectors.toSet());
    Set<String> explained = Set.of("form", "common", "clinical", "whole");
    List<String> strange =
        java.util.stream.Stream.of("drugs.txt", "treatments.txt")
            .flatMap(f -> VocabularyFile.read(f).keySet().stream())
            .map(s -> s.replace("!", "").replace("class ", ""))
            .filter(s -> !categories.contains(s) && !explained.contains(s))
            .toList();
    assertEquals(List.of(), strange);
  }

  @Test
  void hundredsOfDrugsOfEveryClassAreKnown() {
    Map<String, List<String>> drugs = VocabularyFile.read("drugs.txt");
    drugs.forEach((section, names) -> assertTrue(names.size() >= 2, section));
    long names = drugs.values().stream().mapToLong(List::size).sum();
    assertTrue(names >= 800, () -> names + " drugs");
  }

  @Test
  void theLongestTermIsFoundWhateverItsHyphensAndPlural() {
    Lexicon lexicon = new Lexicon();
    lexicon.add("x-ray", "imaging");
    lexicon.add("x-ray table", "furniture");
    assertEquals(Optional.of("imaging"), meaning(lexicon, "X-rays of the hip"));
    assertEquals(Optional.of("imaging"), meaning(lexicon, "x ray"));
    assertEquals(Optional.of("furniture"), meaning(lexicon, "x-\nray tables"));
    assertEquals(Optional.empty(), meaning(lexicon, "ray"));
  }

  private static Optional<String> meaning(Lexicon lexicon, String text) {
    TokenizedText words = TokenizedText.of(text, 0, text.length());
    return lexicon.match(words, 0, words.size()).map(Lexicon.Match::meaning);
  }
}
