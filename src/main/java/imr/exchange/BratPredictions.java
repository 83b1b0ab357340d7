package imr.exchange;

import imr.annotation.Claim;
import imr.annotation.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads brat's standoff: each {@code .ann} of a folder, or one, with the {@code .txt} beside it.
 * Offsets are code points.
 *
 * <p>Pieces with nothing but white space between them are one value over several lines. A span with
 * other words between its pieces is refused with a sentence, since nobody marked those words.
 * Relations and events tell what belongs together; without them a value inside items belongs to the
 * request before it ({@link Entries}). Attributes and notes are normal forms where they are written
 * as we do ({@link BratFormat}); other notes are remarks and are left alone.
 */
final class BratPredictions implements PredictionFormat {
  private static final int MOST_PIECES = 1000;
  private static final Pattern PIECE = Pattern.compile("(\\d{1,9}) (\\d{1,9})");
  private static final Pattern TYPE = Pattern.compile("\\S{1,200}");
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
  public List<Path> files(Path fileOrFolder) throws IOException {
    return ForeignFiles.of(fileOrFolder, ".ann");
  }

  @Override
  public void read(
      Path fileOrFolder, Schema schema, Consumer<Prediction> each, Consumer<String> trouble)
      throws IOException {
    FieldNames names = new FieldNames(schema);
    for (Path file : files(fileOrFolder)) {
      Document document = new Document(file, textOf(file), new Gathering(schema, names), trouble);
      each.accept(document.prediction());
    }
  }

  private static String base(Path file) {
    return file.getFileName().toString().replaceFirst("\\.ann$", "");
  }

  private static Optional<FileText> textOf(Path file) throws IOException {
    Path text = file.resolveSibling(base(file) + ".txt");
    if (!Files.isRegularFile(text)) {
      return Optional.empty();
    }
    return Optional.of(new FileText(ForeignFiles.anyText(text)));
  }

  /** One letter. */
  private static final class Document {
    private final Path file;
    private final Optional<FileText> text;
    private final Gathering gathering;
    private final Consumer<String> trouble;
    private final Map<String, Found> byId = new HashMap<>();

    /** Normal forms by the id of their span. */
    private final Map<String, String> values = new HashMap<>();

    Document(Path file, Optional<FileText> text, Gathering gathering, Consumer<String> trouble) {
      this.file = file;
      this.text = text;
      this.gathering = gathering;
      this.trouble = trouble;
    }

    Prediction prediction() throws IOException {
      List<String> lines = ForeignFiles.allLines(file);
      lines.stream().map(line -> line.split("\t", 3)).forEach(this::value);
      for (int i = 0; i < lines.size(); i++) {
        span(lines.get(i).split("\t", 3), file.getFileName() + ", line " + (i + 1));
      }
      lines.stream().map(line -> line.split("\t", 3)).forEach(this::bonds);
      return gathering.prediction(
          base(file) + ".txt", Optional.empty(), text.map(FileText::whole), Optional.empty());
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
          && line[2].startsWith(BratFormat.NORMAL)) {
        values.put(data[1], line[2].substring(BratFormat.NORMAL.length()).strip());
      }
    }

    private void span(String[] line, String where) {
      if (!line[0].startsWith("T")) {
        return;
      }
      String[] data = line.length > 1 ? line[1].split(" ", 2) : new String[0];
      Optional<int[]> offsets = data.length == 2 ? offsets(data[1]) : Optional.empty();
      if (offsets.isEmpty() || !TYPE.matcher(data[0]).matches()) {
        trouble.accept(where + ": a span without a type and its offsets.");
        return;
      }
      String words = line.length > 2 ? line[2].strip() : "";
      hull(offsets.get(), words)
          .ifPresentOrElse(
              place -> keep(line[0], data[0], place, words),
              () -> trouble.accept(where + ": a span in pieces, or one outside of the text."));
    }

    /** {@code 5 9;10 14} as start and end of each piece; empty for anything else. */
    private static Optional<int[]> offsets(String written) {
      String[] pieces = written.split(";", MOST_PIECES + 1);
      int[] offsets = new int[2 * pieces.length];
      for (int i = 0; i < pieces.length; i++) {
        Matcher piece = PIECE.matcher(pieces[i]);
        if (!piece.matches()) {
          return Optional.empty();
        }
        offsets[2 * i] = Integer.parseInt(piece.group(1));
        offsets[2 * i + 1] = Integer.parseInt(piece.group(2));
      }
      return Optional.of(offsets);
    }

    /** From the first piece to the last, when white space alone lies between. */
    private Optional<Claim.Place> hull(int[] all, String words) {
      int start = all[0];
      int end = all[all.length - 1];
      if (text.isEmpty()) {
        boolean whole = words.codePointCount(0, words.length()) == end - start;
        return end > start && (all.length == 2 || whole)
            ? Optional.of(new Claim.Place(start, end))
            : Optional.empty();
      }
      FileText in = text.get();
      for (int i = 1; i < all.length - 1; i += 2) {
        boolean blank =
            all[i] == all[i + 1]
                || in.place(all[i], all[i + 1]).map(in::quote).filter(String::isBlank).isPresent();
        if (!blank) {
          return Optional.empty();
        }
      }
      return in.place(start, end);
    }

    private void keep(String id, String type, Claim.Place place, String words) {
      Optional<String> quote =
          text.map(t -> t.quote(place)).or(() -> Optional.of(words).filter(w -> !w.isEmpty()));
      Gathering.Words said =
          new Gathering.Words(
              Optional.empty(),
              quote,
              Optional.of(place),
              Optional.ofNullable(values.get(id)),
              OptionalDouble.empty());
      gathering.value(type, said).ifPresent(f -> byId.put(id, f));
    }

    /** Relations and events name the spans that they join. */
    private void bonds(String[] line) {
      if (line.length < 2 || !line[0].matches("[RE].*")) {
        return;
      }
      List<Found> joined =
          REFERENCE
              .matcher(line[1])
              .results()
              .flatMap(r -> Optional.ofNullable(byId.get(r.group(1))).stream())
              .toList();
      joined.stream().skip(1).forEach(f -> gathering.together(joined.getFirst(), f));
    }
  }
}
