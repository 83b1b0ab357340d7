package imr.intake;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Extracts the text of a Word document (ECMA-376, WordprocessingML): paragraphs and tables, without
 * headers, footers, notes, comments, and deleted text. Nothing outside the file is read, no
 * entities are expanded, and files that unpack to far more than a letter are rejected.
 */
final class DocxText {
  private static final String DOCUMENT = "word/document.xml";

  /** A generous bound for the markup per character. */
  private static final long BYTES_A_CHARACTER = 20;

  private static final int BLOCK = 8192;

  private DocxText() {}

  static boolean isDocx(byte[] file) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (int looked = 0; looked < 64; looked++) {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null) {
          return false;
        }
        if (entry.getName().startsWith("word/")) {
          return true;
        }
        if (looked == 0 && entry.getName().equals("mimetype")) {
          return false;
        }
      }
      return false;
    } catch (IOException | IllegalArgumentException damaged) {
      return false;
    }
  }

  /**
   * Returns the text; empty if the document contains none.
   *
   * @throws IOException if the file is damaged
   */
  static String of(byte[] file, Guard guard) throws IOException {
    long most = guard.limits().characters() * BYTES_A_CHARACTER;
    Counted unpacked = new Counted(new ByteArrayInputStream(file), most, guard);
    try (ZipInputStream zip = unpacked.zip()) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(DOCUMENT)) {
          return words(unpacked, guard);
        }
        byte[] block = new byte[BLOCK];
        while (unpacked.read(block, 0, BLOCK) >= 0) {
          guard.check();
        }
      }
      throw new IOException("no document in it");
    } catch (XMLStreamException | IllegalArgumentException damaged) {
      throw new IOException(damaged);
    }
  }

  /** Counts the unpacked bytes. */
  private static final class Counted extends FilterInputStream {
    private final long most;
    private final Guard guard;
    private long count;

    Counted(InputStream file, long most, Guard guard) {
      super(new ZipInputStream(file));
      this.most = most;
      this.guard = guard;
    }

    ZipInputStream zip() {
      return (ZipInputStream) in;
    }

    @Override
    public int read() throws IOException {
      guard.tooLargeIf(++count > most);
      return super.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      count += Math.max(0, read);
      guard.tooLargeIf(count > most);
      return read;
    }

    /** Ignored, because the XML reader must not close the zip file. */
    @Override
    public void close() {}
  }

  private static String words(InputStream xml, Guard guard) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    XMLStreamReader reader = factory.createXMLStreamReader(xml);
    Writer writer = new Writer();
    while (reader.hasNext()) {
      guard.tick();
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> writer.start(name(reader), type(reader));
        case XMLStreamConstants.END_ELEMENT -> writer.end(name(reader));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            writer.words(reader.getText());
        default -> {}
      }
    }
    return writer.text.toString();
  }

  private static String name(XMLStreamReader reader) {
    String name = reader.getLocalName();
    return name.substring(name.indexOf(':') + 1);
  }

  /** Returns the type of a break: page or line. */
  private static String type(XMLStreamReader reader) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).endsWith("type")) {
        return reader.getAttributeValue(i);
      }
    }
    return "";
  }

  private static final class Writer {
    private final StringBuilder text = new StringBuilder();
    private boolean inWords;
    private int left;

    void start(String name, String type) {
      left += leftOut(name) ? 1 : 0;
      inWords = name.equals("t");
      switch (name) {
        case "tab" -> say("\t");
        case "cr" -> say("\n");
        case "br" -> say(type.equals("page") ? "\f" : "\n");
        case "noBreakHyphen" -> say("\u2011");
        case "softHyphen" -> say("\u00AD");
        default -> {}
      }
    }

    /** Returns whether an element is skipped: deleted text, and duplicates for older programs. */
    private static boolean leftOut(String name) {
      return name.equals("del")
          || name.equals("moveFrom")
          || name.equals("Fallback")
          || name.equals("tabs");
    }

    void words(String words) {
      if (inWords) {
        say(words);
      }
    }

    private void say(String words) {
      if (left == 0) {
        text.append(words);
      }
    }

    void end(String name) {
      inWords = false;
      left -= leftOut(name) ? 1 : 0;
      switch (name) {
        case "p" -> say("\n");
        case "tc" -> {
          if (!text.isEmpty() && text.charAt(text.length() - 1) == '\n') {
            text.setLength(text.length() - 1);
          }
          say("\t");
        }
        case "tr" -> say("\n");
        default -> {}
      }
    }
  }
}
