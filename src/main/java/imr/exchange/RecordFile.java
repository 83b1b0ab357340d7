package imr.exchange;

import imr.annotation.AnnotationSet;
import imr.annotation.Evidence;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.Value;
import imr.letter.Letter;
import imr.letter.LetterText;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A letter's record as one JSON object, in the form of the schema page, "The record as JSON": keys
 * in the schema's lasting order ({@link Schema#lasting}), lists in the letter's order, a field
 * without a value left out, offsets in code points. What was struck out, and that a letter is
 * finished, are no part of a record.
 *
 * <p>A project's own fields stand under {@code own} in the letter, an item or a citation. A record
 * that holds any names the schema {@code imr-letter-v1+own}, else {@code imr-letter-v1}: it is the
 * same, byte by byte, whatever the project adds or changes later. Records of both kinds are read by
 * any schema of the same version; fields that it does not have are passed over and named.
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
    /**
     * No word of the letter's own: no {@code text}, and no {@code value} of fields whose values are
     * such words ({@link imr.annotation.Field.Type#TEXT}); who has the letter reads both there.
     * With the origin of each value, like {@link #WITH_ORIGINS}.
     */
    WITHOUT_WORDS,
    /** Of a program's values also {@code rule} and {@code confidence}. */
    WITH_RULES,
    /** As {@link #WITH_RULES}, and the {@code author}: a run can have values of several. */
    WITH_AUTHORS,
    /**
     * Of every value its {@link Origin}: {@code status}, {@code author}, {@code at}, {@code rule},
     * {@code confidence}, and of a corrected one what was {@code suggested}. Of absent fields the
     * same under {@code absentOrigins}, by their paths.
     */
    WITH_ORIGINS
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
    this.schema = schema.lasting();
  }

  /**
   * The record over many lines, with a line end after the last. Refused with an exception when a
   * quote does not stand at its span in the letter.
   */
  public String pretty(Letter letter, AnnotationSet annotations, Detail detail) {
    return PRETTY.writeValueAsString(tree(letter, annotations, detail)) + "\n";
  }

  /**
   * A value that the letter may state, though the record doesn't: under {@code possible}, apart
   * from the record's own values.
   *
   * @param path the field's place in the record, {@code patient.age} or {@code items[1].quantity}
   * @param probability the chance that it is right, 0 to 1
   */
  public record PossibleEntry(String path, Evidence evidence, Value value, double probability) {}

  /** As {@link #pretty(Letter, AnnotationSet, Detail)}, with possible values behind the rest. */
  public String pretty(
      Letter letter, AnnotationSet annotations, Detail detail, List<PossibleEntry> possible) {
    return PRETTY.writeValueAsString(tree(letter, annotations, detail, possible)) + "\n";
  }

  /** The same in one line, without a line end. */
  public String line(
      Letter letter, AnnotationSet annotations, Detail detail, List<PossibleEntry> possible) {
    return JSON.writeValueAsString(tree(letter, annotations, detail, possible));
  }

  private ObjectNode tree(
      Letter letter, AnnotationSet annotations, Detail detail, List<PossibleEntry> possible) {
    ObjectNode root = tree(letter, annotations, detail);
    if (!possible.isEmpty()) {
      ArrayNode list = root.putArray(RecordWriter.POSSIBLE);
      possible.forEach(p -> RecordWriter.put(list.addObject(), letter, p));
    }
    return root;
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
  public String line(Labelled letter, boolean withText) {
    ObjectNode root = tree(letter, withText);
    letter.part().ifPresent(part -> root.put("part", part.word()));
    if (withText) {
      root.put("text", letter.letter().text().canonical());
    }
    return JSON.writeValueAsString(root);
  }

  /**
   * The record of an exported letter over many lines, with the origin of every value.
   *
   * @param withText false for a record without the letter's own words
   */
  public String pretty(Labelled letter, boolean withText) {
    return PRETTY.writeValueAsString(tree(letter, withText)) + "\n";
  }

  /** The same in one line, without a line end and without the letter's text. */
  public String compact(Labelled letter) {
    return JSON.writeValueAsString(tree(letter, true));
  }

  private ObjectNode tree(Labelled letter, boolean withText) {
    Detail detail = withText ? Detail.WITH_ORIGINS : Detail.WITHOUT_WORDS;
    return new RecordWriter(schema, letter.letter(), letter.annotations(), detail, letter.origins())
        .tree();
  }

  private ObjectNode tree(Letter letter, AnnotationSet annotations, Detail detail) {
    return new RecordWriter(schema, letter, annotations, detail, Origins.NONE).tree();
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
