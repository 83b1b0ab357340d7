package imr.annotation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The fields that are recorded from a letter, in the form's order. Data, read from a resource;
 * form, colours, keys, checks, scores and exports all walk this one list.
 *
 * <p>A project's schema is the built-in one with the project's own changes on top ({@link
 * ProjectSchema}); it has every field that the built-in one has, and more.
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
   * A display group: {@code Patient and injury}.
   *
   * @param hue the colour of a project's own group; empty for a built-in one, which has its own
   */
  public record Group(String id, String label, Optional<Hue> hue) {
    /** A built-in group. */
    public Group(String id, String label) {
      this(id, label, Optional.empty());
    }

    Group labelled(String other) {
      return new Group(id, other, hue);
    }
  }

  /**
   * A built-in schema. Refused with an exception when two fields have one id, a field's group is
   * not among the groups, or a role names a field that there isn't.
   */
  public Schema(String id, List<Group> groups, List<Field> fields, Map<Role, List<FieldId>> roles) {
    this(id, groups, fields, Set.of(), Optional.empty(), roles);
  }

  /**
   * A project's schema; refused as above.
   *
   * @param id the built-in schema's, a plus sign, and what tells the project's changes
   * @param hidden the fields that do not stand on the form
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
   * The schema's name and version: {@code imr-letter-v1}; with a project's changes also which
   * revision of them it is, {@code imr-letter-v1+own.3}.
   */
  public String id() {
    return id;
  }

  /** The built-in schema's name and version, which a project's changes leave as it is. */
  public String base() {
    return baseOf(id);
  }

  /** The part of a schema's id that names the built-in schema. */
  public static String baseOf(String id) {
    int plus = id.indexOf('+');
    return plus < 0 ? id : id.substring(0, plus);
  }

  /** The schema that the program ships, without a project's changes. */
  public Schema builtIn() {
    return builtIn.orElse(this);
  }

  /** True for a schema that a project has changed. */
  public boolean isChanged() {
    return builtIn.isPresent();
  }

  /**
   * The same fields in the one order that no change of the project moves: the built-in ones in
   * theirs, after them the project's own by their ids. Records are written in it, so that the hash
   * of a record is the same whatever is added, renamed, moved or hidden later.
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

  /** The fields that do not stand on the form; what they hold stays in the record. */
  public Set<FieldId> hidden() {
    return hidden;
  }

  /** True for a field that does not stand on the form, or whose group does not. */
  public boolean isHidden(FieldId field) {
    return !hidden.isEmpty()
        && (hidden.contains(field) || parent(field).filter(p -> isHidden(p.id())).isPresent());
  }

  /** Those of some fields that stand on the form. */
  public List<Field> shown(List<Field> some) {
    return hidden.isEmpty() ? some : some.stream().filter(f -> !hidden.contains(f.id())).toList();
  }

  /**
   * The field by whose words an entry of a group is known: a request, a guideline; of a built-in
   * group always the built-in one, of an own group the first one with values. Empty for a group
   * without such a field.
   */
  public Optional<Field> leading(Field group) {
    return builtIn()
        .find(group.id())
        .flatMap(g -> g.fields().stream().findFirst())
        .flatMap(f -> find(f.id()))
        .or(() -> shown(group.fields()).stream().filter(f -> !f.isGroup()).findFirst());
  }

  /** The display group of that id, if the schema has it. */
  public Optional<Group> group(String group) {
    return groups.stream().filter(g -> g.id().equals(group)).findFirst();
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

  /** The fields that have a role, in its order; empty where the schema gives it to none. */
  public List<FieldId> all(Role role) {
    return roles.getOrDefault(role, List.of());
  }

  /** The one field that has a role; refused with an exception where none has it. */
  public FieldId the(Role role) {
    return all(role).getFirst();
  }

  public Optional<Field> find(FieldId field) {
    return Optional.ofNullable(byId.get(field));
  }

  /** The field of that id; refused with an exception when the schema has none. */
  public Field field(FieldId field) {
    return find(field)
        .orElseThrow(() -> new IllegalArgumentException("no field is called " + field));
  }

  /**
   * The group field that a field belongs to, if any: {@code items} for {@code items.request} and
   * for a project's own {@code items.own.attorney}.
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
