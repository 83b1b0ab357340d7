package imr.workbench;

import static imr.workbench.BatchLibrary.BEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.AnnotationSet;
import imr.annotation.FieldId;
import imr.annotation.Remarks;
import imr.annotation.Target;
import imr.intake.Intake;
import imr.intake.Limits;
import imr.intake.SampleLetters;
import imr.store.LetterRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * In random small libraries every verb does just what its preview said, letter by letter, and
 * taking it back leaves every record as it was. {@code -Dseed=} repeats one.
 */
final class BatchPropertyTest {
  private static final Target AGE = Target.of(new FieldId("patient.age"));

  @TempDir private Path folder;

  @RepeatedTest(8)
  void thePreviewIsWhatIsDoneAndTakingBackLeavesAllAsItWas(RepetitionInfo turn) {
    long seed = Long.getLong("seed", 20261121L * turn.getCurrentRepetition());
    Random random = new Random(seed);
    try (BatchLibrary library = new BatchLibrary(folder);
        Background background = Background.onAllCores(Runnable::run)) {
      fill(library, random);
      for (int i = 0; i < 6; i++) {
        BatchAction verb = verb(random);
        String where = "seed " + seed + ", " + verb;
        List<AnnotationSet> before = records(library);
        BatchPreview preview =
            library.bulk().preview(library.ids(), verb, "Ana", background, BatchLibrary.task());
        List<Integer> ledgers = ledgers(library);
        BatchReport report = library.bulk().run(preview, "Ana", background, BatchLibrary.task());
        assertEquals(preview.change().size(), report.changed(), where);
        assertEquals(List.of(), report.left(), where);
        assertEquals(expected(library, ledgers, preview), ledgers(library), where);
        assertHeadlines(library, where);
        if (report.changed() > 0 && random.nextBoolean()) {
          BatchRecord done = library.bulk().done().getFirst();
          assertEquals(report.changed(), library.takeBack(done).changed(), where);
          assertEquals(before, records(library), where);
        }
      }
    }
  }

  private static void fill(BatchLibrary library, Random random) {
    library
        .store()
        .addAll(
            new SampleLetters(new Intake(Limits.standard()))
                .letters().stream()
                    .map(library.workbench()::suggest)
                    .map(l -> random.nextBoolean() ? OlderVersion.of(l) : l)
                    .toList());
    for (int at = 0; at < library.ids().size(); at++) {
      touch(library, at, random);
    }
  }

  private static void touch(BatchLibrary library, int at, Random random) {
    switch (random.nextInt(6)) {
      case 0 -> library.settles(at);
      case 1 -> library.doubts(at);
      case 2 -> library.does(at, s -> s.flag(Remarks.LETTER, BEN));
      case 3 -> library.does(at, s -> s.flag(AGE, BEN));
      case 4 -> library.does(at, s -> s.assignTo(Optional.of("Ben"), BEN));
      default -> {}
    }
    if (random.nextInt(4) == 0 && library.session(at).form().open().isEmpty()) {
      library.does(at, s -> s.finish(BEN));
    }
  }

  private static BatchAction verb(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> new BatchAction.Finish();
      case 1 -> new BatchAction.Flag();
      case 2 -> new BatchAction.Unflag();
      case 3 -> new BatchAction.AssignTo(Optional.of("Ben"));
      case 4 -> new BatchAction.AssignTo(Optional.empty());
      default -> new BatchAction.ExtractAgain();
    };
  }

  private static List<AnnotationSet> records(BatchLibrary library) {
    return library.ids().stream().map(library.store()::annotations).toList();
  }

  private static List<Integer> ledgers(BatchLibrary library) {
    return library.ids().stream().map(id -> library.store().ledger(id).size()).toList();
  }

  private static List<Integer> expected(
      BatchLibrary library, List<Integer> before, BatchPreview preview) {
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      sizes.add(before.get(i) + (preview.change().contains(library.id(i)) ? 1 : 0));
    }
    return sizes;
  }

  private static void assertHeadlines(BatchLibrary library, String where) {
    for (LetterRow row : library.workbench().letters()) {
      assertEquals(library.workbench().open(row.id()).headline(), row.headline(), where);
    }
  }
}
