package imr.exchange;

import imr.annotation.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.transform.OutputKeys;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.FeatureStructure;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.impl.XmiCasSerializer;
import org.apache.uima.json.jsoncas2.JsonCas2Serializer;
import org.apache.uima.resource.ResourceInitializationException;
import org.apache.uima.util.XMLSerializer;
import org.xml.sax.SAXException;

/**
 * A UIMA CAS for each letter, as XMI or as JSON (CAS JSON 0.4), and {@code TypeSystem.xml} with
 * their types ({@link UimaTypes}): a folder whose layers and documents INCEpTION takes in. Offsets
 * are UTF-16 units, as UIMA counts.
 *
 * <p>XML 1.0 has no character for the page break between a letter's pages: a letter with one, or
 * with another control character, is written as XML 1.1, which UIMA and INCEpTION read and Python's
 * cassis does not; the JSON is read by all three. NUL, U+FFFE and U+FFFF, which no XML has, become
 * U+FFFD.
 *
 * @see <a href="https://uima.apache.org/d/uimaj-current/references.html">UIMA references</a>
 */
final class UimaFormat implements Format {
  private static final Pattern NOT_IN_XML = Pattern.compile("[\\x00\\uFFFE\\uFFFF\\p{Cs}]");
  private static final Pattern NOT_IN_XML_10 = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");
  private static final Pattern ONLY_REFERRED = Pattern.compile("[\\u007F-\\u009F\\u2028]");
  private final Kind kind;

  /** How a CAS is written. */
  enum Kind {
    XMI(".xmi"),
    JSON(".json");

    private final String ending;

    Kind(String ending) {
      this.ending = ending;
    }
  }

  UimaFormat(Kind kind) {
    this.kind = kind;
  }

  @Override
  public String id() {
    return switch (kind) {
      case XMI -> "uima-xmi";
      case JSON -> "uima-json";
    };
  }

  @Override
  public String label() {
    return switch (kind) {
      case XMI -> "UIMA CAS (XMI), a file a letter";
      case JSON -> "UIMA CAS (JSON), a file a letter";
    };
  }

  @Override
  public String purpose() {
    return switch (kind) {
      case XMI -> "To go on in INCEpTION, or in any UIMA pipeline.";
      case JSON -> "To go on in INCEpTION, or in Python with cassis.";
    };
  }

  @Override
  public String ending() {
    return "";
  }

  @Override
  public boolean needsText() {
    return true;
  }

  @Override
  public Map<Lost, Integer> losses(Labelled letter, Schema schema, boolean withText) {
    return Losses.count(letter, schema, Lost.UNREAL, Lost.UNREAD, Lost.DECISIONS);
  }

  @Override
  public Writing begin(Path out, Schema schema, boolean withText) throws IOException {
    return Draft.ofFolder(out).begin(draft -> writing(draft, schema));
  }

  private Writing writing(Draft draft, Schema schema) throws IOException {
    draft.write("TypeSystem.xml", UimaTypes.xml());
    CAS cas = cas();
    FileNames names = new FileNames();
    return new Writing() {
      @Override
      public void write(Labelled letter) throws IOException {
        cas.reset();
        fill(cas, letter, schema);
        draft.write(names.next(letter.letter()) + kind.ending, file(cas));
      }

      @Override
      public void finish() throws IOException {
        draft.moveIntoPlace();
      }

      @Override
      public void close() throws IOException {
        draft.close();
      }
    };
  }

  private static CAS cas() throws IOException {
    try {
      return UimaTypes.cas(UimaTypes.description());
    } catch (ResourceInitializationException e) {
      throw new IOException(e);
    }
  }

  private void fill(CAS cas, Labelled letter, Schema schema) {
    Marked marked = Marked.of(letter, schema);
    String text = letter.letter().text().canonical();
    cas.setDocumentText(kind == Kind.XMI ? NOT_IN_XML.matcher(text).replaceAll("\uFFFD") : text);
    cas.setDocumentLanguage("en");
    add(
        cas,
        cas.createFS(type(cas, UimaTypes.LETTER)),
        Map.of("name", letter.letter().name(), "textSha256", letter.letter().id()),
        Map.of("schema", schema.id()));
    for (Mark mark : marked.marks()) {
      add(
          cas,
          cas.createAnnotation(type(cas, UimaTypes.VALUE), mark.span().start(), mark.span().end()),
          Map.of("field", mark.label(), "path", mark.path()),
          mark.value().map(v -> Map.of("value", v)).orElse(Map.of()));
    }
    for (Mention value : marked.unplaced()) {
      note(cas, "value", value.path(), Map.of("value", value.normal().orElseThrow()));
    }
    marked.absent().forEach(path -> note(cas, "absent", path, Map.of()));
    marked.bare().forEach(path -> note(cas, "entry", path, Map.of()));
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
    String plain =
        NOT_IN_XML.matcher(NOT_IN_XML_10.matcher(words).replaceAll(" ")).replaceAll("\uFFFD");
    of.setStringValue(of.getType().getFeatureByBaseName(name), plain);
  }

  private String file(CAS cas) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (kind == Kind.JSON) {
      new JsonCas2Serializer().serialize(cas, out);
      return out.toString(StandardCharsets.UTF_8);
    }
    boolean xml11 = NOT_IN_XML_10.matcher(cas.getDocumentText()).find();
    xmi(cas, out, xml11 ? "1.1" : "1.0");
    String xml = out.toString(StandardCharsets.UTF_8);
    return xml11 ? referred(xml) : xml;
  }

  private static void xmi(CAS cas, ByteArrayOutputStream out, String version) throws IOException {
    XMLSerializer xml = new XMLSerializer(out);
    xml.setOutputProperty(OutputKeys.VERSION, version);
    try {
      new XmiCasSerializer(cas.getTypeSystem()).serialize(cas, xml.getContentHandler());
    } catch (SAXException e) {
      throw new IOException(e);
    }
  }

  /** XML 1.1 forbids these as they are, or reads them as line ends; UIMA's writer does not know. */
  private static String referred(String xml) {
    return ONLY_REFERRED.matcher(xml).replaceAll(m -> "&#" + m.group().codePointAt(0) + ";");
  }
}
