package imr.exchange;

import imr.annotation.Claim;
import imr.annotation.Schema;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.FeatureStructure;
import org.apache.uima.cas.impl.XmiCasDeserializer;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.resource.ResourceInitializationException;
import org.apache.uima.resource.metadata.TypeDescription;
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
 * Imports UIMA CAS files (XMI, JSON, or WebAnno TSV), one letter each. The types of an XMI file are
 * in {@code TypeSystem.xml} next to it. Offsets are UTF-16 units.
 *
 * <p>A span's field is its feature {@code field} or {@code label}, or else its type's name, or else
 * its feature {@code value}, as in INCEpTION's named entities; otherwise {@code value} is the
 * normalized value. Sentences, tokens, and UIMA's own types are ignored. If no {@code path}
 * identifies the item, a value belongs to the preceding request ({@link EntryAssigner}).
 */
final class UimaPredictions implements PredictionFormat {

  @Override
  public String id() {
    return "uima";
  }

  @Override
  public String label() {
    return "UIMA CAS (XMI, JSON, or WebAnno TSV)";
  }

  @Override
  public boolean looksLike(Path fileOrFolder) throws IOException {
    return ForeignFiles.beginning(fileOrFolder, ".xmi").contains("http://www.omg.org/XMI")
        || ForeignFiles.first(fileOrFolder, ".json")
            .filter(r -> r.has("%TYPES") || r.has("%FEATURE_STRUCTURES"))
            .isPresent()
        || ForeignFiles.beginning(fileOrFolder, ".tsv").startsWith(WebAnnoTsv.BEGINNING);
  }

  @Override
  public List<PredictionInput> inputs(Path fileOrFolder, Schema schema) throws IOException {
    FieldLabels names = new FieldLabels(schema);
    return casFiles(fileOrFolder).stream()
        .map(
            file ->
                new PredictionInput(
                    file,
                    (each, trouble) ->
                        cas(file, trouble)
                            .map(
                                cas ->
                                    new Document(
                                        cas, file, names, new ClaimBuilder(schema, names), trouble))
                            .ifPresent(document -> each.accept(document.prediction()))))
        .toList();
  }

  /** Returns the CAS files, without our INCEpTION layers, which a zipped export contains. */
  private static List<Path> casFiles(Path fileOrFolder) throws IOException {
    return ForeignFiles.of(fileOrFolder, ".xmi", ".json", ".tsv").stream()
        .filter(f -> !String.valueOf(f.getFileName()).equals(InceptionLayers.FILE))
        .toList();
  }

  private static Optional<CasJson> cas(Path file, Consumer<String> trouble) throws IOException {
    try {
      Optional<CasJson> cas =
          switch (ending(file)) {
            case "xmi" -> xmi(file);
            case "tsv" -> Optional.of(WebAnnoTsvCas.of(Encodings.text(file), document(file)));
            default -> CasJson.of(ForeignFiles.JSON.readTree(Encodings.text(file)));
          };
      if (cas.isEmpty()) {
        trouble.accept(file.getFileName() + ": no letter text in it.");
      }
      return cas;
    } catch (SAXException
        | ParserConfigurationException
        | InvalidXMLException
        | ResourceInitializationException
        | IOException
        | RuntimeException notACas) {
      // UIMA may throw any exception for a damaged file. Its message isn't reported because it may
      // quote the letter.
      trouble.accept(file.getFileName() + ": no readable CAS.");
      return Optional.empty();
    }
  }

  /** In a project exported by INCEpTION, each document has a folder with one file per annotator. */
  private static Optional<CasNode> document(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    boolean ofProject =
        folder != null
            && folder.getParent() != null
            && String.valueOf(folder.getParent().getFileName()).startsWith("annotation");
    return Optional.ofNullable(folder)
        .filter(_ -> ofProject)
        .map(
            f ->
                new CasNode(
                    "document",
                    "DocumentMetaData",
                    -1,
                    -1,
                    Map.of(
                        "documentTitle",
                        String.valueOf(f.getFileName()),
                        "documentId",
                        String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", ""),
                        "collectionId",
                        "project"),
                    Map.of()));
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static Optional<CasJson> xmi(Path file)
      throws IOException,
          SAXException,
          ParserConfigurationException,
          InvalidXMLException,
          ResourceInitializationException {
    CAS cas = UimaTypes.cas(types(file));
    try (InputStream in = ForeignInput.open(file)) {
      parse(in, cas);
    }
    List<CasNode> nodes = new ArrayList<>();
    cas.getIndexRepository()
        .getAllIndexedFS(cas.getTypeSystem().getTopType())
        .forEachRemaining(fs -> nodes.add(node(fs)));
    return Optional.ofNullable(cas.getDocumentText()).map(text -> new CasJson(text, nodes));
  }

  private static CasNode node(FeatureStructure fs) {
    Map<String, String> words = new HashMap<>();
    Map<String, String> references = new HashMap<>();
    for (Feature feature : fs.getType().getFeatures()) {
      String name = feature.getShortName();
      if (!feature.getRange().isPrimitive()) {
        Optional.ofNullable(fs.getFeatureValue(feature))
            .ifPresent(other -> references.put(name, id(other)));
      } else {
        Optional.ofNullable(fs.getFeatureValueAsString(feature))
            .ifPresent(value -> words.put(name, value));
      }
    }
    boolean span = fs instanceof AnnotationFS;
    return new CasNode(
        id(fs),
        fs.getType().getName(),
        span ? ((AnnotationFS) fs).getBegin() : -1,
        span ? ((AnnotationFS) fs).getEnd() : -1,
        words,
        references);
  }

  private static String id(FeatureStructure fs) {
    return Integer.toString(fs._id());
  }

  /** Uses its own parser, because UIMA's prints errors that quote the file. */
  private static void parse(InputStream in, CAS cas)
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

  /**
   * Returns the types from the file's folder, ignoring the case of the name, merged with ours.
   * Imports are not followed.
   */
  private static TypeSystemDescription types(Path file)
      throws IOException, InvalidXMLException, ResourceInitializationException {
    TypeSystemDescription ours = UimaTypes.description();
    Optional<Path> beside =
        ForeignFiles.of(file.toAbsolutePath().resolveSibling(""), ".xml").stream()
            .filter(f -> f.getFileName().toString().equalsIgnoreCase("TypeSystem.xml"))
            .findFirst();
    if (beside.isEmpty()) {
      return ours;
    }
    try (InputStream in = ForeignInput.open(beside.get())) {
      TypeSystemDescription theirs =
          UIMAFramework.getXMLParser()
              .parseTypeSystemDescription(new XMLInputSource(in, new File(".")));
      theirs.setImports(new Import_impl[0]);
      List<String> known = Stream.of(ours.getTypes()).map(TypeDescription::getName).toList();
      theirs.setTypes(
          Stream.of(theirs.getTypes())
              .filter(t -> !known.contains(t.getName()))
              .toArray(TypeDescription[]::new));
      return CasCreationUtils.mergeTypeSystems(List.of(ours, theirs));
    }
  }

  /** Reads one letter. */
  private static final class Document {
    private static final Set<String> NOBODY = Set.of("INITIAL_CAS", "CURATION_USER");

    private final CasJson cas;
    private final String text;
    private final CodePoints points;
    private final Path file;
    private final FieldLabels names;
    private final ClaimBuilder gathering;
    private final Consumer<String> trouble;
    private final Map<String, ImportedFact> byId = new HashMap<>();

    Document(
        CasJson cas,
        Path file,
        FieldLabels names,
        ClaimBuilder gathering,
        Consumer<String> trouble) {
      this.cas = cas;
      this.text = UimaText.restored(cas.text(), letter(cas, UimaTypes.REPLACED).orElse(""));
      this.points = new CodePoints(text);
      this.file = file;
      this.names = names;
      this.gathering = gathering;
      this.trouble = trouble;
    }

    Prediction prediction() {
      cas.nodes().stream()
          .filter(n -> n.isSpan() && !isOfUima(n) && !isRelation(n))
          .sorted(Comparator.comparingInt(CasNode::begin).thenComparingInt(n -> -n.end()))
          .forEach(this::span);
      cas.nodes().stream().filter(Document::isRelation).forEach(this::relation);
      cas.nodes().stream().filter(n -> n.type().equals(UimaTypes.NOTE)).forEach(this::note);
      String base = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
      return gathering.prediction(
          letter(cas, "name").or(() -> metadata("documentTitle")).orElse(base),
          letter(cas, "textSha256"),
          Optional.of(text),
          annotator());
    }

    /** INCEpTION stores the annotator's name as the document's id. */
    private Optional<String> annotator() {
      return metadata("documentId")
          .filter(id -> metadata("documentTitle").filter(t -> !t.equals(id)).isPresent())
          .filter(id -> metadata("collectionId").isPresent() && !NOBODY.contains(id));
    }

    private static boolean isOfUima(CasNode node) {
      return node.type().startsWith("uima.")
          || node.type().matches("Sofa|DocumentAnnotation|.*\\.(segmentation|metadata)\\..*")
          || node.type().equals(UimaTypes.NOTE)
          || node.type().equals(UimaTypes.LETTER);
    }

    /** Returns whether a node is a relation as in INCEpTION's relation layers. */
    private static boolean isRelation(CasNode node) {
      return node.references().containsKey("Governor")
          && node.references().containsKey("Dependent");
    }

    private static Optional<String> letter(CasJson cas, String feature) {
      return cas.nodes().stream()
          .filter(n -> n.type().equals(UimaTypes.LETTER))
          .flatMap(n -> n.feature(feature).stream())
          .findFirst();
    }

    /** Returns a feature of DKPro's metadata, which INCEpTION adds. */
    private Optional<String> metadata(String feature) {
      return cas.nodes().stream()
          .filter(n -> n.shortType().equals("DocumentMetaData"))
          .flatMap(n -> n.feature(feature).stream())
          .findFirst();
    }

    private void span(CasNode span) {
      String type = span.shortType();
      Optional<String> told = span.feature("field").or(() -> span.feature("label"));
      Optional<String> value = span.feature("value");
      boolean named = told.isPresent() || names.find(type).isPresent();
      String label = named ? told.orElse(type) : value.orElse(type);
      if (span.begin() < 0 || span.end() <= span.begin() || span.end() > text.length()) {
        trouble.accept(file.getFileName() + ": a span is outside the text.");
        return;
      }
      int start = points.ofUnits(span.begin());
      int end = points.ofUnits(span.end());
      gathering
          .value(
              label,
              new ClaimBuilder.ClaimedValue(
                  span.feature("path"),
                  Optional.of(text.substring(span.begin(), span.end())),
                  Optional.of(new Claim.CodePointRange(start, end)),
                  named ? value : Optional.empty(),
                  confidence(span),
                  span.feature("author").filter(_ -> annotator().isEmpty())))
          .ifPresent(found -> byId.put(span.id(), found));
    }

    private static OptionalDouble confidence(CasNode span) {
      return span.feature("confidence")
          .or(() -> span.feature("score"))
          .filter(c -> c.matches("\\d(\\.\\d{1,15})?"))
          .map(c -> OptionalDouble.of(Double.parseDouble(c)))
          .orElse(OptionalDouble.empty());
    }

    private void relation(CasNode relation) {
      Optional<ImportedFact> one =
          Optional.ofNullable(byId.get(relation.references().getOrDefault("Governor", "")));
      Optional<ImportedFact> other =
          Optional.ofNullable(byId.get(relation.references().getOrDefault("Dependent", "")));
      one.ifPresent(a -> other.ifPresent(b -> gathering.together(a, b)));
    }

    private void note(CasNode note) {
      String path = note.feature("path").orElse("");
      switch (note.feature("kind").orElse("")) {
        case "absent" -> gathering.absent(path);
        case "entry" -> gathering.entry(path);
        case "value" ->
            gathering.value(
                FieldPath.fieldOf(path),
                new ClaimBuilder.ClaimedValue(
                    Optional.of(path),
                    Optional.empty(),
                    Optional.empty(),
                    note.feature("value"),
                    OptionalDouble.empty(),
                    note.feature("author").filter(_ -> annotator().isEmpty())));
        default -> gathering.passOver(UimaTypes.NOTE);
      }
    }
  }
}
