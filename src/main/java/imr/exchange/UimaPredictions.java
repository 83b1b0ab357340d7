package imr.exchange;

import imr.annotation.Claim;
import imr.annotation.Schema;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.FeatureStructure;
import org.apache.uima.cas.impl.XmiCasDeserializer;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.json.jsoncas2.JsonCas2Deserializer;
import org.apache.uima.resource.ResourceInitializationException;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.resource.metadata.impl.Import_impl;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.InvalidXMLException;
import org.apache.uima.util.XMLInputSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

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
  public void read(
      Path fileOrFolder, Schema schema, Consumer<Prediction> each, Consumer<String> trouble)
      throws IOException {
    FieldNames names = new FieldNames(schema);
    for (Path file : ForeignFiles.of(fileOrFolder, ".xmi", ".json")) {
      cas(file, trouble)
          .ifPresent(
              cas ->
                  each.accept(
                      new Document(cas, file, names, new Gathering(schema, names), trouble)
                          .prediction()));
    }
  }

  private static Optional<CAS> cas(Path file, Consumer<String> trouble) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      CAS cas = UimaTypes.cas(types(file.resolveSibling("TypeSystem.xml")));
      if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".xmi")) {
        xmi(in, cas);
      } else {
        new JsonCas2Deserializer().deserialize(in, cas);
      }
      return Optional.of(cas).filter(c -> hasText(c, file, trouble));
    } catch (SAXException
        | ParserConfigurationException
        | InvalidXMLException
        | ResourceInitializationException
        | IOException
        | RuntimeException notACas) {
      // UIMA answers a broken file with whatever exception its damage leads to; the library's own
      // words are not told, since they can quote the letter.
      trouble.accept(file.getFileName() + ": no readable CAS.");
      return Optional.empty();
    }
  }

  /** Through a parser of our own, since UIMA's prints what is broken in the file. */
  private static void xmi(InputStream in, CAS cas)
      throws IOException, SAXException, ParserConfigurationException {
    SAXParserFactory parsers = SAXParserFactory.newInstance();
    parsers.setNamespaceAware(true);
    parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    XMLReader reader = parsers.newSAXParser().getXMLReader();
    reader.setContentHandler(
        new XmiCasDeserializer(cas.getTypeSystem()).getXmiCasHandler(cas, true));
    reader.setErrorHandler(new DefaultHandler());
    reader.parse(new InputSource(in));
  }

  private static boolean hasText(CAS cas, Path file, Consumer<String> trouble) {
    boolean text = cas.getDocumentText() != null;
    if (!text) {
      trouble.accept(file.getFileName() + ": no letter text in it.");
    }
    return text;
  }

  /** The file's types with ours; what they would import from elsewhere is left out. */
  private static TypeSystemDescription types(Path beside)
      throws IOException, InvalidXMLException, ResourceInitializationException {
    TypeSystemDescription ours = UimaTypes.description();
    if (!Files.isRegularFile(beside)) {
      return ours;
    }
    try (InputStream in = Files.newInputStream(beside)) {
      TypeSystemDescription theirs =
          UIMAFramework.getXMLParser()
              .parseTypeSystemDescription(
                  new XMLInputSource(in, beside.resolveSibling("").toFile()));
      theirs.setImports(new Import_impl[0]);
      return CasCreationUtils.mergeTypeSystems(List.of(ours, theirs));
    }
  }

  /** One letter. */
  private static final class Document {
    private final CAS cas;
    private final String text;
    private final Path file;
    private final FieldNames names;
    private final Gathering gathering;
    private final Consumer<String> trouble;

    Document(CAS cas, Path file, FieldNames names, Gathering gathering, Consumer<String> trouble) {
      this.cas = cas;
      this.text = cas.getDocumentText();
      this.file = file;
      this.names = names;
      this.gathering = gathering;
      this.trouble = trouble;
    }

    Prediction prediction() {
      for (AnnotationFS span : cas.getAnnotationIndex()) {
        String type = span.getType().getName();
        if (!type.startsWith("uima.") && !type.matches(".*\\.(segmentation|metadata)\\..*")) {
          span(span);
        }
      }
      of(UimaTypes.NOTE).forEach(this::note);
      Optional<FeatureStructure> letter = of(UimaTypes.LETTER).stream().findFirst();
      String base = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
      return gathering.prediction(
          letter.flatMap(l -> feature(l, "name")).orElse(base),
          letter.flatMap(l -> feature(l, "textSha256")),
          Optional.of(text),
          Optional.empty());
    }

    private List<FeatureStructure> of(String type) {
      List<FeatureStructure> all = new ArrayList<>();
      cas.getIndexRepository()
          .getAllIndexedFS(cas.getTypeSystem().getType(type))
          .forEachRemaining(all::add);
      return all;
    }

    private static Optional<String> feature(FeatureStructure of, String name) {
      Feature feature = of.getType().getFeatureByBaseName(name);
      return feature == null || !feature.getRange().getName().equals(CAS.TYPE_NAME_STRING)
          ? Optional.empty()
          : Optional.ofNullable(of.getStringValue(feature));
    }

    private void span(AnnotationFS span) {
      String type = span.getType().getShortName();
      Optional<String> told = feature(span, "field").or(() -> feature(span, "label"));
      Optional<String> value = feature(span, "value");
      boolean named = told.isPresent() || names.find(type).isPresent();
      String label = named ? told.orElse(type) : value.orElse(type);
      if (span.getBegin() < 0
          || span.getEnd() <= span.getBegin()
          || span.getEnd() > text.length()) {
        trouble.accept(file.getFileName() + ": a span is outside the text.");
        return;
      }
      int start = text.codePointCount(0, span.getBegin());
      int end = start + text.codePointCount(span.getBegin(), span.getEnd());
      gathering.value(
          label,
          new Gathering.Words(
              feature(span, "path"),
              Optional.of(text.substring(span.getBegin(), span.getEnd())),
              Optional.of(new Claim.Place(start, end)),
              named ? value : Optional.empty(),
              OptionalDouble.empty()));
    }

    private void note(FeatureStructure note) {
      String path = feature(note, "path").orElse("");
      switch (feature(note, "kind").orElse("")) {
        case "absent" -> gathering.absent(path);
        case "entry" -> gathering.entry(path);
        case "value" ->
            gathering.value(
                FieldPath.fieldOf(path),
                new Gathering.Words(
                    Optional.of(path),
                    Optional.empty(),
                    Optional.empty(),
                    feature(note, "value"),
                    OptionalDouble.empty()));
        default -> gathering.passOver(UimaTypes.NOTE);
      }
    }
  }
}
