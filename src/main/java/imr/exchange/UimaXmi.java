package imr.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.FeatureStructure;
import org.apache.uima.cas.impl.XmiCasDeserializer;
import org.apache.uima.cas.text.AnnotationFS;
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

/** Reads XMI; its types are in the {@code TypeSystem.xml} beside it. */
final class UimaXmi {
  private UimaXmi() {}

  /** Empty where the file is no CAS. */
  static Optional<UimaCas> read(Path file) throws IOException {
    try (InputStream in = ForeignInput.open(file)) {
      CAS cas = UimaTypes.cas(types(file.resolveSibling("TypeSystem.xml")));
      xmi(in, cas);
      return Optional.of(read(cas));
    } catch (TooMuch limit) {
      throw limit;
    } catch (SAXException
        | ParserConfigurationException
        | InvalidXMLException
        | ResourceInitializationException
        | IOException
        | RuntimeException notACas) {
      // UIMA answers a broken file with whatever exception its damage leads to; the library's own
      // words are not told, since they can quote the letter.
      return Optional.empty();
    }
  }

  private static UimaCas read(CAS cas) {
    List<UimaCas.Structure> structures = new ArrayList<>();
    cas.getIndexRepository()
        .getAllIndexedFS(cas.getTypeSystem().getTopType())
        .forEachRemaining(fs -> structures.add(structure(fs)));
    return new UimaCas(Optional.ofNullable(cas.getDocumentText()), structures);
  }

  private static UimaCas.Structure structure(FeatureStructure fs) {
    Map<String, String> features = new HashMap<>();
    for (Feature feature : fs.getType().getFeatures()) {
      if (feature.getRange().getName().equals(CAS.TYPE_NAME_STRING)) {
        Optional.ofNullable(fs.getStringValue(feature))
            .ifPresent(words -> features.put(feature.getShortName(), words));
      }
    }
    return fs instanceof AnnotationFS span
        ? structure(span, true, span.getBegin(), span.getEnd(), features)
        : structure(fs, false, -1, -1, features);
  }

  private static UimaCas.Structure structure(
      FeatureStructure fs, boolean span, int begin, int end, Map<String, String> features) {
    return new UimaCas.Structure(fs.getType().getName(), span, begin, end, features);
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

  /** The file's types with ours; what they would import from elsewhere is left out. */
  private static TypeSystemDescription types(Path beside)
      throws IOException, InvalidXMLException, ResourceInitializationException {
    TypeSystemDescription ours = UimaTypes.description();
    if (!Files.isRegularFile(beside)) {
      return ours;
    }
    try (InputStream in = ForeignInput.open(beside)) {
      TypeSystemDescription theirs =
          UIMAFramework.getXMLParser()
              .parseTypeSystemDescription(
                  new XMLInputSource(in, beside.resolveSibling("").toFile()));
      theirs.setImports(new Import_impl[0]);
      return CasCreationUtils.mergeTypeSystems(List.of(ours, theirs));
    }
  }
}
