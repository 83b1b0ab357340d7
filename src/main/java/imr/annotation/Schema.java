package imr.annotation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The fields that are recorded from a letter, in the form's order. Data, read from a resource;
 * form, colours, keys, checks, scores and exports all walk this one list.
 */
public final class Schema {
  private final String id;
  private final List<Group> groups;
  private final List<Field> fields;
  private final Map<FieldId, Field> byId = new HashMap<>();

  /** A display group: {@code Patient and injury}. */
  public record Group(String id, String label) {}

  /**
   * Refused with an exception when two fields have one id, or a field's group is not among the
   * groups.
   */
  public Schema(String id, List<Group> groups, List<Field> fields) {
    this.id = id;
    this.groups = List.copyOf(groups);
    this.fields = List.copyOf(fields);
    all().forEach(this::index);
  }

  private void index(Field field) {
    if (groups.stream().noneMatch(g -> g.id().equals(field.group()))) {
      throw new IllegalArgumentException(field.id() + " is of no known group: " + field.group());
    }
    if (byId.put(field.id(), field) != null) {
      throw new IllegalArgumentException("two fields are called " + field.id());
    }
  }

  /** The schema's name and version: {@code imr-letter-v1}. */
  public String id() {
    return id;
  }

  public List<Group> groups() {
    return groups;
  }

  /** The letter's own fields; those of items and citations stand inside their group field. */
  public List<Field> fields() {
    return fields;
  }

  /** Every field, groups before what they hold, in the form's order. */
  public Stream<Field> all() {
    return fields.stream().flatMap(Schema::withInner);
  }

  private static Stream<Field> withInner(Field field) {
    return Stream.concat(Stream.of(field), field.fields().stream().flatMap(Schema::withInner));
  }

  public Optional<Field> find(FieldId field) {
    return Optional.ofNullable(byId.get(field));
  }

  /** The field of that id; refused with an exception when the schema has none. */
  public Field field(FieldId field) {
    return find(field)
        .orElseThrow(() -> new IllegalArgumentException("no field is called " + field));
  }

  /** The group field that a field belongs to, if any: {@code items} for {@code items.request}. */
  public Optional<Field> parent(FieldId field) {
    int dot = field.path().lastIndexOf('.');
    return dot < 0 ? Optional.empty() : find(new FieldId(field.path().substring(0, dot)));
  }
}
