package imr.search;

import imr.annotation.FieldId;
import org.apache.lucene.util.BytesRef;

/** What the index calls things. What is asked about has up to six index fields, by their start. */
final class Keys {
  /** Of a letter's block, the letter itself and its entries: which letter. */
  static final String ID = "id";

  /** What a document of the index is: {@link #LETTER}, or the path of an entry's group. */
  static final String IS = "is";

  static final String LETTER = "letter";

  /** The id again, as it is read of what was found. */
  static final String WHICH = "which";

  static final String STAMP = "stamp";
  static final String NUMBER = "number";
  static final String EYES = "eyes";
  static final String DOUBT = "doubt";
  static final String CHANGED = "changed";
  static final String ADDED = "added";
  static final String TITLE = "title";

  /** What was said how often, by field. */
  static final String TALLY = "tally";

  static final String CORRECTED = "corrected";
  static final String TEXT = "@text";

  /** Between the parts of a term that has several; no value holds it. */
  static final char PART = '\u0000';

  /** Of a value, as a term: what is longer than this is the same. */
  private static final int LONGEST = 200;

  private Keys() {}

  static String of(About about) {
    return switch (about) {
      case About.Words _ -> TEXT;
      case About.Of(Property property) -> of(property);
      case About.In in -> of(in.field());
    };
  }

  static String of(Property property) {
    return "@" + property.formerName();
  }

  static String of(FieldId field) {
    return field.path();
  }

  /** Whole values, folded, each followed by its normal form. */
  static String values(String key) {
    return "v:" + key;
  }

  /** The words of values as they stand. */
  static String words(String key) {
    return "w:" + key;
  }

  /** The stems of the words of values. */
  static String stems(String key) {
    return "t:" + key;
  }

  static String numbers(String key) {
    return "n:" + key;
  }

  /** What was said: keywords. */
  static String said(String key) {
    return "s:" + key;
  }

  /** Values as they are counted. */
  static String facts(String key) {
    return "f:" + key;
  }

  static BytesRef id(String letter) {
    return new BytesRef(java.util.HexFormat.of().parseHex(letter));
  }

  static String cut(String value) {
    String clean = value.replace(PART, ' ');
    int end = Math.min(LONGEST, clean.length());
    boolean half = end < clean.length() && Character.isHighSurrogate(clean.charAt(end - 1));
    return clean.substring(0, half ? end - 1 : end);
  }
}
