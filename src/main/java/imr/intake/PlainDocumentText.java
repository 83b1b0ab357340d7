package imr.intake;

import imr.letter.OriginalFile;
import imr.letter.OriginalFile.OriginalType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The canonical text of a file without pages: plain text, a web page, Rich Text, or a Word
 * document.
 */
final class PlainDocumentText implements LetterFactory.Parts {
  private final OriginalType format;
  private final byte[] file;
  private final String canonical;
  private final String strays;

  private PlainDocumentText(OriginalType format, byte[] file, String canonical, String strays) {
    this.format = format;
    this.file = file;
    this.canonical = canonical;
    this.strays = strays;
  }

  String canonical() {
    return canonical;
  }

  /**
   * @throws IOException if the file is damaged
   */
  static PlainDocumentText of(FileKind kind, byte[] file, Guard guard) throws IOException {
    return switch (kind) {
      case HTML -> {
        TextFile.Decoded source = TextFile.decode(file);
        yield words(OriginalType.HTML, file, HtmlText.of(source.text(), guard), source.strays());
      }
      case RTF -> words(OriginalType.RTF, file, RtfText.of(file, guard), "");
      case DOCX -> words(OriginalType.DOCX, file, DocxText.of(file, guard), "");
      case TEXT -> {
        TextFile.Decoded source = TextFile.decode(file);
        yield new PlainDocumentText(OriginalType.TEXT, file, source.text(), source.strays());
      }
      case PDF, UNKNOWN -> throw new IllegalArgumentException("not a text: " + kind);
    };
  }

  private static PlainDocumentText words(
      OriginalType format, byte[] file, String text, String strays) {
    return new PlainDocumentText(
        format, file, TextFile.unixLineEnds(TextFile.wellFormed(text)), strays);
  }

  List<String> warnings(IntakeMessages sentences) {
    return strays.isEmpty() ? List.of() : List.of(sentences.strays(strays));
  }

  @Override
  public OriginalFile whole() {
    return new OriginalFile(format, file);
  }

  @Override
  public OriginalFile part(int start, int end) {
    return new OriginalFile(
        OriginalType.TEXT, canonical.substring(start, end).getBytes(StandardCharsets.UTF_8));
  }
}
