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
 * The tokenizer for texts and queries. Splits by Unicode word boundaries (so line ends and hyphens
 * don't matter), lowercases, and removes accents and possessive {@code 's}. Optionally stems.
 */
final class WordAnalyzer extends Analyzer {
  /** A token; start and end are UTF-16 indices of the text. */
  record Word(String form, int start, int end) {}

  private final boolean stemmed;

  private WordAnalyzer(boolean stemmed) {
    this.stemmed = stemmed;
  }

  /** Returns an analyzer that keeps word endings. */
  static WordAnalyzer exact() {
    return new WordAnalyzer(false);
  }

  /**
   * Returns an analyzer with Porter stemming: {@code surgeries} and {@code surgery} become equal.
   */
  static WordAnalyzer stems() {
    return new WordAnalyzer(true);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer words = new StandardTokenizer();
    TokenStream plain =
        new ASCIIFoldingFilter(new LowerCaseFilter(new EnglishPossessiveFilter(words)));
    return new TokenStreamComponents(words, stemmed ? new PorterStemFilter(plain) : plain);
  }

  /** Keeps phrases from matching across two values of a list. */
  @Override
  public int getPositionIncrementGap(String field) {
    return 100;
  }

  /** Returns the tokens in text order. */
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

  /** Returns only the forms of the tokens. */
  List<String> forms(String text) {
    return of(text).stream().map(Word::form).toList();
  }
}
