package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.AnnotationSet;
import imr.annotation.Remarks;
import imr.exchange.Format;
import imr.exchange.FormatLoss;
import imr.exchange.Formats;
import imr.exchange.RecordFile;
import imr.exchange.SchemaFile;
import imr.letter.Letter;
import imr.review.SessionStep;
import imr.store.Store;
import imr.store.StoreFixtures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an export says it loses, against what comes back from its files into another library. */
@SuppressWarnings("NullAway.Init") // set before each test
final class RoundTripTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private Path folder;
  private final List<Workbench> open = new ArrayList<>();
  private Workbench here;
  private Workbench there;

  @BeforeEach
  void decideOnLetters() {
    here = workbench("here");
    there = workbench("there");
    here.importSamples();
    TestAnnotator ana = new TestAnnotator(here, "Ana", NOON);
    ana.finishes(id(0)).finishes(id(1));
    imr.annotation.Provenance.Person by = new imr.annotation.Provenance.Person("Ana", NOON);
    SessionStep noted = here.open(id(0)).note(Remarks.LETTER, "look again", by).orElseThrow();
    here.keep(id(0), noted.gesture(), noted.after().headline());
  }

  private Workbench workbench(String name) {
    Store store = StoreFixtures.open(folder.resolve(name));
    Workbench workbench =
        new Workbench(store, SchemaFile.builtIn(), Clock.fixed(NOON, ZoneOffset.UTC));
    open.add(workbench);
    return workbench;
  }

  @AfterEach
  void close() {
    open.forEach(Workbench::close);
  }

  private String id(int at) {
    return here.letters().get(at).id();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jsonl",
        "doccano",
        "doccano-relations",
        "label-studio",
        "brat",
        "langextract",
        "uima-xmi",
        "uima-json",
        "spacy",
        "prodigy",
        "huggingface"
      })
  void whatDoesNotComeBackWasReportedAndWhatWasReportedDoesNotComeBack(String id)
      throws IOException {
    Format format = Formats.named(id).orElseThrow();
    Exports.Order order = new Exports.Order(new ExportScope.All(), format, true);
    Path out = folder.resolve("out" + format.ending());
    try (Background background = Background.onAllCores(Runnable::run)) {
      here.exports().write(order, out, background, new Task(System::nanoTime));
    }
    Predictions predictions = there.predictions();
    PredictionReport.PredictionsImported taken =
        assertInstanceOf(
            PredictionReport.PredictionsImported.class,
            predictions.take(
                out,
                predictions.recognise(out).orElseThrow(),
                new Predictions.Choices("back", Optional.empty(), "", true),
                new Task(System::nanoTime)));
    assertEquals(List.of(), taken.trouble());
    assertEquals(5, taken.added());
    Map<FormatLoss, ExportReport.Loss> told = report(order).losses();
    assertTrue(told.containsKey(FormatLoss.REMARKS), told.toString());
    assertEquals(count(told, FormatLoss.ABSENT), lacking(true), () -> told + " " + taken.details());
    assertEquals(
        count(told, FormatLoss.VALUE_WITHOUT_PLACE)
            + count(told, FormatLoss.GROUPING)
            + count(told, FormatLoss.NORMAL_FORM),
        lacking(false),
        () -> told + " " + taken.details());
  }

  private ExportReport report(Exports.Order order) {
    try (Background background = Background.onAllCores(Runnable::run)) {
      return here.exports().report(order, background, new Task(System::nanoTime));
    }
  }

  private static int count(Map<FormatLoss, ExportReport.Loss> told, FormatLoss kind) {
    return Optional.ofNullable(told.get(kind)).map(ExportReport.Loss::count).orElse(0);
  }

  /** How many values, or absent fields, of all letters are not the same there, in any run. */
  private int lacking(boolean absent) {
    int lacking = 0;
    for (int i = 0; i < 5; i++) {
      Letter letter = here.open(id(i)).letter();
      Map<String, String> wanted = told(letter, here.open(id(i)).annotations(), absent);
      for (RunOpinion opinion : there.predictions().of(letter.id())) {
        told(letter, opinion.annotations(), absent)
            .forEach((path, value) -> wanted.remove(path, value));
      }
      lacking += wanted.size();
    }
    return lacking;
  }

  /** A letter's values by their paths, or its absent fields. */
  private Map<String, String> told(Letter letter, AnnotationSet said, boolean absent) {
    RecordFile format = new RecordFile(here.schema());
    JsonNode record =
        JsonMapper.shared().readTree(format.line(letter, said, RecordFile.Detail.PLAIN));
    Map<String, String> all = new TreeMap<>();
    if (absent) {
      record.path("absent").forEach(path -> all.put(path.asString(), "absent"));
    } else {
      walk(record, "", all);
    }
    return all;
  }

  private static void walk(JsonNode node, String path, Map<String, String> all) {
    if (node.has("value") || node.has("start")) {
      all.put(path, node.toString());
    } else {
      node.properties().forEach(p -> walk(p.getValue(), path + "." + p.getKey(), all));
      for (int i = 0; node.isArray() && i < node.size(); i++) {
        walk(node.get(i), path + "[" + i + "]", all);
      }
    }
  }
}
