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
 * Reads and writes a letter's record as a JSON object, as defined by the schema ("The record as
 * JSON"): keys in the schema's lasting order ({@link Schema#lasting}), lists in text order, fields
 * without a value omitted, offsets in code points. Rejected values and the review state are not
 * part of a record.
 *
 * <p>Custom fields are under {@code own} in the letter, item, or citation. A record that contains
 * any has the schema {@code imr-letter-v1+own}, otherwise {@code imr-letter-v1}. Later schema
 * changes don't affect a single byte of it. Both kinds can be read with any schema of the same
 * version; unknown fields are skipped and reported.
 *
 * <p>Where the definition leaves it open: a value that a person typed without a location has only
 * the key {@code value}. A value that isn't valid for its type is written as null if it has a
 * location, and omitted otherwise.
 */
public final class RecordFile {

  /** What a record contains for each value. */
  public enum Detail {
    /** Only the keys defined by the schema. */
    PLAIN,
    /**
     * No letter text: no {@code text}, and no {@code value} of text fields ({@link
     * imr.annotation.Field.Type#TEXT}), because both can be read from the letter. Includes origins,
     * like {@link #WITH_ORIGINS}.
     */
    WITHOUT_WORDS,
    /** Includes {@code rule} and {@code confidence} of program values. */
    WITH_RULES,
    /**
     * Like {@link #WITH_RULES}, with the {@code author}, because a run may have values of several
     * authors.
     */
    WITH_AUTHORS,
    /**
     * Includes the {@link ValueOrigin} of every value: {@code status}, {@code author}, {@code at},
     * {@code rule}, {@code confidence}, and for corrected values {@code suggested}. For fields
     * marked as not stated, the same by path under {@code absentOrigins}.
     */
    WITH_ORIGINS
  }

  /** The result of reading a file. */
  public sealed interface RecordReadResult {
    /**
     * A valid record.
     *
     * @param letter the letter's file name; empty if the record doesn't contain it
     * @param textSha256 the hash of the text that the offsets refer to, if the record contains it
     * @param unknown the paths of fields that the schema doesn't have, which were skipped
     */
    record Read(
        String letter, Optional<String> textSha256, AnnotationSet annotations, List<String> unknown)
        implements RecordReadResult {}

    /** The file isn't a valid record. The sentence says why and doesn't quote the letter. */
    record Refused(String why) implements RecordReadResult {}
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

  /** Creates a reader and writer for records of a schema. */
  public RecordFile(Schema schema) {
    this.schema = schema.lasting();
  }

  /**
   * Returns the pretty-printed record with a final line end.
   *
   * @throws IllegalArgumentException if a quote isn't the letter's text at its span
   */
  public String pretty(Letter letter, AnnotationSet annotations, Detail detail) {
    return PRETTY.writeValueAsString(tree(letter, annotations, detail)) + "\n";
  }

  /**
   * A value that the letter may state although the record doesn't contain it. Written under {@code
   * possible}, separately from the record's values.
   *
   * @param path the field's path in the record, {@code patient.age} or {@code items[1].quantity}
   * @param probability the probability that it is right, from 0 to 1
   */
  public record PossibleEntry(String path, Evidence evidence, Value value, double probability) {}

  /**
   * Returns the pretty-printed record with possible values at the end.
   *
   * @throws IllegalArgumentException if a quote isn't the letter's text at its span
   */
  public String pretty(
      Letter letter, AnnotationSet annotations, Detail detail, List<PossibleEntry> possible) {
    return PRETTY.writeValueAsString(tree(letter, annotations, detail, possible)) + "\n";
  }

  /**
   * Returns the record with possible values at the end as a single line without a line end.
   *
   * @throws IllegalArgumentException if a quote isn't the letter's text at its span
   */
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

  /**
   * Returns the record as a single line without a line end.
   *
   * @throws IllegalArgumentException if a quote isn't the letter's text at its span
   */
  public String line(Letter letter, AnnotationSet annotations, Detail detail) {
    return JSON.writeValueAsString(tree(letter, annotations, detail));
  }

  /**
   * Returns the record of an exported letter as a single line without a line end, with its part of
   * the gold set.
   *
   * @param withText true to include the letter's text, false to omit all letter text
   * @throws IllegalArgumentException if a quote isn't the letter's text at its span
   */
  public String line(AnnotatedLetter letter, boolean withText) {
    ObjectNode root = tree(letter, withText);
    letter.part().ifPresent(part -> root.put("part", part.word()));
    if (withText) {
      root.put("text", letter.letter().text().canonical());
    }
    return JSON.writeValueAsString(root);
  }

  /**
   * Returns the pretty-printed record of an exported letter, with the origin of every value.
   *
   * @param withText false to omit all letter text
   * @throws IllegalArgumentException if a quote isn't the letter's text at its span
   */
  public String pretty(AnnotatedLetter letter, boolean withText) {
    return PRETTY.writeValueAsString(tree(letter, withText)) + "\n";
  }

  /**
   * Returns the record of an exported letter as a single line, with quotes but without the letter's
   * text.
   *
   * @throws IllegalArgumentException if a quote isn't the letter's text at its span
   */
  public String compact(AnnotatedLetter letter) {
    return JSON.writeValueAsString(tree(letter, true));
  }

  private ObjectNode tree(AnnotatedLetter letter, boolean withText) {
    Detail detail = withText ? Detail.WITH_ORIGINS : Detail.WITHOUT_WORDS;
    return new RecordWriter(schema, letter.letter(), letter.annotations(), detail, letter.origins())
        .tree();
  }

  private ObjectNode tree(Letter letter, AnnotationSet annotations, Detail detail) {
    return new RecordWriter(schema, letter, annotations, detail, ValueOrigins.NONE).tree();
  }

  /**
   * Reads a record of a letter whose text is available; spans are in UTF-16 units. Refused if the
   * record belongs to another text or schema, a quote isn't the text at its span, or a value isn't
   * valid for its field.
   *
   * @param by the provenance: a person's values are read as added by that person, a program's as
   *     suggested, with the rule and confidence of each value if present
   */
  public RecordReadResult read(String json, LetterText text, Provenance by) {
    return new RecordReader(schema, JSON, Optional.of(text), by).read(json);
  }

  /**
   * Reads a record without its letter, for comparison with another record read in the same way.
   * Spans are the file's own offsets in code points; to make quotes as long as their spans,
   * supplementary characters are replaced by U+FFFD. Must not be displayed or stored.
   */
  public RecordReadResult readWithoutLetter(String json, Provenance by) {
    return new RecordReader(schema, JSON, Optional.empty(), by).read(json);
  }
}
