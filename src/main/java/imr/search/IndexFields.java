package imr.search;

import imr.annotation.FieldId;
import org.apache.lucene.util.BytesRef;

/** The names of index fields. Each subject has up to six index fields, distinguished by prefix. */
final class IndexFields {
  /** The letter's id, in the document of the letter and in those of its entries. */
  static final String ID = "id";

  /** The type of a document: {@link #LETTER}, or the path of an entry's group. */
  static final String IS = "is";

  static final String LETTER = "letter";

  /** The letter's id as a doc value, for reading results. */
  static final String WHICH = "which";

  static final String STAMP = "stamp";
  static final String NUMBER = "number";
  static final String EYES = "eyes";
  static final String DOUBT = "doubt";
  static final String CHANGED = "changed";
  static final String ADDED = "added";
  static final String TITLE = "title";

  /** The number of annotations of each kind, by field. */
  static final String TALLY = "tally";

  static final String CORRECTED = "corrected";
  static final String TEXT = "@text";

  /** Separates the parts of a term. No value contains it. */
  static final char PART = '\u0000';

  /** The maximum length of a value as a term. Longer values are truncated. */
  private static final int LONGEST = 200;

  private IndexFields() {}

  static String of(QuerySubject about) {
    return switch (about) {
      case QuerySubject.TextSubject _ -> TEXT;
      case QuerySubject.PropertySubject(LetterProperty property) -> of(property);
      case QuerySubject.FieldSubject in -> of(in.field());
    };
  }

  static String of(LetterProperty property) {
    return "@" + property.formerName();
  }

  static String of(FieldId field) {
    return field.path();
  }

  /** Whole folded values, each followed by its normalized form. */
  static String values(String key) {
    return "v:" + key;
  }

  /** The words of values. */
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

  /** The kinds of annotations, as keywords. */
  static String said(String key) {
    return "s:" + key;
  }

  /** Values for counting. */
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
