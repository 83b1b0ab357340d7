package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Claim;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.letter.CleanText;
import imr.letter.LetterText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Exports three fictitious letters in each format, imports them again, and compares the result with
 * what the format says it can't represent. This is the table in the README; {@code
 * -Dtable.write=true} updates it.
 */
@SuppressWarnings("NullAway.Init") // Set before each test.
final class ExchangeTableTest {
  private static final Path README = Path.of(System.getProperty("basedir", "."), "README.md");
  private static final String BEGIN = "<!-- formats -->\n";
  private static final String END = "<!-- /formats -->\n";

  /** Independent readers: in a test, or used manually (in italics). */
  private static final Map<String, String> OPENED_BY =
      Map.ofEntries(
          Map.entry("json", "networknt’s JSON Schema validator"),
          Map.entry("jsonl", "networknt’s JSON Schema validator"),
          Map.entry("csv", "Python’s csv"),
          Map.entry("xlsx", "Apache POI"),
          Map.entry("huggingface", "Python’s json, a YAML reader; *datasets 5.0*"),
          Map.entry("huggingface-tokens", "Hardwood; *datasets 5.0, pyarrow 25, hyparquet*"),
          Map.entry("spacy", "Python’s json; *spaCy 3.8*"),
          Map.entry("conll2003", "NLTK"),
          Map.entry("chat", "Python’s json"),
          Map.entry("langextract-examples", "Python’s json"),
          Map.entry("doccano", "Python’s json"),
          Map.entry("doccano-relations", "Python’s json"),
          Map.entry("label-studio", "Python’s json, Java’s XML (label configuration)"),
          Map.entry("prodigy", "Python’s json"),
          Map.entry("brat", "pengyifan-brat, Python"),
          Map.entry("langextract", "Python’s json"),
          Map.entry("uima-xmi", "Apache UIMA, Python’s XML; *DKPro’s XmiReader 2.4*"),
          Map.entry("uima-json", "Python’s json; *UIMA’s JSON reader with DKPro’s types*"),
          Map.entry("webanno-tsv", "Python; *INCEpTION’s TSV reader and writer*"));

  @TempDir private Path folder;

  private static List<AnnotatedLetter> letters() {
    return List.of(SampleRecord.letter(), ToolLetter.labeled(), ToolLetter.other());
  }

  /** The statement at a path: location in code points and value, or not stated. */
  private record Fact(String path, Optional<Claim.CodePointRange> place, Optional<Value> value) {}

  private static Set<Fact> facts(AnnotatedLetter letter) {
    LetterText text = letter.letter().text();
    return RecordEntry.of(letter.annotations(), SampleRecord.SCHEMA).stream()
        .filter(m -> m.isValue() || m.isAbsent())
        .map(
            m ->
                new Fact(
                    m.path(),
                    m.annotation()
                        .evidence()
                        .map(Evidence::span)
                        .map(
                            e ->
                                new Claim.CodePointRange(
                                    text.toCodePoints(e.start()), text.toCodePoints(e.end()))),
                    m.annotation().value()))
        .collect(Collectors.toSet());
  }

  private static Set<Fact> facts(Prediction read) {
    return read.claims().stream()
        .filter(c -> !SampleRecord.SCHEMA.field(c.target().field()).isGroup() || c.absent())
        .map(ExchangeTableTest::fact)
        .collect(Collectors.toSet());
  }

  private static Fact fact(Claim claim) {
    Field field = SampleRecord.SCHEMA.field(claim.target().field());
    String path =
        claim.target().isEntry()
            ? claim.target().entry()
            : FieldPath.in(claim.target().subject(), field);
    Optional<String> words = claim.value().or(() -> claim.quote().map(CleanText::words));
    return new Fact(
        path,
        claim.place(),
        claim.absent() ? Optional.empty() : words.map(w -> new ValueReader(2026).read(field, w)));
  }

  @Test
  void theReadmeTellsWhatGoesOutWhatComesBackAndWhatIsLost() throws IOException {
    String table =
        "| format | opened by | out | back | lost | reported as lost |\n"
            + "| --- | --- | --- | --- | --- | --- |\n"
            + Formats.all().stream().map(this::row).collect(Collectors.joining());
    String readme = Files.readString(README);
    int from = readme.indexOf(BEGIN) + BEGIN.length();
    int to = readme.indexOf(END);
    assertTrue(from >= BEGIN.length() && to >= from, "the README has no place for the table");
    if (Boolean.getBoolean("table.write")) {
      Files.writeString(README, readme.substring(0, from) + table + readme.substring(to));
    } else {
      assertEquals(table, readme.substring(from, to));
    }
  }

  private String row(Format format) {
    Path out = folder.resolve(format.id() + format.ending());
    Map<FormatLoss, Integer> reported = new EnumMap<>(FormatLoss.class);
    try (Format.ExportWriter writing = format.begin(out, SampleRecord.SCHEMA, true)) {
      for (AnnotatedLetter letter : letters()) {
        format
            .losses(letter, SampleRecord.SCHEMA, true)
            .forEach((l, n) -> reported.merge(l, n, Integer::sum));
        writing.write(letter);
      }
      writing.finish();
      int all = letters().stream().mapToInt(l -> facts(l).size()).sum();
      Optional<Integer> back = back(out);
      int facts =
          Stream.of(
                  FormatLoss.VALUE_WITHOUT_PLACE,
                  FormatLoss.ABSENT,
                  FormatLoss.UNREAL,
                  FormatLoss.UNREAD)
              .mapToInt(kind -> reported.getOrDefault(kind, 0))
              .sum();
      back.ifPresent(n -> assertEquals(all - n, facts, format.id() + " reports what is lost"));
      return "| %s | %s | %d | %s | %s | %s |\n"
          .formatted(
              format.label().replaceFirst(" \\(.*", ""),
              Optional.ofNullable(OPENED_BY.get(format.id())).orElseThrow(),
              all,
              back.map(String::valueOf).orElse("–"),
              back.map(n -> String.valueOf(all - n)).orElse("–"),
              reported.entrySet().stream()
                  .map(e -> e.getKey().what() + ": " + e.getValue())
                  .collect(Collectors.joining("; ")));
    } catch (IOException accident) {
      throw new java.io.UncheckedIOException(accident);
    }
  }

  /**
   * Returns the number of facts that are unchanged after import; empty if the format can't be
   * imported.
   */
  private static Optional<Integer> back(Path out) throws IOException {
    Optional<PredictionFormat> reader = PredictionFormats.of(out);
    if (reader.isEmpty() || out.endsWith("langextract-examples")) {
      return Optional.empty();
    }
    Map<String, AnnotatedLetter> byText =
        letters().stream().collect(Collectors.toMap(l -> l.letter().id(), Function.identity()));
    int same = 0;
    for (Prediction read : ToolLetter.read(reader.get(), out)) {
      AnnotatedLetter letter =
          read.textSha256()
              .or(() -> read.text().map(t -> new LetterText(t).sha256()))
              .map(byText::get)
              .orElseThrow();
      Set<Fact> back = facts(read);
      back.retainAll(facts(letter));
      same += back.size();
    }
    return Optional.of(same);
  }

  /** Every export must be opened by some program; otherwise it would be a guess. */
  @Test
  void everyFormatIsOpenedBySomething() {
    assertEquals(
        Formats.all().stream().map(Format::id).collect(Collectors.toSet()), OPENED_BY.keySet());
  }
}
