package imr.exchange;

import imr.annotation.Claim;
import imr.annotation.DisplayFormat;
import imr.annotation.Schema;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Imports brat standoff files: one {@code .ann} file, or all in a folder, each with its {@code
 * .txt} file. Offsets are code points unless the quoted text indicates otherwise ({@link
 * GivenSpans}). If two folders contain files with the same name, each folder belongs to a different
 * annotator.
 *
 * <p>Fragments separated by white space only are one value over several lines. A span with other
 * text between its fragments is rejected with a message, because nobody marked that text. Relations
 * and events connect values; without them, a value inside items belongs to the preceding request
 * ({@link EntryAssigner}). Attributes and notes are normalized values if they have the form that
 * {@link BratFormat} writes; other notes are ignored.
 */
final class BratPredictions implements PredictionFormat {
  private static final Pattern SPAN =
      Pattern.compile("(\\S{1,200}) (\\d{1,9}+ \\d{1,9}+(?:;\\d{1,9}+ \\d{1,9}+){0,299})");
  private static final Pattern AUTHOR = Pattern.compile("; author: ([^;]+)");
  private static final Pattern REFERENCE = Pattern.compile(":(T\\d{1,9})(?=\\s|$)");

  @Override
  public String id() {
    return "brat";
  }

  @Override
  public String label() {
    return "brat standoff";
  }

  @Override
  public boolean looksLike(Path fileOrFolder) throws IOException {
    return ForeignFiles.of(fileOrFolder, ".ann").stream()
        .anyMatch(f -> f.getFileName().toString().endsWith(".ann"));
  }

  @Override
  public List<PredictionInput> inputs(Path fileOrFolder, Schema schema) throws IOException {
    FieldLabels names = new FieldLabels(schema);
    List<Path> files = ForeignFiles.of(fileOrFolder, ".ann");
    boolean perAnnotator =
        files.stream().map(BratPredictions::base).distinct().count() < files.size();
    return files.stream()
        .map(
            file ->
                new PredictionInput(
                    file,
                    (each, trouble) -> {
                      ClaimBuilder gathering = new ClaimBuilder(schema, names);
                      GivenSpans.FileCounting counting = new GivenSpans.FileCounting();
                      Document document =
                          new Document(file, textOf(file), gathering, trouble, counting);
                      each.accept(
                          document.prediction(
                              Optional.of(folderOf(file)).filter(_ -> perAnnotator)));
                    }))
        .toList();
  }

  private static String folderOf(Path file) {
    return String.valueOf(file.toAbsolutePath().resolveSibling("").getFileName());
  }

  private static String base(Path file) {
    return file.getFileName().toString().replaceFirst("\\.ann$", "");
  }

  private static Optional<FileText> textOf(Path file) throws IOException {
    Path text = file.resolveSibling(base(file) + ".txt");
    if (!Files.isRegularFile(text)) {
      return Optional.empty();
    }
    try (BufferedReader all = Encodings.reader(text)) {
      return Optional.of(new FileText(all.readAllAsString()));
    }
  }

  /** Reads one letter. */
  private static final class Document {
    private final Path file;
    private final Optional<FileText> text;
    private final ClaimBuilder gathering;
    private final Consumer<String> trouble;
    private final GivenSpans.FileCounting counting;
    private final Map<String, ImportedFact> byId = new HashMap<>();

    private int notes;

    /** The author of each span, by span id. */
    private final Map<String, String> authors = new HashMap<>();

    /** Normalized values by span id. */
    private final Map<String, String> values = new HashMap<>();

    Document(
        Path file,
        Optional<FileText> text,
        ClaimBuilder gathering,
        Consumer<String> trouble,
        GivenSpans.FileCounting counting) {
      this.file = file;
      this.counting = counting;
      this.text = text;
      this.gathering = gathering;
      this.trouble = trouble;
    }

    Prediction prediction(Optional<String> author) throws IOException {
      List<String> lines = new ArrayList<>();
      try (BufferedReader all = Encodings.reader(file)) {
        all.lines().forEach(lines::add);
      }
      lines.stream().map(line -> line.split("\t", 3)).forEach(this::value);
      Optional<GivenSpans> spans = text.map(t -> new GivenSpans(t, given(lines), counting));
      for (int i = 0; i < lines.size(); i++) {
        span(spans, lines.get(i).split("\t", 3), file.getFileName() + ", line " + (i + 1));
      }
      lines.stream().map(line -> line.split("\t", 3)).forEach(this::bonds);
      spans.ifPresent(
          s -> gathering.remark(s.remarks(String.valueOf(file.getFileName()), counting)));
      if (notes > 0) {
        String counted = DisplayFormat.count(notes, "note");
        gathering.remark(
            List.of(
                "%s: %s %s imported."
                    .formatted(file.getFileName(), counted, notes == 1 ? "isn't" : "aren't")));
      }
      return gathering.prediction(
          base(file) + ".txt", Optional.empty(), text.map(FileText::whole), author);
    }

    private void value(String[] line) {
      String[] data = line.length > 1 ? line[1].split(" ") : new String[0];
      if (line[0].matches("[AM].*") && data.length > 1) {
        if (data.length == 3 && BratConfig.isCode(data[0])) {
          values.put(data[1], data[2]);
        } else {
          gathering.passOver(data[0]);
        }
      } else if (line[0].startsWith("#")
          && data.length == 2
          && line.length == 3
          && data[0].equals(BratFormat.ORIGIN)) {
        Matcher author = AUTHOR.matcher(line[2]);
        if (author.find()) {
          authors.put(data[1], author.group(1));
        }
      } else if (line[0].startsWith("#")
          && data.length == 2
          && line.length == 3
          && line[2].startsWith(BratFormat.NORMAL)) {
        values.put(data[1], line[2].substring(BratFormat.NORMAL.length()).strip());
      } else if (line[0].startsWith("#") && line.length > 1) {
        notes++;
      }
    }

    /** Returns all spans in the file, each from its first fragment to its last. */
    private static List<GivenSpans.GivenSpan> given(List<String> lines) {
      return lines.stream()
          .map(line -> line.split("\t", 3))
          .filter(line -> line[0].startsWith("T") && line.length == 3)
          .flatMap(
              line ->
                  SPAN.matcher(line[1])
                      .results()
                      .map(data -> given(data.group(2), line[2].strip())))
          .toList();
    }

    private static GivenSpans.GivenSpan given(String pieces, String words) {
      int[] all = offsets(pieces);
      return new GivenSpans.GivenSpan(
          all[0], all[all.length - 1], Optional.of(words).filter(w -> !w.isEmpty()));
    }

    private static int[] offsets(String pieces) {
      return Pattern.compile("[ ;]").splitAsStream(pieces).mapToInt(Integer::parseInt).toArray();
    }

    private void span(Optional<GivenSpans> spans, String[] line, String where) {
      if (!line[0].startsWith("T")) {
        return;
      }
      Matcher data = SPAN.matcher(line.length > 1 ? line[1] : "");
      if (!data.matches()) {
        trouble.accept(where + ": a span without a type or offsets.");
        return;
      }
      String words = line.length > 2 ? line[2].strip() : "";
      hull(spans, data.group(2), words)
          .ifPresentOrElse(
              place -> keep(line[0], data.group(1), place, words),
              () -> trouble.accept(where + ": a discontinuous span, or one outside the text."));
    }

    /** Returns the range from the first to the last fragment if only white space separates them. */
    private Optional<Claim.CodePointRange> hull(
        Optional<GivenSpans> spans, String pieces, String words) {
      int[] all = offsets(pieces);
      int start = all[0];
      int end = all[all.length - 1];
      if (spans.isEmpty()) {
        boolean whole = words.codePointCount(0, words.length()) == end - start;
        return end > start && (all.length == 2 || whole)
            ? Optional.of(new Claim.CodePointRange(start, end))
            : Optional.empty();
      }
      for (int i = 1; i < all.length - 1; i += 2) {
        if (all[i] != all[i + 1] && !spans.get().isGap(all[i], all[i + 1])) {
          return Optional.empty();
        }
      }
      return spans.get().place(given(pieces, words));
    }

    private void keep(String id, String type, Claim.CodePointRange place, String words) {
      Optional<String> quote =
          text.map(t -> t.quote(place)).or(() -> Optional.of(words).filter(w -> !w.isEmpty()));
      ClaimBuilder.ClaimedValue said =
          new ClaimBuilder.ClaimedValue(
              Optional.empty(),
              quote,
              Optional.of(place),
              Optional.ofNullable(values.get(id)),
              OptionalDouble.empty(),
              Optional.ofNullable(authors.get(id)));
      gathering.value(type, said).ifPresent(f -> byId.put(id, f));
    }

    /** Reads relations and events, which name the spans that they connect. */
    private void bonds(String[] line) {
      if (line.length < 2 || !line[0].matches("[RE].*")) {
        return;
      }
      List<ImportedFact> joined =
          REFERENCE
              .matcher(line[1])
              .results()
              .flatMap(r -> Optional.ofNullable(byId.get(r.group(1))).stream())
              .toList();
      joined.stream().skip(1).forEach(f -> gathering.together(joined.getFirst(), f));
    }
  }
}
