package imr.exchange;

import imr.annotation.AnnotationSet;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.letter.Letter;
import imr.letter.LetterText;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A letter's record as one JSON object, in the form of the schema page, "The record as JSON": keys
 * in the schema's order, lists in the letter's order, a field without a value left out, offsets in
 * code points. What was struck out, and that a letter is finished, are no part of a record.
 *
 * <p>Where the page is silent: a value that a person typed without pointing into the letter has the
 * key {@code value} alone. A value that could not be read for its type is written as null where it
 * has a place in the letter, and left out where it has none.
 */
public final class RecordFile {

  /** What a record tells of each value. */
  public enum Detail {
    /** The schema's keys alone. */
    PLAIN,
    /** No word of the letter's own: each value without its {@code text}. */
    WITHOUT_QUOTES,
    /** Of a program's values also {@code rule} and {@code confidence}. */
    WITH_RULES
  }

  /** What reading a file gives. */
  public sealed interface Reading {
    /**
     * A record.
     *
     * @param letter the letter's file name as the record gives it; empty where it gives none
     * @param textSha256 the hash of the text that the offsets count in, where the record gives it
     * @param unknown the fields in the file that the schema does not have, by their paths; they are
     *     passed over
     */
    record Read(
        String letter, Optional<String> textSha256, AnnotationSet annotations, List<String> unknown)
        implements Reading {}

    /** The file cannot be taken as a record; the sentence says why and quotes no letter. */
    record Refused(String why) implements Reading {}
  }

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(tools.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
  private static final ObjectWriter PRETTY =
      JSON.writer()
          .with(new DefaultPrettyPrinter().withArrayIndenter(INDENT).withObjectIndenter(INDENT));

  private final Schema schema;

  public RecordFile(Schema schema) {
    this.schema = schema;
  }

  /**
   * The record over many lines, with a line end after the last. Refused with an exception when a
   * quote does not stand at its span in the letter.
   */
  public String pretty(Letter letter, AnnotationSet annotations, Detail detail) {
    return PRETTY.writeValueAsString(tree(letter, annotations, detail)) + "\n";
  }

  /** The record in one line, without a line end; refused as {@link #pretty} is. */
  public String line(Letter letter, AnnotationSet annotations, Detail detail) {
    return JSON.writeValueAsString(tree(letter, annotations, detail));
  }

  /**
   * The record of an exported letter in one line, without a line end: with its part of the gold
   * set, and with the letter's text, or else without any of its words. Refused as {@link #pretty}
   * is.
   */
  String line(Labelled letter, boolean withText) {
    RecordFile.Detail detail = withText ? Detail.PLAIN : Detail.WITHOUT_QUOTES;
    ObjectNode root = tree(letter.letter(), letter.annotations(), detail);
    letter.part().ifPresent(part -> root.put("part", part.word()));
    if (withText) {
      root.put("text", letter.letter().text().canonical());
    }
    return JSON.writeValueAsString(root);
  }

  private ObjectNode tree(Letter letter, AnnotationSet annotations, Detail detail) {
    return new RecordWriter(schema, letter, annotations, detail).tree();
  }

  /**
   * Reads a record of a letter whose text is at hand; spans are in UTF-16 units. Refused when the
   * record is of another text or schema, when a quote does not stand at its span, and when a value
   * is not of its field's kind.
   *
   * @param by who says so: a person's values are read as added by that person, a program's as
   *     suggested, by the rule and with the confidence that the value carries, if it does
   */
  public Reading read(String json, LetterText text, Provenance by) {
    return new RecordReader(schema, JSON, Optional.of(text), by).read(json);
  }

  /**
   * Reads a record without its letter, to be compared with another one that was read so. Its spans
   * are the file's own offsets, in code points; so that a quote is as long as its span, a character
   * beyond the basic plane stands in it as U+FFFD. Not to be shown over a text or stored.
   */
  public Reading readWithoutLetter(String json, Provenance by) {
    return new RecordReader(schema, JSON, Optional.empty(), by).read(json);
  }
}
