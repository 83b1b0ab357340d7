package imr.annotation;

import java.util.List;
import java.util.Optional;

/**
 * A field of the schema.
 *
 * @param many whether the field is a list of values or of group entries
 * @param longText whether the value is a passage, marked by a bar beside the text instead of a
 *     highlight
 * @param group the id of the display group, which determines the color
 * @param key the keyboard key of the field; empty if it has none
 * @param help one sentence of guidance on what belongs in the field
 * @param codes the values of a coded field, in the order in which they are matched against text, or
 *     the US states; otherwise empty
 * @param otherwise the code for text that matches no code
 * @param sameSpanAs the field whose span this field shares, for codes that classify another value
 * @param fields the fields of a group entry; empty for fields with values
 */
public record Field(
    FieldId id,
    String label,
    Type type,
    boolean many,
    boolean longText,
    String group,
    String key,
    String help,
    List<Code> codes,
    Optional<String> otherwise,
    Optional<FieldId> sameSpanAs,
    List<Field> fields) {

  /** How a value is read and written. */
  public enum Type {
    TEXT,
    /** ISO {@code YYYY-MM-DD}, {@code YYYY-MM}, or {@code YYYY}. */
    DATE,
    /** A whole number, 0 or more. */
    NUMBER,
    CODE,
    /** A US state, by its full name. */
    STATE,
    /** {@code N/10} or {@code N-M/10}. */
    PAIN_SCORE,
    /** A number in digits, or an amount with its unit. */
    QUANTITY,
    /** Page numbers and ranges with single hyphens, separated by {@code ", "}. */
    PAGES,
    /** Entries with fields of their own instead of a value. */
    GROUP
  }

  /**
   * A value of a coded field.
   *
   * @param words lowercase words or phrases, each of which means this code
   */
  public record Code(String code, String label, List<String> words) {}

  public Field {
    codes = List.copyOf(codes);
    fields = List.copyOf(fields);
  }

  /** Returns whether the field consists of entries instead of values. */
  public boolean isGroup() {
    return type == Type.GROUP;
  }

  /** Returns the label of a code, or the code itself if the field doesn't have it. */
  public String labelOf(String code) {
    return codes.stream()
        .filter(c -> c.code().equals(code))
        .map(Code::label)
        .findFirst()
        .orElse(code);
  }

  /** Returns the code with a name, if the field has it. */
  public Optional<Code> find(String code) {
    return codes.stream().filter(c -> c.code().equals(code)).findFirst();
  }

  Field labeled(String other) {
    return with(other, group, key, help, codes, fields);
  }

  Field ofGroup(String other) {
    return with(label, other, key, help, codes, fields);
  }

  Field withKey(String other) {
    return with(label, group, other, help, codes, fields);
  }

  Field withHelp(String other) {
    return with(label, group, key, other, codes, fields);
  }

  Field withCodes(List<Code> others) {
    return with(label, group, key, help, others, fields);
  }

  Field withFields(List<Field> others) {
    return with(label, group, key, help, codes, others);
  }

  private Field with(
      String newLabel,
      String newGroup,
      String newKey,
      String newHelp,
      List<Code> newCodes,
      List<Field> newFields) {
    return new Field(
        id,
        newLabel,
        type,
        many,
        longText,
        newGroup,
        newKey,
        newHelp,
        newCodes,
        otherwise,
        sameSpanAs,
        newFields);
  }
}
