package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.GoldSet;
import imr.annotation.GoldSetPart;
import imr.annotation.Revision;
import imr.annotation.SplitShares;
import imr.exchange.GoldManifest;
import imr.exchange.SchemaFile;
import imr.letter.Sha256;
import imr.review.Correction.Kind;
import imr.review.CorrectionCounts;
import imr.store.Store;
import imr.store.StoreFixtures;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gold sets and correction counts over a real store. */
@SuppressWarnings("NullAway.Init") // set before each test
final class GoldTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private Path folder;
  private final Background background = Background.onCallersThread();
  private Workbench workbench;
  private TestAnnotator ana;

  @BeforeEach
  void finishTwoLetters() {
    open();
    workbench.importSamples();
    ana = new TestAnnotator(workbench, "Ana", NOON);
    ana.finishes(id(0)).finishes(id(2));
  }

  private void open() {
    Store store = StoreFixtures.open(folder);
    workbench = new Workbench(store, SchemaFile.builtIn(), Clock.fixed(NOON, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void aSetFreezesTheNewestRevisionsAndIsThereAfterARestart() {
    GoldSet made = make("2026-Q4");
    Revision first = workbench.revisions(id(0)).getFirst();
    assertEquals(
        new GoldSet.Member(id(0), 1, first.sha256(), SplitShares.USUAL.of(id(0))),
        made.members().getFirst());
    assertEquals(List.of(id(0), id(2)), made.members().stream().map(m -> m.letter()).toList());
    workbench.close();
    open();
    assertEquals(List.of(made), workbench.gold().sets());
    assertEquals(Optional.of(made), workbench.gold().named("2026-Q4"));
  }

  @Test
  void aNameIsTakenOnce() {
    GoldSet made = make("2026-Q4");
    assertEquals(Optional.empty(), workbench.gold().make("2026-Q4", "Ben", List.of()));
    assertEquals(List.of(made), workbench.gold().sets());
  }

  @Test
  void aSetSaysWhichOfItsLettersWasFinishedAnew() {
    GoldSet made = make("2026-Q4");
    ana.reopens(id(2));
    assertEquals(
        List.of(GoldSetManager.MemberStatus.CURRENT, GoldSetManager.MemberStatus.CURRENT),
        standing(made).stream().map(GoldSetManager.InSet::standing).toList());
    ana.types(id(2), "patient.age", "33").declaresFinished(id(2));
    assertEquals(
        List.of(
            new GoldSetManager.InSet(
                made.members().get(0), title(0), 1, GoldSetManager.MemberStatus.CURRENT),
            new GoldSetManager.InSet(
                made.members().get(1), title(2), 2, GoldSetManager.MemberStatus.NEWER)),
        standing(made));
  }

  @Test
  void aSetOfAnotherLibrarySaysWhatIsNotHere() {
    GoldSet foreign =
        new GoldSet(
            "foreign",
            "Ben",
            NOON,
            List.of(
                new GoldSet.Member(id(0), 1, "00", GoldSetPart.TEST),
                new GoldSet.Member(id(1), 1, "00", GoldSetPart.TEST)));
    assertEquals(
        List.of(GoldSetManager.MemberStatus.OTHER, GoldSetManager.MemberStatus.GONE),
        standing(foreign).stream().map(GoldSetManager.InSet::standing).toList());
  }

  @Test
  void aManifestComesBackAsTheSetAndNoticesAChange() {
    GoldSet made = make("2026-Q4");
    String manifest = workbench.gold().manifest(made);
    assertEquals(Optional.of(made), GoldManifest.read(manifest));
    assertEquals(
        Optional.empty(),
        GoldManifest.read(manifest.replace("\"revision\" : 1", "\"revision\" : 2")));
    assertEquals(Optional.empty(), GoldManifest.read("{}"));
    assertEquals(Optional.empty(), GoldManifest.read("no json"));
  }

  @Test
  void sharesAreStableAndAboutAsLarge() {
    List<GoldSetPart> parts =
        IntStream.range(0, 10_000)
            .mapToObj(i -> SplitShares.USUAL.of(Sha256.of("letter " + i)))
            .toList();
    long train = parts.stream().filter(p -> p == GoldSetPart.TRAIN).count();
    long test = parts.stream().filter(p -> p == GoldSetPart.TEST).count();
    assertTrue(train > 7_850 && train < 8_150, train + " for training");
    assertTrue(test > 900 && test < 1_100, test + " for test");
    assertEquals(GoldSetPart.TRAIN, SplitShares.USUAL.of("cccccccc"));
    assertEquals(GoldSetPart.DEVELOPMENT, SplitShares.USUAL.of("cccccccd"));
    assertEquals(GoldSetPart.TEST, SplitShares.USUAL.of("ffffffff"));
    assertEquals(GoldSetPart.TEST, new SplitShares(0, 0, 100).of("00000000"));
  }

  @Test
  void sharesThatAreNoHundredAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new SplitShares(80, 10, 11));
    assertThrows(IllegalArgumentException.class, () -> new SplitShares(110, -10, 0));
  }

  @Test
  void correctionsAreCountedOverAllLetters() {
    ana.types(id(1), "patient.age", "99");
    CorrectionCounts counts = workbench.corrections(background, new Task(System::nanoTime));
    assertEquals(3, counts.letters());
    imr.annotation.FieldId age = new imr.annotation.FieldId("patient.age");
    assertEquals(2, counts.count(age, Kind.KEPT));
    assertEquals(1, counts.corrected(age));
    assertTrue(
        workbench
            .csv(counts)
            .startsWith(
                "field,label,as suggested,boundary,occurrence,normalization,wrong"
                    + " field,spurious,missed,grouping\r\n"),
        workbench.csv(counts));
    assertTrue(
        workbench.csv(counts).contains("\r\npatient.age,Age,2,0,0,1,0,0,0,0\r\n"),
        workbench.csv(counts));
  }

  private GoldSet make(String name) {
    List<GoldSet.Member> members =
        workbench.gold().finished(background, new Task(System::nanoTime)).stream()
            .map(l -> GoldSetManager.member(l, SplitShares.USUAL))
            .toList();
    return workbench.gold().make(name, "Ana", members).orElseThrow();
  }

  private List<GoldSetManager.InSet> standing(GoldSet set) {
    return workbench.gold().standing(set, background, new Task(System::nanoTime));
  }

  private String title(int at) {
    return workbench.letters().get(at).headline().title();
  }

  private String id(int at) {
    return workbench.letters().get(at).id();
  }
}
