package imr.intake;

import imr.letter.Original;
import imr.letter.Original.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The canonical text of a file without pages: plain text, a web page, Rich Text, or a Word
 * document.
 */
final class WordsOf implements Letters.Parts {
  private final Format format;
  private final byte[] file;
  private final String canonical;
  private final String strays;

  private WordsOf(Format format, byte[] file, String canonical, String strays) {
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
  static WordsOf of(FileKind kind, byte[] file, Guard guard) throws IOException {
    return switch (kind) {
      case HTML -> {
        TextFile.Decoded source = TextFile.decode(file);
        yield words(Format.HTML, file, HtmlText.of(source.text(), guard), source.strays());
      }
      case RTF -> words(Format.RTF, file, RtfText.of(file, guard), "");
      case DOCX -> words(Format.DOCX, file, DocxText.of(file, guard), "");
      case TEXT -> {
        TextFile.Decoded source = TextFile.decode(file);
        yield new WordsOf(Format.TEXT, file, source.text(), source.strays());
      }
      case PDF, UNKNOWN -> throw new IllegalArgumentException("not a text: " + kind);
    };
  }

  private static WordsOf words(Format format, byte[] file, String text, String strays) {
    return new WordsOf(format, file, TextFile.unixLineEnds(TextFile.wellFormed(text)), strays);
  }

  List<String> warnings(Sentences sentences) {
    return strays.isEmpty() ? List.of() : List.of(sentences.strays(strays));
  }

  @Override
  public Original whole() {
    return new Original(format, file);
  }

  @Override
  public Original part(int start, int end) {
    return new Original(
        Format.TEXT, canonical.substring(start, end).getBytes(StandardCharsets.UTF_8));
  }
}
