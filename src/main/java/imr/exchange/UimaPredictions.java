package imr.exchange;

import imr.annotation.Claim;
import imr.annotation.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Reads UIMA CAS files, XMI or JSON, one letter each; the types of an XMI stand in the {@code
 * TypeSystem.xml} beside it. Offsets are UTF-16 units.
 *
 * <p>A span's field is what its feature {@code field} or {@code label} says, else its type's own
 * name, else its feature {@code value}, as in the named entities of INCEpTION; but for the last of
 * these, {@code value} is the normal form. Sentences, tokens and UIMA's own types are no values.
 * Where no {@code path} tells the item, a value belongs to the request before it ({@link Entries}).
 */
final class UimaPredictions implements PredictionFormat {

  @Override
  public String id() {
    return "uima";
  }

  @Override
  public String label() {
    return "UIMA CAS (XMI or JSON)";
  }

  @Override
  public boolean looksLike(Path fileOrFolder) throws IOException {
    return ForeignFiles.beginning(fileOrFolder, ".xmi").contains("http://www.omg.org/XMI")
        || ForeignFiles.beginning(fileOrFolder, ".json")
            .matches("(?s).*\"%(TYPES|FEATURE_STRUCTURES)\".*");
  }

  @Override
  public List<Path> files(Path fileOrFolder) throws IOException {
    return ForeignFiles.of(fileOrFolder, ".xmi", ".json");
  }

  @Override
  public void read(
      Path fileOrFolder, Schema schema, Consumer<Prediction> each, Consumer<String> trouble)
      throws IOException {
    FieldNames names = new FieldNames(schema);
    for (Path file : files(fileOrFolder)) {
      cas(file, trouble)
          .ifPresent(
              cas ->
                  each.accept(
                      new Document(cas, file, names, new Gathering(schema, names), trouble)
                          .prediction()));
    }
  }

  private static Optional<UimaCas> cas(Path file, Consumer<String> trouble) throws IOException {
    boolean xmi = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".xmi");
    Optional<UimaCas> cas = xmi ? UimaXmi.read(file) : UimaJson.read(file);
    if (cas.isEmpty()) {
      trouble.accept(file.getFileName() + ": no CAS that can be read.");
    }
    return cas.filter(c -> hasText(c, file, trouble));
  }

  private static boolean hasText(UimaCas cas, Path file, Consumer<String> trouble) {
    if (cas.text().isEmpty()) {
      trouble.accept(file.getFileName() + ": no letter's text in it.");
    }
    return cas.text().isPresent();
  }

  /** One letter. */
  private static final class Document {
    private final UimaCas cas;
    private final FileText text;
    private final Path file;
    private final FieldNames names;
    private final Gathering gathering;
    private final Consumer<String> trouble;

    Document(
        UimaCas cas, Path file, FieldNames names, Gathering gathering, Consumer<String> trouble) {
      this.cas = cas;
      this.text = new FileText(cas.text().orElseThrow());
      this.file = file;
      this.names = names;
      this.gathering = gathering;
      this.trouble = trouble;
    }

    Prediction prediction() {
      cas.spans().stream().filter(UimaCas.Structure::isForeignValue).forEach(this::span);
      cas.of(UimaTypes.NOTE).forEach(this::note);
      Optional<UimaCas.Structure> letter = cas.of(UimaTypes.LETTER).stream().findFirst();
      String base = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
      return gathering.prediction(
          letter.flatMap(l -> l.feature("name")).orElse(base),
          letter.flatMap(l -> l.feature("textSha256")),
          Optional.of(text.whole()),
          Optional.empty());
    }

    private void span(UimaCas.Structure span) {
      Optional<String> told = span.feature("field").or(() -> span.feature("label"));
      Optional<String> value = span.feature("value");
      boolean named = told.isPresent() || names.find(span.shortType()).isPresent();
      String label = named ? told.orElse(span.shortType()) : value.orElse(span.shortType());
      Optional<Claim.Place> place = text.placeOfUnits(span.begin(), span.end());
      if (place.isEmpty()) {
        trouble.accept(file.getFileName() + ": a span does not lie in the text.");
        return;
      }
      gathering.value(
          label,
          new Gathering.Words(
              span.feature("path"),
              place.map(text::quote),
              place,
              named ? value : Optional.empty(),
              OptionalDouble.empty()));
    }

    private void note(UimaCas.Structure note) {
      String path = note.feature("path").orElse("");
      switch (note.feature("kind").orElse("")) {
        case "absent" -> gathering.absent(path);
        case "entry" -> gathering.entry(path);
        case "value" ->
            gathering.value(
                FieldPath.fieldOf(path),
                new Gathering.Words(
                    Optional.of(path),
                    Optional.empty(),
                    Optional.empty(),
                    note.feature("value"),
                    OptionalDouble.empty()));
        default -> gathering.passOver(UimaTypes.NOTE);
      }
    }
  }
}
