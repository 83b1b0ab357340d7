package imr.annotation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The fields recorded for a letter, in form order, read from a resource. The form, colors, keys,
 * checks, evaluation, and exports are all driven by this list.
 *
 * <p>A project's schema adds the project's changes to the built-in schema ({@link ProjectSchema}).
 * It has all built-in fields.
 */
public final class Schema {
  private final String id;
  private final List<Group> groups;
  private final List<Field> fields;
  private final Set<FieldId> hidden;
  private final Optional<Schema> builtIn;
  private final Map<Role, List<FieldId>> roles;
  private final Map<FieldId, Field> byId = new HashMap<>();

  /**
   * A display group, such as {@code Patient and injury}.
   *
   * @param hue the color of a custom group; empty for a built-in group, whose color is fixed
   */
  public record Group(String id, String label, Optional<GroupColor> hue) {
    Group labeled(String other) {
      return new Group(id, other, hue);
    }
  }

  /**
   * Creates a built-in schema.
   *
   * @throws IllegalArgumentException if two fields have the same id, or a field's group or a role's
   *     field doesn't exist
   */
  public Schema(String id, List<Group> groups, List<Field> fields, Map<Role, List<FieldId>> roles) {
    this(id, groups, fields, Set.of(), Optional.empty(), roles);
  }

  /**
   * Creates a project's schema.
   *
   * @param id the id of the built-in schema, a plus sign, and the revision of the project's changes
   * @param hidden the fields that aren't shown on the form
   * @throws IllegalArgumentException if two fields have the same id, or a field's group or a role's
   *     field doesn't exist
   */
  public Schema(
      String id, List<Group> groups, List<Field> fields, Set<FieldId> hidden, Schema builtIn) {
    this(id, groups, fields, hidden, Optional.of(builtIn), builtIn.roles);
  }

  private Schema(
      String id,
      List<Group> groups,
      List<Field> fields,
      Set<FieldId> hidden,
      Optional<Schema> builtIn,
      Map<Role, List<FieldId>> roles) {
    this.id = id;
    this.groups = List.copyOf(groups);
    this.fields = List.copyOf(fields);
    this.hidden = Set.copyOf(hidden);
    this.builtIn = builtIn;
    this.roles = Map.copyOf(roles);
    all().forEach(this::index);
    roles.values().forEach(fieldsOfRole -> fieldsOfRole.forEach(this::field));
  }

  private void index(Field field) {
    if (groups.stream().noneMatch(g -> g.id().equals(field.group()))) {
      throw new IllegalArgumentException(field.id() + " is of no known group: " + field.group());
    }
    if (byId.put(field.id(), field) != null) {
      throw new IllegalArgumentException("two fields are called " + field.id());
    }
  }

  /**
   * Returns the name and version: {@code imr-letter-v1}, or {@code imr-letter-v1+own.3} with the
   * revision of a project's changes.
   */
  public String id() {
    return id;
  }

  /** Returns the name and version of the built-in schema. */
  public String base() {
    return baseOf(id);
  }

  /** Returns the part of a schema id that names the built-in schema. */
  public static String baseOf(String id) {
    int plus = id.indexOf('+');
    return plus < 0 ? id : id.substring(0, plus);
  }

  /** Returns the schema without a project's changes. */
  public Schema builtIn() {
    return builtIn.orElse(this);
  }

  /** Returns whether a project has changed this schema. */
  public boolean isChanged() {
    return builtIn.isPresent();
  }

  /**
   * Returns the same fields in an order that no project change affects: first the built-in fields
   * in their original order, then custom fields sorted by id. Records are written in this order, so
   * that their hashes don't depend on later changes.
   */
  public Schema lasting() {
    return builtIn.map(b -> new Schema(id, groups, lasting(b.fields, fields), roles)).orElse(this);
  }

  private static List<Field> lasting(List<Field> first, List<Field> all) {
    List<FieldId> order = first.stream().map(Field::id).toList();
    return all.stream()
        .sorted(
            Comparator.comparing((Field f) -> CustomId.isOwn(f.id()))
                .thenComparingInt(f -> order.indexOf(f.id()))
                .thenComparing(Field::id))
        .map(f -> f.withFields(lasting(innerOf(first, f), f.fields())))
        .toList();
  }

  private static List<Field> innerOf(List<Field> among, Field field) {
    return among.stream()
        .filter(f -> f.id().equals(field.id()))
        .findFirst()
        .map(Field::fields)
        .orElse(List.of());
  }

  /** Returns the fields that aren't shown on the form. Their values stay in the records. */
  public Set<FieldId> hidden() {
    return hidden;
  }

  /** Returns whether a field, or a group that contains it, is hidden. */
  public boolean isHidden(FieldId field) {
    return !hidden.isEmpty()
        && (hidden.contains(field) || parent(field).filter(p -> isHidden(p.id())).isPresent());
  }

  /** Returns the fields of a list that are not hidden. */
  public List<Field> shown(List<Field> some) {
    return hidden.isEmpty() ? some : some.stream().filter(f -> !hidden.contains(f.id())).toList();
  }

  /**
   * Returns the field that represents an entry of a group, such as a request or a guideline: the
   * first built-in field for a built-in group, the first visible field with values for a custom
   * group.
   */
  public Optional<Field> leading(Field group) {
    return builtIn()
        .find(group.id())
        .flatMap(g -> g.fields().stream().findFirst())
        .flatMap(f -> find(f.id()))
        .or(() -> shown(group.fields()).stream().filter(f -> !f.isGroup()).findFirst());
  }

  /** Returns the display group with an id. */
  public Optional<Group> group(String group) {
    return groups.stream().filter(g -> g.id().equals(group)).findFirst();
  }

  /** Returns the display groups in form order. */
  public List<Group> groups() {
    return groups;
  }

  /**
   * Returns the fields of the letter. Fields of items and citations are inside their group field.
   */
  public List<Field> fields() {
    return fields;
  }

  /** Returns all fields in form order, each group before its fields. */
  public Stream<Field> all() {
    return fields.stream().flatMap(Schema::withInner);
  }

  private static Stream<Field> withInner(Field field) {
    return Stream.concat(Stream.of(field), field.fields().stream().flatMap(Schema::withInner));
  }

  /** Returns the fields with a role in order; empty if there are none. */
  public List<FieldId> all(Role role) {
    return roles.getOrDefault(role, List.of());
  }

  /**
   * Returns the first field with a role.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  public FieldId the(Role role) {
    return all(role).getFirst();
  }

  /** Returns the field with an id, if it exists. */
  public Optional<Field> find(FieldId field) {
    return Optional.ofNullable(byId.get(field));
  }

  /**
   * Returns the field with an id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Field field(FieldId field) {
    return find(field)
        .orElseThrow(() -> new IllegalArgumentException("no field is called " + field));
  }

  /** Returns the label of a field after that of its group: {@code Disputed items · Decision}. */
  public String fullLabel(Field field) {
    return parent(field.id()).map(p -> p.label() + " · ").orElse("") + field.label();
  }

  /**
   * Returns the group field that contains a field: {@code items} for {@code items.request} and for
   * the custom field {@code items.own.attorney}.
   */
  public Optional<Field> parent(FieldId field) {
    String path = field.path();
    for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
      Optional<Field> owner = find(new FieldId(path.substring(0, dot))).filter(Field::isGroup);
      if (owner.isPresent()) {
        return owner;
      }
    }
    return Optional.empty();
  }
}
