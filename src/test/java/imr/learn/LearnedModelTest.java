package imr.learn;

import static imr.learn.MadeUpLetters.AGE;
import static imr.learn.MadeUpLetters.CONTEXT;
import static imr.learn.MadeUpLetters.EMPLOYER;
import static imr.learn.MadeUpLetters.TREATMENTS;
import static imr.learn.MadeUpLetters.finished;
import static imr.learn.MadeUpLetters.letter;
import static imr.learn.MadeUpLetters.model;
import static imr.learn.MadeUpLetters.read;
import static imr.learn.MadeUpLetters.suggestions;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.AnnotationSet;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.letter.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests what models learn from finished letters. */
final class LearnedModelTest {
  private static final Target NO_SURGERY = Target.of(TREATMENTS).entry("v2");

  @Test
  void theSameLettersInAnyOrderGiveTheSameModelByteByByte() {
    List<Example> examples = new ArrayList<>(finished(0, 8));
    LearnedModel one = model(examples);
    Collections.reverse(examples);
    LearnedModel other = model(examples);
    assertArrayEquals(one.bytes(), other.bytes());
    assertEquals(one.id(), other.id());
    assertEquals(8, one.letters());
  }

  @Test
  void aLetterThatIsForgottenLeavesNoTrace() {
    List<Example> all = new ArrayList<>(finished(0, 9));
    LearnedModel with = model(all);
    all.remove(4);
    LearnedModel without = model(all);
    List<Example> never = new ArrayList<>(finished(0, 4));
    never.addAll(finished(5, 9));
    assertNotEquals(with.id(), without.id());
    assertArrayEquals(model(never).bytes(), without.bytes());
  }

  @Test
  void aModelIsTheSameAfterItsBytesWereRead() {
    LearnedModel model = model(finished(0, 8));
    LearnedModel again = loaded(model.bytes());
    assertArrayEquals(model.bytes(), again.bytes());
    assertEquals(model.id(), again.id());
    assertEquals(model.quality(), again.quality());
    assertEquals(model.reliability(), again.reliability());
    assertEquals(10, model.reliability().bins().size());
    assertEquals(read(model, 9), read(again, 9));
    assertEquals(Sha256.of(model.bytes()).substring(0, 12), model.id());
  }

  private static LearnedModel loaded(byte[] bytes) {
    return LearnedModel.of(bytes) instanceof ModelLoadResult.Model(LearnedModel model)
        ? model
        : LearnedModel.untrained();
  }

  @Test
  void whatIsRejectedAgainAndAgainIsInDoubt() {
    LetterReading reading = read(model(finished(0, 8)), 9);
    double wrong = reading.confidence(NO_SURGERY);
    double right = reading.confidence(Target.of(TREATMENTS).entry("v1"));
    assertTrue(wrong < 0.5 && right > wrong + 0.3, wrong + " against " + right);
    assertTrue(
        Objects.requireNonNull(reading.doubts().get(NO_SURGERY))
            .reasons()
            .contains(new DoubtReason.WordsOftenWrong(8, 8)),
        reading.toString());
    assertTrue(reading.expectedErrors() > 0.5);
  }

  @Test
  void theShippedModelKnowsNoLetterAndStillDoubts() {
    LearnedModel model = LearnedModel.untrained();
    assertEquals(0, model.letters());
    LetterReading reading = read(model, 1);
    assertEquals(3, reading.doubts().size());
    assertTrue(
        reading.confidence(NO_SURGERY) < reading.confidence(Target.of(AGE)), reading.toString());
    assertEquals(List.of(), reading.possible());
    assertEquals(List.of(), reading.offers());
  }

  @Test
  void onTheFirstDaySuggestionsAloneTeachTheSecondReader() {
    List<Example> unreviewed = new ArrayList<>();
    for (int n = 0; n < 9; n++) {
      unreviewed.add(new Example(letter(n), suggestions(n), suggestions(n), false));
    }
    LearnedModel model = model(unreviewed);
    assertEquals(0, model.letters());
    assertEquals(9, model.examples());
    Target age = Target.of(AGE);
    AnnotationSet odd =
        AnnotationSet.of(List.of(MadeUpLetters.suggested(letter(9), AGE, "", "11")));
    LetterReading reading = model.read(CONTEXT, letter(9), odd);
    assertTrue(
        reading.confidence(age) < read(model, 9).confidence(age) - 0.03,
        reading + " against " + read(model, 9));
    assertTrue(finds(reading, age, new DoubtReason.ReaderFindsNothing()), reading.toString());
    assertFalse(finds(read(model, 9), age, new DoubtReason.ReaderFindsNothing()));
  }

  private static boolean finds(LetterReading reading, Target target, DoubtReason reason) {
    return Objects.requireNonNull(reading.doubts().get(target)).reasons().contains(reason);
  }

  @Test
  void aCustomFieldIsFoundAfterFiveLetters() {
    LetterReading reading = read(model(finished(0, 5)), 6);
    PossibleValue found =
        reading.possible().stream()
            .filter(p -> p.target().equals(Target.of(EMPLOYER)))
            .findFirst()
            .orElseThrow();
    assertEquals(Value.of("Sable Mills"), found.value());
    assertEquals("Sable Mills", letter(6).text().quote(found.span()));
    assertTrue(found.probability() >= 0.5);
  }

  @Test
  void aCorrectionMadeTwiceIsOfferedInTheThirdLetter() {
    assertEquals(List.of(), read(model(finished(0, 1)), 2).offers());
    List<MemoryOffer> offers = read(model(finished(0, 2)), 2).offers();
    MemoryOffer rejection = offers.getFirst();
    assertEquals(MemoryOffer.Kind.REJECT, rejection.kind());
    assertEquals(NO_SURGERY, rejection.target());
    assertEquals(Optional.empty(), rejection.value());
    MemoryOffer addition = offers.getLast();
    assertEquals(MemoryOffer.Kind.ADD, addition.kind());
    assertEquals(Target.of(TREATMENTS), addition.target());
    assertEquals(Optional.of(Value.of("rest at home")), addition.value());
    assertEquals(2, offers.size());
    assertEquals(List.of(2, 2), offers.stream().map(MemoryOffer::held).toList());
    assertEquals(List.of(2, 2), offers.stream().map(MemoryOffer::of).toList());
  }

  @Test
  void whatAPersonDecidedIsNeverSpokenOf() {
    LearnedModel model = model(finished(0, 8));
    AnnotationSet decided = finished(9).annotations();
    LetterReading reading = model.read(CONTEXT, letter(9), decided);
    assertEquals(LetterReading.NOTHING, reading);
    AnnotationSet rejected =
        AnnotationSet.of(
            List.of(
                MadeUpLetters.decided(
                    letter(9), EMPLOYER, "", MadeUpLetters.employer(9), Status.REJECTED)));
    assertTrue(
        model.read(CONTEXT, letter(9), rejected).possible().stream()
            .noneMatch(p -> p.target().field().equals(EMPLOYER)));
  }

  @Test
  void aFieldThatIsOffIsNeitherLearnedNorDoubtedNorOffered() {
    LearnContext off =
        new LearnContext(CONTEXT.schema(), CONTEXT.today(), Set.of(TREATMENTS, EMPLOYER));
    LearnedModel without = new Trainer(off).train(finished(0, 8), () -> false).orElseThrow();
    assertFalse(without.quality().containsKey(TREATMENTS));
    LetterReading reading = model(finished(0, 8)).read(off, letter(9), suggestions(9));
    assertEquals(Set.of(Target.of(AGE)), reading.doubts().keySet());
    assertEquals(List.of(), reading.possible());
    assertEquals(List.of(), reading.offers());
  }

  @Test
  void trainingStopsWhenItIsCancelled() {
    assertEquals(Optional.empty(), new Trainer(CONTEXT).train(finished(0, 8), () -> true));
  }

  @Test
  void damagedBytesAreRefusedWithASentence() {
    byte[] bytes = model(finished(0, 6)).bytes();
    assertRefused(new byte[0]);
    assertRefused(Arrays.copyOf(bytes, bytes.length / 2));
    byte[] other = bytes.clone();
    other[bytes.length / 2] ^= 4;
    assertRefused(other);
    byte[] version = bytes.clone();
    version[11] = 99;
    assertEquals(
        new ModelLoadResult.Refused("The model was made by another version of the program."),
        LearnedModel.of(version));
  }

  private static void assertRefused(byte[] bytes) {
    assertTrue(
        LearnedModel.of(bytes) instanceof ModelLoadResult.Refused(String why) && why.endsWith("."));
  }

  @Test
  void bytesThatSomebodyForgedAreRefusedOrRead() {
    byte[] bytes = model(finished(0, 6)).bytes();
    Random random = new Random(21);
    for (int i = 0; i < 400; i++) {
      byte[] forged = bytes.clone();
      for (int k = 0; k <= random.nextInt(4); k++) {
        int at = 12 + random.nextInt(i % 2 == 0 ? 400 : bytes.length - 44);
        forged[at] = (byte) random.nextInt(256);
      }
      byte[] content = Arrays.copyOf(forged, forged.length - 32);
      System.arraycopy(Sha256.bytes(content), 0, forged, forged.length - 32, 32);
      switch (LearnedModel.of(forged)) {
        case ModelLoadResult.Model(LearnedModel model) -> read(model, 7);
        case ModelLoadResult.Refused(String why) -> assertEquals("The model is damaged.", why);
      }
    }
  }

  @Test
  void theShippedWeightsAreNamesOfFieldsAndSignsAlone() {
    Set<String> signs =
        Set.of(
            "reader",
            "code",
            "host",
            "rule",
            "words",
            "seen",
            "shape",
            "list",
            "field",
            "possible");
    for (String name : ShippedWeights.shipped().keySet()) {
      String kind = name.contains(":") ? name.substring(0, name.indexOf(':')) : "";
      assertTrue(
          kind.isEmpty()
              ? Set.of("always", "check", "possible").contains(name)
              : signs.contains(kind),
          name);
      assertTrue(
          !kind.equals("field")
              || CONTEXT.schema().find(new imr.annotation.FieldId(name.substring(6))).isPresent(),
          name);
    }
  }
}
