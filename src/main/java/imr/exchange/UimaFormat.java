package imr.exchange;

import imr.annotation.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.FeatureStructure;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.TypeSystem;
import org.apache.uima.cas.impl.XmiCasSerializer;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.json.jsoncas2.JsonCas2Serializer;
import org.apache.uima.resource.ResourceInitializationException;
import org.apache.uima.util.XMLSerializer;
import org.xml.sax.SAXException;

/**
 * Exports a UIMA CAS per letter as XMI, JSON (CAS JSON 0.4) or {@link WebAnnoTsv}, with {@code
 * TypeSystem.xml} ({@link UimaTypes}): a folder whose layers and documents INCEpTION can import.
 * Offsets are UTF-16 units, as in UIMA.
 *
 * <p>XMI uses XML 1.0, because Python can't read other versions. Characters that it can't
 * represent, such as the page break, are replaced and listed ({@link UimaText}); our own import
 * restores them.
 *
 * @see <a href="https://uima.apache.org/d/uimaj-current/references.html">UIMA references</a>
 */
final class UimaFormat implements Format {
  private final Kind kind;

  /** The file format of a CAS. */
  enum Kind {
    XMI(".xmi"),
    JSON(".json"),
    TSV(".tsv");

    private final String ending;

    Kind(String ending) {
      this.ending = ending;
    }
  }

  UimaFormat(Kind kind) {
    this.kind = kind;
  }

  @Override
  public FormatDescription description() {
    return switch (kind) {
      case XMI ->
          FormatDescription.folder(
              "uima-xmi",
              "UIMA CAS, XMI (one file per letter)",
              "For continuing in INCEpTION or any UIMA pipeline.");
      case JSON ->
          FormatDescription.folder(
              "uima-json",
              "UIMA CAS, JSON (one file per letter)",
              "For continuing in INCEpTION, or in Python with cassis.");
      case TSV ->
          FormatDescription.folder(
              "webanno-tsv",
              "WebAnno TSV 3.3 (one file per letter)",
              "For continuing in INCEpTION or WebAnno, or as a table of tokens.");
    };
  }

  @Override
  public Map<FormatLoss, Integer> losses(AnnotatedLetter letter, Schema schema, boolean withText) {
    Map<FormatLoss, Integer> losses =
        FormatLossCounter.count(
            letter, schema, FormatLoss.UNREAL, FormatLoss.UNREAD, FormatLoss.REMARKS);
    switch (kind) {
      case XMI ->
          FormatLossCounter.add(
              losses, FormatLoss.CHARACTERS, UimaText.unfit(letter.letter().text().canonical()));
      case JSON -> {}
      case TSV -> {
        FormatLossCounter.add(losses, FormatLoss.CHARACTERS, WebAnnoTsv.unfit(letter));
        losses.putAll(
            FormatLossCounter.count(
                letter, schema, FormatLoss.ABSENT, FormatLoss.VALUE_WITHOUT_PLACE));
      }
    }
    return losses;
  }

  @Override
  public ExportWriter begin(Path out, Schema schema, boolean withText) throws IOException {
    return AtomicOutput.ofFolder(out).begin(draft -> writing(draft, schema));
  }

  private ExportWriter writing(AtomicOutput draft, Schema schema) throws IOException {
    draft.write("TypeSystem.xml", UimaTypes.xml());
    draft.write("inception/" + InceptionLayers.FILE, InceptionLayers.layers(schema));
    TypeSystem types = types();
    FileNames names = new FileNames();
    return new FolderWriter(draft, id(), schema) {
      @Override
      Addition content(AnnotatedLetter letter) throws IOException {
        if (kind == Kind.TSV) {
          letter.check();
          String tsv = WebAnnoTsv.of(letter, schema);
          return () -> draft.write(name(letter), tsv);
        }
        byte[] file = file(letter);
        return () -> draft.write(name(letter), file);
      }

      private String name(AnnotatedLetter letter) {
        return names.next(letter.letter()) + kind.ending;
      }

      private byte[] file(AnnotatedLetter letter) throws IOException {
        // A new one for each letter: what is in one that was used before comes in another order.
        CAS cas = UimaTypes.cas(types);
        fill(cas, letter, schema);
        return UimaFormat.this.file(cas);
      }
    };
  }

  private static TypeSystem types() throws IOException {
    try {
      return UimaTypes.cas(UimaTypes.description()).getTypeSystem();
    } catch (ResourceInitializationException e) {
      throw new IOException(e);
    }
  }

  private void fill(CAS cas, AnnotatedLetter letter, Schema schema) {
    MarkedRecord marked = MarkedRecord.of(letter, schema);
    String canonical = letter.letter().text().canonical();
    UimaText text = kind == Kind.XMI ? UimaText.of(canonical) : new UimaText(canonical, "");
    cas.setDocumentText(text.text());
    cas.setDocumentLanguage("en");
    add(
        cas,
        cas.createFS(type(cas, UimaTypes.LETTER)),
        Map.of("name", letter.letter().name(), "textSha256", letter.letter().id()),
        text.replaced().isEmpty()
            ? Map.of("schema", schema.id())
            : Map.of("schema", schema.id(), UimaTypes.REPLACED, text.replaced()));
    Map<ValueSpan, AnnotationFS> spans = new HashMap<>();
    for (ValueSpan mark : marked.marks()) {
      AnnotationFS span =
          cas.createAnnotation(type(cas, UimaTypes.VALUE), mark.span().start(), mark.span().end());
      spans.put(mark, span);
      Map<String, String> more = new HashMap<>(mark.origin().words());
      mark.told().ifPresent(v -> more.put("value", v));
      add(cas, span, Map.of("field", mark.label(), "path", mark.path()), more);
    }
    ValueRelation.of(marked.marks(), schema).forEach(bond -> relation(cas, bond, spans));
    for (RecordEntry value : marked.unplaced()) {
      Map<String, String> more = new HashMap<>(letter.origins().of(value.annotation()).words());
      more.put("value", value.normal().orElseThrow());
      note(cas, "value", value.path(), more);
    }
    marked
        .absent()
        .forEach(m -> note(cas, "absent", m.path(), letter.origins().of(m.annotation()).words()));
    marked.bare().forEach(path -> note(cas, "entry", path, Map.of()));
  }

  /**
   * Adds a relation as INCEpTION draws it: from the first value of an entry to another one, located
   * at the latter.
   */
  private static void relation(CAS cas, ValueRelation bond, Map<ValueSpan, AnnotationFS> spans) {
    AnnotationFS relation =
        cas.createAnnotation(
            type(cas, UimaTypes.RELATION), bond.to().span().start(), bond.to().span().end());
    for (Map.Entry<String, ValueSpan> end :
        Map.of("Governor", bond.from(), "Dependent", bond.to()).entrySet()) {
      relation.setFeatureValue(
          relation.getType().getFeatureByBaseName(end.getKey()), spans.get(end.getValue()));
    }
    add(cas, relation, Map.of("group", bond.group().id().path()), Map.of());
  }

  private static Type type(CAS cas, String name) {
    return cas.getTypeSystem().getType(name);
  }

  private static void note(CAS cas, String kind, String path, Map<String, String> value) {
    add(
        cas,
        cas.createFS(type(cas, UimaTypes.NOTE)),
        Map.of("kind", kind, "field", FieldPath.fieldOf(path), "path", path),
        value);
  }

  private static void add(
      CAS cas, FeatureStructure of, Map<String, String> some, Map<String, String> more) {
    some.forEach((name, words) -> set(of, name, words));
    more.forEach((name, words) -> set(of, name, words));
    cas.addFsToIndexes(of);
  }

  private static void set(FeatureStructure of, String name, String words) {
    of.setStringValue(of.getType().getFeatureByBaseName(name), UimaText.plain(words));
  }

  private byte[] file(CAS cas) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (kind == Kind.JSON) {
      new JsonCas2Serializer().serialize(cas, out);
    } else {
      xmi(cas, out);
    }
    return out.toByteArray();
  }

  private static void xmi(CAS cas, ByteArrayOutputStream out) throws IOException {
    XMLSerializer xml = new XMLSerializer(out);
    try {
      new XmiCasSerializer(cas.getTypeSystem()).serialize(cas, xml.getContentHandler());
    } catch (SAXException e) {
      throw new IOException(e);
    }
  }
}
