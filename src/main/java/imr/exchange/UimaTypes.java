package imr.exchange;

import java.io.IOException;
import java.io.StringWriter;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.TypeSystem;
import org.apache.uima.resource.ResourceInitializationException;
import org.apache.uima.resource.metadata.TypeDescription;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.xml.sax.SAXException;

/**
 * The types of our CAS: one span layer for the values of all fields, so that custom fields need no
 * further layers, and two types of document metadata.
 */
final class UimaTypes {
  /**
   * A value at its location, with {@code field}, {@code path}, and the normalized {@code value}.
   */
  static final String VALUE = "imr.Value";

  /** Connects two values of an entry of a {@code group}, in the form of INCEpTION's relations. */
  static final String RELATION = "imr.Relation";

  private static final String[] ORIGIN = ValueOrigin.KEYS.toArray(String[]::new);

  /**
   * Something without a location; {@code kind} is {@code value}, {@code absent}, or {@code entry}.
   */
  static final String NOTE = "imr.Note";

  /** The letter's {@code name}, its {@code textSha256}, and the {@code schema} of its record. */
  static final String LETTER = "imr.Letter";

  /** The letter's feature that lists replaced characters ({@link UimaText}). */
  static final String REPLACED = "replaced";

  private UimaTypes() {}

  static TypeSystemDescription description() {
    TypeSystemDescription all =
        UIMAFramework.getResourceSpecifierFactory().createTypeSystemDescription();
    all.setName("IMR letters");
    TypeDescription value =
        all.addType(VALUE, "A value with its location in the letter", CAS.TYPE_NAME_ANNOTATION);
    strings(value, "field", "value", "path");
    strings(value, ORIGIN);
    TypeDescription note =
        all.addType(
            NOTE, "A value without a location in the letter", CAS.TYPE_NAME_ANNOTATION_BASE);
    strings(note, "kind", "field", "value", "path");
    strings(note, ORIGIN);
    TypeDescription relation =
        all.addType(RELATION, "Joins two values of one item or citation", CAS.TYPE_NAME_ANNOTATION);
    relation.addFeature("Governor", "", VALUE);
    relation.addFeature("Dependent", "", VALUE);
    strings(relation, "group");
    TypeDescription letter =
        all.addType(LETTER, "Identifies the letter", CAS.TYPE_NAME_ANNOTATION_BASE);
    strings(letter, "name", "textSha256", "schema", REPLACED);
    return all;
  }

  private static void strings(TypeDescription type, String... names) {
    for (String name : names) {
      type.addFeature(name, "", CAS.TYPE_NAME_STRING);
    }
  }

  /** Returns {@code TypeSystem.xml}. */
  static String xml() throws IOException {
    StringWriter xml = new StringWriter();
    try {
      description().toXML(xml);
    } catch (SAXException e) {
      throw new IOException(e);
    }
    return xml.toString();
  }

  /** Returns an empty CAS of these types. */
  static CAS cas(TypeSystemDescription types) throws ResourceInitializationException {
    return CasCreationUtils.createCas(types, null, null);
  }

  /** Returns an empty CAS of the types of another, which is quicker. */
  static CAS cas(TypeSystem types) throws IOException {
    try {
      return CasCreationUtils.createCas(types, null, null, null);
    } catch (ResourceInitializationException e) {
      throw new IOException(e);
    }
  }
}
