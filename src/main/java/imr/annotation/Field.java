package imr.annotation;

import java.util.List;
import java.util.Optional;

/**
 * One field of the schema.
 *
 * @param many true for a list of values, or of entries of a group
 * @param longText true where the value is a passage, shown as a bar beside the text and not as
 *     painted words
 * @param group the id of the display group, which gives the field its colour
 * @param key the one key that stands for the field on the form; empty where it has none
 * @param help one sentence: what belongs to the span and the value
 * @param codes the values that a coded field can have (in the order in which they are tried on a
 *     text), or that a state is known by; else empty
 * @param otherwise the code of a text in which no code's words stand; empty where there is none
 * @param sameSpanAs the field on whose span this one stands, for codes that judge another value;
 *     else empty
 * @param fields what an entry of a group holds; empty for fields with values
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
    /** ISO {@code YYYY-MM-DD}, {@code YYYY-MM} or {@code YYYY}. */
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
    /** Page numbers with single hyphens, parted by {@code ", "}. */
    PAGES,
    /** No value of its own: entries that have fields. */
    GROUP
  }

  /**
   * One value of a coded field.
   *
   * @param words lower-case words or phrases, one of which in a text means this code
   */
  public record Code(String code, String label, List<String> words) {}

  public Field {
    codes = List.copyOf(codes);
    fields = List.copyOf(fields);
  }

  public boolean isGroup() {
    return type == Type.GROUP;
  }

  /** The label of a code of this field; the code itself where it is not one of them. */
  public String labelOf(String code) {
    return codes.stream()
        .filter(c -> c.code().equals(code))
        .map(Code::label)
        .findFirst()
        .orElse(code);
  }

  /** The code of that name, if the field has it. */
  public Optional<Code> find(String code) {
    return codes.stream().filter(c -> c.code().equals(code)).findFirst();
  }

  Field labelled(String other) {
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
