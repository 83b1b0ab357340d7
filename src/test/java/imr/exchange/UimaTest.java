package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.AnnotationSet;
import imr.letter.Letter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.uima.UIMAException;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.CasIOUtils;
import org.apache.uima.util.XMLInputSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.SAXException;

final class UimaTest {
  private final UimaPredictions reader = new UimaPredictions();
  @TempDir Path folder;

  private Path written(UimaFormat.Kind kind) throws IOException {
    Path out = folder.resolve("out");
    ToolLetter.write(new UimaFormat(kind), out);
    return out;
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TSV")
  void whatIsWrittenIsReadBackWhole(UimaFormat.Kind kind) throws IOException {
    Path out = written(kind);
    assertTrue(reader.looksLike(out));
    assertEquals(ToolLetter.toldBy("Ana"), ToolLetter.read(reader, out));
  }

  /** Under its file name, and without what has no location. */
  @Test
  void webAnnoTsvIsReadBackWithAllThatHasALocation() throws IOException {
    Path out = written(UimaFormat.Kind.TSV);
    assertTrue(reader.looksLike(out));
    List<Prediction> read = ToolLetter.read(reader, out);
    List<Prediction> whole = ToolLetter.toldBy("Ana");
    for (int i = 0; i < 2; i++) {
      assertEquals(whole.get(i).textSha256(), read.get(i).textSha256());
      assertEquals(whole.get(i).text(), read.get(i).text());
      assertEquals(
          whole.get(i).claims().stream().filter(c -> c.place().isPresent()).toList(),
          read.get(i).claims().stream().filter(c -> c.place().isPresent()).toList());
    }
    assertEquals(
        Map.of(FormatLoss.ABSENT, 3, FormatLoss.VALUE_WITHOUT_PLACE, 2),
        new UimaFormat(UimaFormat.Kind.TSV).losses(ToolLetter.labeled(), ToolLetter.SCHEMA, true));
  }

  /** Numbers only where needed, parts of tokens, and a layer that we don't have. */
  @Test
  void webAnnoTsvOfInceptionIsReadWithItsOwnLayers() throws IOException {
    Path document = Files.createDirectories(folder.resolve("annotation/tea.txt"));
    Files.writeString(
        document.resolve("ana.tsv"),
        """
        #FORMAT=WebAnno TSV 3.3
        #T_SP=custom.Span|note|value
        #T_CH=de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink|referenceType|referenceRelation
        #T_RL=custom.Link|BT_custom.Span


        #Text=🍎 Tea-cups: Upheld.
        1-1\t0-2\t🍎\t*\tFruit\t_\t_\t_\t
        1-2\t3-12\tTea-cups:\t_\t_\tpr[1]\tx->1-1\t_\t
        1-2.1\t3-6\tTea\t*\titems.request\t_\t_\t_\t
        1-3\t13-19\tUpheld\t*\tItems Decision\t_\t_\t1-2.1\t
        1-4\t19-20\t.\t_\t_\t_\t_\t_\t

        #Text=Warm bath
        #Text=
        2-1\t21-25\tWarm\tfine \\| good[2]|*[3]\titems.request[2]|items.treatment[3]\t_\t_\t_\t
        2-2\t26-30\tbath\tfine \\| good[2]\titems.request[2]\t_\t_\t_\t

        #Text=Overturned
        3-1\t32-42\tOverturned\t*\titems.decision\t_\t_\t2-1[2_0]\t
        """);
    Prediction read = ToolLetter.read(reader, folder).getFirst();
    assertEquals("tea.txt", read.name());
    assertEquals(Optional.of("ana"), read.author());
    assertEquals(Optional.of("🍎 Tea-cups: Upheld.\nWarm bath\n\nOverturned\n"), read.text());
    assertEquals(List.of("Fruit"), read.passedOver());
    assertEquals(
        List.of(
            "items[0]",
            "items[0] items.request Tea",
            "items[0] items.decision Upheld",
            "items[1]",
            "items[1] items.request Warm bath",
            "items[1] items.decision Overturned",
            "items[1] items.treatment Warm"),
        ToolLetter.told(read));
  }

  /** Uses UIMA itself with only the two files that a pipeline gets. */
  @Test
  void aPipelineFindsEachValueInTheText() throws IOException, UIMAException {
    Path out = written(UimaFormat.Kind.XMI);
    TypeSystemDescription types =
        UIMAFramework.getXMLParser()
            .parseTypeSystemDescription(new XMLInputSource(out.resolve("TypeSystem.xml").toFile()));
    CAS cas = CasCreationUtils.createCas(types, null, null);
    try (InputStream in = Files.newInputStream(out.resolve("letter -7- & 😀.xmi"))) {
      CasIOUtils.load(in, cas);
    }
    assertEquals(ToolLetter.LETTER.text().canonical().replace('\f', ' '), cas.getDocumentText());
    Type value = cas.getTypeSystem().getType("imr.Value");
    List<String> found = new ArrayList<>();
    for (AnnotationFS span : cas.getAnnotationIndex(value)) {
      found.add(
          span.getStringValue(value.getFeatureByBaseName("path")) + " " + span.getCoveredText());
    }
    assertEquals(20, found.size());
    assertTrue(found.contains("clinical.diagnoses[0] wet 🦶 feet"), found.toString());
    assertTrue(
        found.contains("items[0].reviewerCitations[1].guideline Root Manual 1999"),
        found.toString());
  }

  /** Python's parsers read XML 1.0 only, and so does Java's, which knows nothing about our code. */
  @Test
  void everyXmiIsXml10AndCountsWhatItCannotHold()
      throws IOException, SAXException, ParserConfigurationException {
    String odd = "a\fb\u0000c\u001Bd\uFFFE\uD800 e\u0085";
    Letter letter = Letter.of("odd.txt", odd, true);
    AnnotatedLetter labeled = new AnnotatedLetter(letter, AnnotationSet.empty(), Optional.empty());
    UimaFormat format = new UimaFormat(UimaFormat.Kind.XMI);
    assertEquals(
        Optional.of(5),
        Optional.ofNullable(
            format.losses(labeled, ToolLetter.SCHEMA, true).get(FormatLoss.CHARACTERS)));
    Path out = folder.resolve("odd");
    try (Format.ExportWriter writing = format.begin(out, ToolLetter.SCHEMA, true)) {
      writing.write(labeled);
      writing.finish();
    }
    Path xmi = out.resolve("odd.xmi");
    assertTrue(Files.readString(xmi).startsWith("<?xml version=\"1.0\""));
    String read =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(xmi.toFile())
            .getElementsByTagName("cas:Sofa")
            .item(0)
            .getAttributes()
            .getNamedItem("sofaString")
            .getNodeValue();
    assertEquals("a b\uFFFDc\uFFFDd\uFFFD\uFFFD e\u0085", read);
  }

  /** As written by INCEpTION: its own types, metadata, relations, and the annotator's name. */
  @Test
  void casJsonOfInceptionIsReadWithItsOwnTypes() throws IOException {
    Files.writeString(
        folder.resolve("ana.json"),
        """
        {"%TYPES": {
           "custom.Span": {"%NAME": "custom.Span", "%SUPER_TYPE": "uima.tcas.Annotation", "value": {"%NAME": "value", "%RANGE": "uima.cas.String"}},
           "custom.Link": {"%NAME": "custom.Link", "%SUPER_TYPE": "uima.tcas.Annotation"},
           "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData": {"%NAME": "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData", "%SUPER_TYPE": "uima.tcas.DocumentAnnotation"}},
         "%FEATURE_STRUCTURES": [
           {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView", "mimeType": "text", "sofaString": "🍎 Tea: Upheld. Bath: Overturned"},
           {"%ID": 2, "%TYPE": "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData", "@sofa": 1, "begin": 0, "end": 32, "language": "x-unspecified",
            "documentTitle": "tea.txt", "documentId": "ana", "collectionId": "letters"},
           {"%ID": 3, "%TYPE": "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token", "@sofa": 1, "begin": 3, "end": 6},
           {"%ID": 4, "%TYPE": "custom.Span", "@sofa": 1, "begin": 3, "end": 6, "value": "items.request"},
           {"%ID": 6, "%TYPE": "custom.Span", "@sofa": 1, "begin": 16, "end": 20, "value": "items.request"},
           {"%ID": 7, "%TYPE": "custom.Span", "@sofa": 1, "begin": 22, "end": 32, "value": "Items Decision"},
           {"%ID": 8, "%TYPE": "custom.Span", "@sofa": 1, "begin": 0, "end": 2, "value": "Fruit"},
           {"%ID": 9, "%TYPE": "custom.Link", "@sofa": 1, "begin": 22, "end": 32, "@Governor": 4, "@Dependent": 7}],
         "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": [2, 3, 4, 6, 7, 8]}}}
        """);
    Prediction read = ToolLetter.read(reader, folder.resolve("ana.json")).getFirst();
    assertEquals("tea.txt", read.name());
    assertEquals(Optional.of("ana"), read.author());
    assertEquals(List.of("Fruit"), read.passedOver());
    assertEquals(
        List.of(
            "items[0]",
            "items[0] items.request Tea",
            "items[0] items.decision Overturned",
            "items[1]",
            "items[1] items.request Bath"),
        ToolLetter.told(read));
  }

  @ParameterizedTest
  @EnumSource
  void everyCharacterOfALetterComesBack(UimaFormat.Kind kind) throws IOException {
    String text =
        "a\tb\n\nc\f\u000B\u001B\u007F\u0085\u009F\u00A0\u2028\u2029\uFEFF\uFFFD😀 é<&>\"'";
    Letter letter = Letter.of("odd.txt", text, true);
    try (Format.ExportWriter writing =
        new UimaFormat(kind).begin(folder.resolve("out"), ToolLetter.SCHEMA, true)) {
      writing.write(new AnnotatedLetter(letter, AnnotationSet.empty(), Optional.empty()));
      writing.finish();
    }
    assertEquals(
        Optional.of(text), ToolLetter.read(reader, folder.resolve("out")).getFirst().text());
  }

  @Test
  void namedEntitiesOfInceptionAreReadByTheirLabels() throws IOException {
    Files.writeString(
        folder.resolve("TypeSystem.xml"),
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">
          <imports><import location="http://127.0.0.1:1/none.xml"/></imports>
          <types>
            <typeDescription><name>x.ner.NamedEntity</name><supertypeName>uima.tcas.Annotation</supertypeName>
              <features><featureDescription><name>value</name><rangeTypeName>uima.cas.String</rangeTypeName></featureDescription></features>
            </typeDescription>
            <typeDescription><name>webanno.custom.Age</name><supertypeName>uima.tcas.Annotation</supertypeName>
              <features><featureDescription><name>value</name><rangeTypeName>uima.cas.String</rangeTypeName></featureDescription></features>
            </typeDescription>
          </types>
        </typeSystemDescription>
        """);
    Files.writeString(
        folder.resolve("a.xmi"),
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:ner="http:///x/ner.ecore"
            xmlns:custom="http:///webanno/custom.ecore" xmlns:other="http:///other.ecore" xmi:version="2.0">
          <cas:NULL xmi:id="0"/>
          <ner:NamedEntity xmi:id="2" sofa="1" begin="3" end="6" value="items.request"/>
          <ner:NamedEntity xmi:id="3" sofa="1" begin="8" end="14" value="Decision"/>
          <ner:NamedEntity xmi:id="4" sofa="1" begin="8" end="14" value="Mood"/>
          <ner:NamedEntity xmi:id="6" sofa="1" begin="8" end="99" value="Decision"/>
          <custom:Age xmi:id="5" sofa="1" begin="16" end="18" value="44"/>
          <other:Unknown xmi:id="7" sofa="1" begin="16" end="18"/>
          <cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="🍎 Tea: Upheld, 44"/>
          <cas:View sofa="1" members="2 3 4 5 6"/>
        </xmi:XMI>
        """);
    List<String> trouble = new ArrayList<>();
    Prediction read = ToolLetter.read(reader, folder.resolve("a.xmi"), trouble).getFirst();
    assertEquals(List.of("a.xmi: a span is outside the text."), trouble);
    assertEquals(List.of("Mood"), read.passedOver());
    assertEquals(
        List.of(
            " patient.age 44 = 44",
            "items[0]",
            "items[0] items.request Tea",
            "items[0] items.decision Upheld"),
        ToolLetter.told(read));
  }

  @Test
  void brokenFilesAreToldAndDoNotStopTheRest() throws IOException {
    Path out = written(UimaFormat.Kind.XMI);
    Files.writeString(out.resolve("a.xmi"), "<xmi:XMI");
    Files.writeString(out.resolve("b.json"), "{\"%TYPES\":");
    Files.writeString(
        out.resolve("c.xmi"),
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"TypeSystem.xml\">]><xmi:XMI"
            + " xmlns:xmi=\"http://www.omg.org/XMI\" xmi:version=\"2.0\">&e;</xmi:XMI>");
    Files.writeString(out.resolve("d.tsv"), "#FORMAT=WebAnno TSV 3.3\n\n\n#Text=a\n1-1\t9");
    Files.writeString(
        out.resolve("e.tsv"), "#FORMAT=WebAnno TSV 3.3\n\n\n#Text=a\n1-1\t5000001-5000002\ta\n");
    List<String> trouble = new ArrayList<>();
    assertEquals(2, ToolLetter.read(reader, out, trouble).size());
    assertEquals(
        List.of(
            "a.xmi: no readable CAS.",
            "b.json: no readable CAS.",
            "c.xmi: no readable CAS.",
            "d.tsv: no readable CAS.",
            "e.tsv: no readable CAS."),
        trouble);
  }

  @Test
  void lossesAreToldBeforeWriting() {
    assertEquals(
        Map.of(FormatLoss.CHARACTERS, 1),
        new UimaFormat(UimaFormat.Kind.XMI).losses(ToolLetter.labeled(), ToolLetter.SCHEMA, true));
  }
}
