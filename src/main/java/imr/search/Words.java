package imr.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * The words of texts and queries: as Unicode parts them (so that line ends and hyphens do not
 * matter), in lower case, without accents and the {@code 's} of a possessive; with their endings or
 * without.
 */
final class Words extends Analyzer {
  /** One word; start and end are UTF-16 indices of the text. */
  record Word(String form, int start, int end) {}

  private final boolean stemmed;

  private Words(boolean stemmed) {
    this.stemmed = stemmed;
  }

  /** As they stand. */
  static Words exact() {
    return new Words(false);
  }

  /** By their stems (Porter's): {@code surgeries} and {@code surgery} are one. */
  static Words stems() {
    return new Words(true);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer words = new StandardTokenizer();
    TokenStream plain =
        new ASCIIFoldingFilter(new LowerCaseFilter(new EnglishPossessiveFilter(words)));
    return new TokenStreamComponents(words, stemmed ? new PorterStemFilter(plain) : plain);
  }

  /** No phrase goes from one value of a list into the next. */
  @Override
  public int getPositionIncrementGap(String field) {
    return 100;
  }

  /** In the text's order. */
  List<Word> of(String text) {
    try (TokenStream stream = tokenStream("", text)) {
      CharTermAttribute form = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
      List<Word> all = new ArrayList<>();
      stream.reset();
      while (stream.incrementToken()) {
        all.add(new Word(form.toString(), place.startOffset(), place.endOffset()));
      }
      stream.end();
      return all;
    } catch (IOException noStringFails) {
      throw new UncheckedIOException(noStringFails);
    }
  }

  /** Their forms alone. */
  List<String> forms(String text) {
    return of(text).stream().map(Word::form).toList();
  }
}
