package imr.workbench;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.exchange.SchemaFile;
import imr.extract.grounding.RuleBasedLookup;
import imr.ledger.Act;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.letter.OriginalFile;
import imr.letter.Span;
import imr.review.ReviewSession;
import imr.store.LocalStore;
import imr.store.NewLetter;
import imr.store.Store;
import imr.store.StoreOpenResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Letters with a hundred diagnoses each, suggested without an extractor: many values in little
 * time.
 */
public final class ManyValues {
  /** How many values each letter has. */
  public static final int EACH = 100;

  /** The field that has them. */
  public static final FieldId FIELD = new FieldId("clinical.diagnoses");

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final List<String> SIDES = List.of("left", "right", "bilateral", "chronic");
  private static final List<String> PARTS =
      List.of("shoulder", "knee", "lumbar", "cervical", "wrist", "hip", "ankle", "elbow", "thumb");
  private static final List<String> KINDS = List.of("strain", "sprain", "tear", "bursitis", "pain");

  private ManyValues() {}

  /** The folder of a store with so many values, made where it isn't there yet. */
  public static Path store(Path folder, int values) throws IOException {
    Path place = folder.resolve("values-" + values);
    Path made = folder.resolve("values-" + values + ".made");
    if (!Files.exists(made)) {
      Files.createDirectories(folder);
      Store store = ((StoreOpenResult.Opened) LocalStore.open(place)).store();
      try (Workbench workbench =
          new Workbench(store, SchemaFile.builtIn(), Clock.system(ZoneOffset.UTC))) {
        for (int from = 0; from < values / EACH; from += 50) {
          workbench.add(
              IntStream.range(from, Math.min(values / EACH, from + 50))
                  .mapToObj(ManyValues::letter)
                  .toList());
        }
      }
      Files.createFile(made);
    }
    return place;
  }

  private static NewLetter letter(int number) {
    StringBuilder text =
        new StringBuilder("Case Number: CM16-%07d\n\nCLINICAL CASE SUMMARY\n\n".formatted(number));
    List<Span> places = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      int at = number * 31 + i * 7;
      text.append("On visit ").append(i + 1).append(", after a long day, the worker had a ");
      int start = text.length();
      text.append(SIDES.get(at % SIDES.size()))
          .append(' ')
          .append(PARTS.get(at / 3 % PARTS.size()))
          .append(' ')
          .append(KINDS.get(at / 5 % KINDS.size()));
      places.add(new Span(start, text.length()));
      text.append(" of the kind that rest and exercises at home help within some weeks.\n");
    }
    Letter letter = Letter.of("values-%05d.txt".formatted(number), text.toString(), true);
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      Evidence evidence = Evidence.in(letter.text(), places.get(i));
      Target target = Target.of(FIELD).entry("x" + i);
      changes.add(
          new Change(
              target,
              Optional.empty(),
              Optional.of(
                  Annotation.suggested(
                      target,
                      new Answer.Stated(Value.of(evidence.quote()), Optional.of(evidence)),
                      new Provenance.Program(
                          "imr-rules", "1.0", "many", 0.4 + (i * 37 % 60) / 100.0)))));
    }
    Gesture suggested = new Gesture(1, new Act.Suggest(), LetterService.PROGRAM, NOON, changes);
    ValueReader reader = new ValueReader(2026);
    ReviewSession session =
        ReviewSession.open(
            letter,
            SchemaFile.builtIn(),
            reader,
            new RuleBasedLookup(letter.text(), reader),
            Ledger.of(List.of(suggested)));
    return new NewLetter(
        letter,
        new OriginalFile(
            OriginalFile.OriginalType.TEXT, text.toString().getBytes(StandardCharsets.UTF_8)),
        suggested,
        session.headline());
  }
}
