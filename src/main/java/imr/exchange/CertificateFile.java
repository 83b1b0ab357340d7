package imr.exchange;

import imr.annotation.DisplayFormat;
import imr.annotation.GoldSetPart;
import imr.annotation.QualityCertificate;
import imr.annotation.QualityCertificate.Figure;
import imr.exchange.Report.Block;
import imr.exchange.Report.Section;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A gold set's quality certificate as JSON, as a page, and as a section of a data card. It holds no
 * word of a letter. What wasn't measured says so.
 */
public final class CertificateFile {
  /** What stands in place of a figure that there isn't. */
  public static final String NOT_MEASURED = "Not measured";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

  private CertificateFile() {}

  /** Over many lines, with a line end after the last; what wasn't measured is null. */
  public static String json(QualityCertificate of) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("goldSet", of.goldSet());
    root.put("by", of.by());
    root.put("made", of.made().toString());
    root.put("sha256", of.sha256());
    root.put("issued", of.issued().toString());
    root.putObject("versions")
        .put("schema", of.versions().schema())
        .put("schemaSha256", of.versions().schemaSha256())
        .put("guideSha256", of.versions().guideSha256())
        .set("extractors", strings(of.versions().extractors()));
    ObjectNode letters = root.putObject("letters");
    Arrays.stream(GoldSetPart.values())
        .forEach(p -> letters.put(p.word(), of.letters().getOrDefault(p, 0)));
    root.putObject("values")
        .put("stated", of.values().stated())
        .put("confirmed", of.values().confirmed())
        .put("corrected", of.values().corrected())
        .put("added", of.values().added())
        .put("fieldsNotStated", of.values().notStated());
    var annotators = root.putArray("annotators");
    of.annotators()
        .forEach(
            a ->
                annotators
                    .addObject()
                    .put("name", a.name())
                    .put("first", a.first())
                    .put("second", a.second())
                    .put("adjudicated", a.adjudicated()));
    root.put("doubleAnnotated", of.doubleAnnotated());
    root.put("adjudicated", of.adjudicated());
    root.put("hidden", of.hidden());
    root.put("missing", of.missing());
    agreement(root, of);
    of.caught()
        .ifPresentOrElse(
            c ->
                put(
                    root.putObject("plantedErrors")
                        .put("planted", c.planted())
                        .put("caught", c.caught()),
                    "share",
                    c.share()),
            () -> root.putNull("plantedErrors"));
    of.errors()
        .ifPresentOrElse(
            e ->
                put(
                    root.putObject("recheck")
                        .put("letters", e.letters())
                        .put("waiting", e.waiting())
                        .put("errors", e.errors())
                        .put("corrected", e.corrected())
                        .put("values", e.values()),
                    "errorsPer1000",
                    e.perThousand()),
            () -> root.putNull("recheck"));
    return JSON.writer()
            .with(new DefaultPrettyPrinter().withArrayIndenter(INDENT).withObjectIndenter(INDENT))
            .writeValueAsString(root)
        + "\n";
  }

  private static void agreement(ObjectNode root, QualityCertificate of) {
    if (of.agreement().isEmpty()) {
      root.putNull("agreement");
      return;
    }
    QualityCertificate.Agreed agreed = of.agreement().get();
    ObjectNode node = root.putObject("agreement").put("letters", agreed.letters());
    node.set("pairs", strings(agreed.pairs()));
    put(node, "strictF1", agreed.strictF1());
    put(node, "relaxedF1", agreed.relaxedF1());
    var fields = node.putArray("fields");
    for (QualityCertificate.OfField field : agreed.fields()) {
      ObjectNode one =
          fields.addObject().put("field", field.field().path()).put("values", field.values());
      put(one, "strictF1", field.strictF1());
      put(one, "relaxedF1", field.relaxedF1());
      put(one, "kappa", field.kappa());
      put(one, "alpha", field.alpha());
    }
  }

  private static void put(ObjectNode node, String key, Figure figure) {
    if (figure.value().isEmpty()) {
      node.putNull(key);
      return;
    }
    ObjectNode one = node.putObject(key).put("value", rounded(figure.value().getAsDouble()));
    if (figure.low().isPresent() && figure.high().isPresent()) {
      one.put("low", rounded(figure.low().getAsDouble()));
      one.put("high", rounded(figure.high().getAsDouble()));
    }
  }

  private static ArrayNode strings(List<String> words) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    words.forEach(array::add);
    return array;
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }

  /** The whole page, to be kept as UTF-8. */
  public static String html(QualityCertificate of) {
    return HtmlReport.of(report(of));
  }

  private static Report report(QualityCertificate of) {
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("Overview", List.of(table(List.of("", ""), facts(of)))));
    sections.add(new Section("Annotators", List.of(annotators(of))));
    sections.add(new Section("Agreement by field", agreement(of)));
    sections.add(
        new Section(
            "Versions and hashes",
            List.of(
                new Block.Words(
                    "SHA-256 of the gold set, as in its manifest, and of the schema and the"
                        + " annotation guide that were in use when this was measured."),
                table(List.of("", ""), hashes(of)))));
    return new Report(
        "Quality certificate: " + of.goldSet(),
        List.of(
            "Created by %s on %s UTC. Measured on %s UTC."
                .formatted(
                    of.by(),
                    DisplayFormat.dateTime(of.made(), ZoneOffset.UTC),
                    DisplayFormat.dateTime(of.issued(), ZoneOffset.UTC)),
            "Brackets show 95% confidence intervals. The sampling unit is the letter; for planted"
                + " errors, each error. There are no brackets where too few were measured."),
        sections);
  }

  private static Block.Table table(List<String> head, List<List<String>> rows) {
    return new Block.Table(head, rows, head.size());
  }

  /** What is known in short: rows of two cells, a name and its figure in words. */
  public static List<List<String>> facts(QualityCertificate of) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Letters", letters(of)));
    rows.add(List.of("Values", values(of.values())));
    rows.add(List.of("Annotated twice, blind", of(of.doubleAnnotated(), letters(of.size()))));
    rows.add(
        List.of(
            "Adjudicated",
            of.doubleAnnotated() == 0
                ? "0 letters"
                : of(of.adjudicated(), letters(of.doubleAnnotated()))));
    rows.add(List.of("Agreement, strict F1", strict(of)));
    rows.add(List.of("Agreement, relaxed F1", relaxed(of)));
    rows.add(List.of("Planted errors caught", caught(of)));
    rows.add(List.of("Errors per 1,000 values (re-check)", errors(of)));
    if (of.missing() > 0) {
      rows.add(
          List.of("Missing", letters(of.missing()) + " of the set that this library doesn't have"));
    }
    if (of.hidden() > 0) {
      rows.add(
          List.of(
              "Left out",
              letters(of.hidden())
                  + " that the person who created this certificate annotates blind"));
    }
    return rows;
  }

  /** {@code 6 of 10 letters}. */
  private static String of(int count, String all) {
    return "%,d of %s".formatted(count, all);
  }

  private static String values(QualityCertificate.Values values) {
    return "%,d (%,d confirmed, %,d corrected, %,d added); %s not stated"
        .formatted(
            values.stated(),
            values.confirmed(),
            values.corrected(),
            values.added(),
            DisplayFormat.count(values.notStated(), "field"));
  }

  private static String letters(long count) {
    return DisplayFormat.count(count, "letter");
  }

  private static String letters(QualityCertificate of) {
    return "%,d (%s)"
        .formatted(
            of.size(),
            Arrays.stream(GoldSetPart.values())
                .map(p -> "%,d %s".formatted(of.letters().getOrDefault(p, 0), p.word()))
                .collect(Collectors.joining(", ")));
  }

  private static String strict(QualityCertificate of) {
    return of.agreement().map(a -> shown(a.strictF1(), 3)).orElse(NOT_MEASURED);
  }

  private static String relaxed(QualityCertificate of) {
    return of.agreement().map(a -> shown(a.relaxedF1(), 3)).orElse(NOT_MEASURED);
  }

  private static String caught(QualityCertificate of) {
    return of.caught()
        .map(c -> "%s (%,d of %,d)".formatted(shown(c.share(), 3), c.caught(), c.planted()))
        .orElse(NOT_MEASURED);
  }

  private static String errors(QualityCertificate of) {
    return of.errors()
        .map(
            e ->
                e.perThousand().value().isEmpty()
                    ? "%s yet: %s drawn, but not adjudicated"
                        .formatted(NOT_MEASURED, letters(e.waiting()))
                    : shown(e.perThousand(), 1) + " (" + basis(e) + ")")
        .orElse(NOT_MEASURED);
  }

  private static String basis(QualityCertificate.Errors of) {
    return Stream.of(
            "%,d of %,d values in %s".formatted(of.errors(), of.values(), letters(of.letters())),
            of.errors() == 0 ? "" : "%,d corrected in this set".formatted(of.corrected()),
            of.waiting() == 0 ? "" : letters(of.waiting()) + " not adjudicated yet")
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String shown(Figure figure, int digits) {
    return figure.value().isEmpty()
        ? NOT_MEASURED
        : number(figure.value(), digits)
            + (figure.low().isPresent()
                ? " [%s–%s]".formatted(number(figure.low(), digits), number(figure.high(), digits))
                : "");
  }

  private static String number(OptionalDouble value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value.orElseThrow());
  }

  private static Block annotators(QualityCertificate of) {
    return of.annotators().isEmpty()
        ? new Block.Words("This library doesn't have the letters of the set.")
        : new Block.Table(
            List.of("Name", "Letters annotated", "Second annotation", "Adjudicated"),
            of.annotators().stream()
                .map(
                    a ->
                        List.of(
                            a.name(), count(a.first()), count(a.second()), count(a.adjudicated())))
                .toList(),
            1);
  }

  private static String count(int letters) {
    return letters == 0 ? "–" : "%,d".formatted(letters);
  }

  private static List<Block> agreement(QualityCertificate of) {
    if (of.agreement().isEmpty()) {
      return List.of(
          new Block.Words(
              NOT_MEASURED + ". No letter of the set was annotated by two people independently."));
    }
    return List.of(
        new Block.Words(
            ("Two people annotated %s, neither seeing the other's work: %s. The numbers compare the"
                 + " two records before adjudication. Strict: the location and the value match."
                 + " Relaxed: the value matches, or the locations overlap by at least half of the"
                 + " longer one. Kappa is Cohen's, of coded fields. Alpha is Krippendorff's, with"
                 + " “nothing” as a value. They have no brackets where every letter agrees.")
                .formatted(
                    letters(of.agreement().get().letters()),
                    String.join("; ", of.agreement().get().pairs()))),
        new Block.Table(
            List.of("Field", "Values", "F1 strict", "F1 relaxed", "Kappa", "Alpha"),
            of.agreement().get().fields().stream()
                .map(
                    f ->
                        List.of(
                            f.label(),
                            "%,d".formatted(f.values()),
                            shown(f.strictF1(), 2),
                            shown(f.relaxedF1(), 2),
                            coefficient(f.kappa()),
                            coefficient(f.alpha())))
                .toList(),
            1));
  }

  /** A coefficient isn't defined where everybody gave one and the same value. */
  private static String coefficient(Figure figure) {
    return figure.value().isEmpty() ? "–" : shown(figure, 2);
  }

  private static List<List<String>> hashes(QualityCertificate of) {
    return List.of(
        List.of("Gold set", of.sha256()),
        List.of("Schema " + of.versions().schema(), of.versions().schemaSha256()),
        List.of("Annotation guide", of.versions().guideSha256()),
        List.of(
            "Suggested by",
            of.versions().extractors().isEmpty()
                ? "No extractor"
                : String.join(", ", of.versions().extractors())));
  }

  /** A section of a data card in Markdown, with a line end after the last. */
  static String markdown(QualityCertificate of) {
    return """
    ## Quality

    | | |
    | --- | --- |
    %s
    For the numbers and intervals of each field, see `quality-certificate.json`.
    """
        .formatted(
            facts(of).stream()
                .map(r -> "| %s | %s |\n".formatted(cell(r.getFirst()), cell(r.getLast())))
                .collect(Collectors.joining()));
  }

  private static String cell(String words) {
    return words.replace("|", "\\|").replace("\n", " ");
  }
}
