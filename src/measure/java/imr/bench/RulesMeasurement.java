package imr.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.ValueReader;
import imr.exchange.SchemaFile;
import imr.extract.Extractor;
import imr.intake.Intake;
import imr.intake.Limits;
import imr.intake.SampleLetters;
import imr.letter.Letter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.cas.CAS;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.fit.factory.TypeSystemDescriptionFactory;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.ruta.engine.RutaEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Extraction of all fields beside other ways to mark spans of 12 types in the same letters: UIMA
 * Ruta with rules on tokens, UIMA Ruta with regular expressions, {@code java.util.regex} with the
 * same expressions, and a loop over the characters, which marks nothing: {@code mvn test
 * -Dtests.excluded=none -Dtest=RulesMeasurement}, with {@code -Dletters=FOLDER} for a folder of
 * texts in place of the sample letters. Processor time of one thread, in turns; the median counts.
 */
@Tag("long")
final class RulesMeasurement {
  private static final int ROUNDS = Integer.getInteger("rounds", 24);

  /** In nanoseconds of processor time. */
  private static final long WARM_UP = 8_000_000_000L;

  private static final String TYPES = "imr.bench.types.";

  /** The rules on tokens, by the type of what they mark. */
  private static final Map<String, String> TOKEN_RULES =
      Map.ofEntries(
          Map.entry("CaseNumber", "(CAP{REGEXP(\"CM\")} NUM SPECIAL NUM){-> CaseNumber};"),
          Map.entry("LetterDate", "(NUM SPECIAL NUM SPECIAL NUM){-> LetterDate};"),
          Map.entry("Age", "NUM{-> Age} SPECIAL? W{REGEXP(\"years?\")};"),
          Map.entry("Sex", "W{REGEXP(\"(fe)?male|(wo)?man\") -> Sex};"),
          Map.entry("Decision", "W{REGEXP(\"Upheld|Overturned\") -> Decision};"),
          Map.entry(
              "Guideline",
              "(CAP{REGEXP(\"MTUS\")} (W | NUM | COMMA | SPECIAL)[0,12]){-> Guideline};"),
          Map.entry("Specialty", "W{REGEXP(\"Specialty\")} COLON CW[1,6]{-> Specialty};"),
          Map.entry("License", "W{REGEXP(\"Licensure\")} COLON (CW COMMA?)[1,4]{-> License};"),
          Map.entry(
              "BodyPart",
              "W{REGEXP(\"(?i)knee|shoulder|wrist|ankle|hip|neck|elbow|lumbar|cervical\")"
                  + " -> BodyPart};"),
          Map.entry(
              "Diagnosis",
              "W{REGEXP(\"(?i)diagnos[ei]s\")} W{REGEXP(\"of|included?|are\")} W[1,6]{->"
                  + " Diagnosis};"),
          Map.entry(
              "Request",
              "(CW (W | NUM | SPECIAL | COMMA)[1,12] COLON){-> Request}"
                  + " W{REGEXP(\"Upheld|Overturned\")};"),
          Map.entry("Pain", "(NUM SPECIAL NUM){-> Pain} W{REGEXP(\"pain|on|with\")};"));

  /** The regular expressions, by the type of what they mark. */
  private static final Map<String, String> EXPRESSIONS =
      Map.ofEntries(
          Map.entry("CaseNumber", "CM\\d\\d-\\d{7}"),
          Map.entry("LetterDate", "\\d{1,2}[/-]\\d{1,2}[/-]\\d{2,4}"),
          Map.entry("Age", "\\d{1,3}[- ]years?"),
          Map.entry("Sex", "\\b((fe)?male|(wo)?man)\\b"),
          Map.entry("Decision", "\\b(Upheld|Overturned)\\b"),
          Map.entry("Guideline", "\\bMTUS\\b([ ,/-]+\\w+){0,12}"),
          Map.entry("Specialty", "Specialty:( [A-Z]\\w+){1,6}"),
          Map.entry("License", "Licensure:( [A-Z]\\w+,?){1,4}"),
          Map.entry(
              "BodyPart", "(?i)\\b(knee|shoulder|wrist|ankle|hip|neck|elbow|lumbar|cervical)\\b"),
          Map.entry("Diagnosis", "(?i)diagnos[ei]s (of|included?|are)( \\w+){1,6}"),
          Map.entry("Request", "[A-Z]\\w+([ ,/-]+\\w+){1,12}: (Upheld|Overturned)"),
          Map.entry("Pain", "\\d+/\\d+ (pain|on|with)"));

  /** One way to go through a letter; tells how many spans it marked. */
  private interface Way {
    int mark(Letter letter) throws Exception;
  }

  @Test
  void printsHowMuchFasterExtractionIs() throws Exception {
    List<Letter> letters = letters();
    Extractor extractor = new Extractor(SchemaFile.builtIn(), new ValueReader(2026));
    List<Pattern> patterns = EXPRESSIONS.values().stream().map(Pattern::compile).toList();
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put("extraction of all fields", l -> extractor.extract(l).all().size());
    ways.put("UIMA Ruta, rules on tokens", ruta(String.join("\n", TOKEN_RULES.values())));
    ways.put("UIMA Ruta, regular expressions", ruta(expressionRules()));
    ways.put("java.util.regex", l -> patterns.stream().mapToInt(p -> count(p, l)).sum());
    ways.put("a loop over the characters", RulesMeasurement::digits);
    Map<String, List<Double>> times = new LinkedHashMap<>();
    Map<String, Integer> marked = new LinkedHashMap<>();
    for (Way way : ways.values()) {
      warmUp(way, letters);
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, Way> way : ways.entrySet()) {
        long start = processorTime();
        int spans = 0;
        for (Letter letter : letters) {
          spans += way.getValue().mark(letter);
        }
        double time = (processorTime() - start) / 1e6 / letters.size();
        times.computeIfAbsent(way.getKey(), w -> new ArrayList<>()).add(time);
        marked.put(way.getKey(), spans);
      }
    }
    double extraction = median(times.get("extraction of all fields"));
    times.forEach(
        (way, all) ->
            System.out.println(
                String.format(
                    Locale.ROOT,
                    "%-32s %8.4f ms a letter, %7.2f times extraction, %,d spans in %,d letters",
                    way,
                    median(all),
                    median(all) / extraction,
                    marked.get(way),
                    letters.size())));
    times.entrySet().stream()
        .skip(1) // extraction itself
        .forEach(
            e ->
                Ratios.record(
                    "extraction beside " + e.getKey(), extraction / median(e.getValue())));
    marked.forEach((way, spans) -> assertTrue(spans > letters.size(), way + " marks nothing"));
  }

  /** Until the compiler has seen enough of it. */
  private static void warmUp(Way way, List<Letter> letters) throws Exception {
    long start = processorTime();
    while (processorTime() - start < WARM_UP) {
      for (Letter letter : letters) {
        way.mark(letter);
      }
    }
  }

  private static List<Letter> letters() throws IOException {
    String folder = System.getProperty("letters", "");
    if (folder.isEmpty()) {
      return new SampleLetters(new Intake(Limits.standard()))
          .letters().stream().map(read -> read.letter()).toList();
    }
    List<Letter> letters = new ArrayList<>();
    try (Stream<Path> all = Files.list(Path.of(folder))) {
      for (Path file : all.sorted().toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        letters.add(Letter.of("letter.txt", text.replace("\r", ""), true));
      }
    }
    return letters;
  }

  private static String expressionRules() {
    return EXPRESSIONS.entrySet().stream()
        .map(e -> "\"" + e.getValue().replace("\\", "\\\\") + "\" -> " + e.getKey() + ";")
        .collect(Collectors.joining("\n"));
  }

  private static Way ruta(String rules) throws Exception {
    TypeSystemDescription types =
        TypeSystemDescriptionFactory.createTypeSystemDescription(
            "org.apache.uima.ruta.engine.BasicTypeSystem");
    EXPRESSIONS.keySet().forEach(t -> types.addType(TYPES + t, "", CAS.TYPE_NAME_ANNOTATION));
    AnalysisEngine engine =
        AnalysisEngineFactory.createEngine(RutaEngine.class, types, RutaEngine.PARAM_RULES, rules);
    CAS cas = engine.newCAS();
    return letter -> {
      cas.reset();
      cas.setDocumentText(letter.text().canonical());
      engine.process(cas);
      int spans = 0;
      for (String type : EXPRESSIONS.keySet()) {
        spans += cas.getAnnotationIndex(cas.getTypeSystem().getType(TYPES + type)).size();
      }
      return spans;
    };
  }

  private static int count(Pattern pattern, Letter letter) {
    Matcher matcher = pattern.matcher(letter.text().canonical());
    int found = 0;
    while (matcher.find()) {
      found++;
    }
    return found;
  }

  private static int digits(Letter letter) {
    String text = letter.text().canonical();
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digits += c >= '0' && c <= '9' ? 1 : 0;
    }
    return digits;
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Of the second half, when all is warm. */
  private static double median(List<Double> all) {
    List<Double> warm = all.subList(all.size() / 2, all.size()).stream().sorted().toList();
    return warm.get(warm.size() / 2);
  }
}
