package imr.annotation;

import java.io.Serial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Applies edits to a schema. */
public final class SchemaEdits {

  /** The result of an edit. */
  public sealed interface Outcome {
    /** The edit was applied. */
    record Edited(Schema schema) implements Outcome {}

    /** The edit is invalid; the sentence says why. */
    record Refused(String sentence) implements Outcome {}
  }

  private static final int LONGEST_LABEL = 60;
  private static final int LONGEST_HELP = 400;

  /**
   * Far more than a form can show. Prevents a forged project file from slowing the program down.
   */
  private static final int MOST_FIELDS = 500;

  private static final int MOST_GROUPS = 100;
  private static final int MOST_CODES = 2000;

  private final Schema was;
  private final List<Schema.Group> groups;
  private List<Field> fields;
  private final Set<FieldId> hidden;

  private SchemaEdits(Schema was) {
    this.was = was;
    this.groups = new ArrayList<>(was.groups());
    this.fields = was.fields();
    this.hidden = new HashSet<>(was.hidden());
  }

  /** Aborts an edit from any depth. Never leaves this class. */
  private static final class Refusal extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    Refusal(String sentence) {
      super(sentence, null, false, false);
    }

    String sentence() {
      return String.valueOf(getMessage());
    }
  }

  /** Applies an edit. The id of the schema stays the same. */
  public static Outcome apply(Schema schema, SchemaEdit edit) {
    try {
      return new Outcome.Edited(new SchemaEdits(schema).after(edit));
    } catch (Refusal refusal) {
      return new Outcome.Refused(refusal.sentence());
    }
  }

  /** Applies several edits in order. All are refused if one is. */
  public static Outcome apply(Schema schema, List<SchemaEdit> edits) {
    Schema now = schema;
    for (SchemaEdit edit : edits) {
      switch (apply(now, edit)) {
        case Outcome.Edited(Schema next) -> now = next;
        case Outcome.Refused refused -> {
          return refused;
        }
      }
    }
    return new Outcome.Edited(now);
  }

  private Schema after(SchemaEdit edit) {
    switch (edit) {
      case SchemaEdit.AddField add -> add(add);
      case SchemaEdit.AddGroup add -> add(add);
      case SchemaEdit.AddCode add -> add(add);
      case SchemaEdit.RenameField(FieldId id, String label) -> rename(known(id), words(label));
      case SchemaEdit.RenameGroup(String id, String label) -> rename(known(id), words(label));
      case SchemaEdit.RenameCode(FieldId id, String code, String label) ->
          rename(known(id), code, words(label));
      case SchemaEdit.SetHelp(FieldId id, String help) ->
          change(known(id), f -> f.withHelp(sentence(help)));
      case SchemaEdit.SetKey(FieldId id, String key) -> setKey(known(id), key);
      case SchemaEdit.SetGroup(FieldId id, String group) -> setGroup(known(id), known(group));
      case SchemaEdit.SetHue(String group, GroupColor hue) -> setHue(known(group), hue);
      case SchemaEdit.MoveField(FieldId id, Optional<FieldId> before) -> move(known(id), before);
      case SchemaEdit.MoveGroup(String id, Optional<String> before) ->
          moveIn(groups, known(id), before.map(this::known));
      case SchemaEdit.MoveCode(FieldId id, String code, Optional<String> before) ->
          moveCode(known(id), code, before);
      case SchemaEdit.HideField(FieldId id, boolean hide) -> hide(known(id), hide);
    }
    List<String> order = groups.stream().map(Schema.Group::id).toList();
    List<Field> ordered =
        fields.stream()
            .sorted(Comparator.comparingInt((Field f) -> order.indexOf(f.group())))
            .toList();
    return new Schema(was.id(), groups, ordered, hidden, was.builtIn());
  }

  private Field known(FieldId id) {
    return was.find(id)
        .orElseThrow(() -> new Refusal("There's no field named “%s”.".formatted(id)));
  }

  private Schema.Group known(String group) {
    return was.group(group)
        .orElseThrow(() -> new Refusal("There's no group named “%s”.".formatted(group)));
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new Refusal(sentence);
    }
  }

  private static String words(String label) {
    String words = label.strip().replaceAll("\\s+", " ");
    require(!words.isEmpty(), "Enter a label.");
    require(
        words.length() <= LONGEST_LABEL,
        "Use a label of at most %d characters. This one has %d."
            .formatted(LONGEST_LABEL, words.length()));
    return words;
  }

  private static String sentence(String help) {
    String words = help.strip().replaceAll("\\s+", " ");
    require(
        words.length() <= LONGEST_HELP,
        "Use guidance of at most %d characters.".formatted(LONGEST_HELP));
    return words;
  }

  private void add(SchemaEdit.AddField add) {
    FieldId id = add.id();
    require(CustomId.isWellFormed(id), "“%s” can't be the ID of a custom field.".formatted(id));
    require(was.find(id).isEmpty(), "A field named “%s” already exists.".formatted(id));
    require(was.all().count() < MOST_FIELDS, "There can't be more than 500 fields.");
    Optional<Field> parent = CustomId.parent(id).map(this::known);
    parent.ifPresent(p -> require(p.isGroup(), "“%s” can't contain fields.".formatted(p.label())));
    boolean group = add.type() == Field.Type.GROUP;
    int depth = parent.map(this::depth).orElse(0);
    require(
        !group || depth < 2, "A group of entries can't be inside “%s”.".formatted(label(parent)));
    require(!group || add.many(), "A group of entries must be a list.");
    require(
        add.type() != Field.Type.STATE, "State fields are built in. Add a choice field instead.");
    String label = words(add.label());
    requireNewLabel(label, siblings(parent), id);
    Field field =
        new Field(
            id,
            label,
            add.type(),
            add.many(),
            false,
            known(add.group()).id(),
            key(add.key(), id),
            sentence(add.help()),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    if (parent.isPresent()) {
      change(parent.get(), p -> p.withFields(with(p.fields(), field)));
    } else {
      fields = with(fields, field);
    }
  }

  private int depth(Field group) {
    return 1 + was.parent(group.id()).map(this::depth).orElse(0);
  }

  private static String label(Optional<Field> field) {
    return field.map(Field::label).orElse("");
  }

  private List<Field> siblings(Optional<Field> parent) {
    return parent.map(Field::fields).orElse(was.fields());
  }

  private static <T> List<T> with(List<T> all, T one) {
    return Stream.concat(all.stream(), Stream.of(one)).toList();
  }

  private static void requireNewLabel(String label, List<Field> among, FieldId except) {
    require(
        among.stream().noneMatch(f -> !f.id().equals(except) && same(f.label(), label)),
        "A field named “%s” already exists here.".formatted(label));
  }

  private static boolean same(String one, String other) {
    return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
  }

  private String key(String wanted, FieldId of) {
    String key = wanted.strip().toUpperCase(Locale.ROOT);
    require(
        key.isEmpty() || FieldKeys.isKey(key),
        "“%s” isn't a valid key. Enter one or two letters or digits.".formatted(wanted));
    if (!key.isEmpty()) {
      FieldKeys.against(was, key, of)
          .ifPresent(
              f ->
                  require(
                      false,
                      "The key %s conflicts with %s, the key of “%s”. Choose another key."
                          .formatted(key, f.key(), f.label())));
    }
    return key;
  }

  private void add(SchemaEdit.AddGroup add) {
    String label = words(add.label());
    require(groups.size() < MOST_GROUPS, "There can't be more than 100 groups.");
    boolean wellFormed =
        CustomId.isOwnGroup(add.id()) && CustomId.isWellFormed(new FieldId(add.id()));
    require(wellFormed, "“%s” can't be the ID of a custom group.".formatted(add.id()));
    require(
        was.group(add.id()).isEmpty(), "A group named “%s” already exists.".formatted(add.id()));
    requireNewLabel(label, g -> true);
    groups.add(new Schema.Group(add.id(), label, Optional.of(add.hue())));
  }

  private void requireNewLabel(String label, Predicate<Schema.Group> among) {
    require(
        groups.stream().filter(among).noneMatch(g -> same(g.label(), label)),
        "A group named “%s” already exists.".formatted(label));
  }

  private void add(SchemaEdit.AddCode add) {
    Field field = known(add.field());
    require(field.type() == Field.Type.CODE, "“%s” doesn't have choices.".formatted(field.label()));
    String label = words(add.label());
    require(
        field.codes().size() < MOST_CODES,
        "“%s” can't have more than 2,000 choices.".formatted(field.label()));
    boolean wellFormed =
        CustomId.isOwnCode(field.id(), add.code())
            && add.code().matches("[a-z0-9][a-z0-9/-]{0,63}");
    require(
        wellFormed,
        "“%s” can't be the ID of a custom choice of “%s”.".formatted(add.code(), field.label()));
    require(
        field.codes().stream().noneMatch(c -> same(c.code(), add.code())),
        "“%s” already has the choice “%s”.".formatted(field.label(), add.code()));
    requireNewCodeLabel(field, label, add.code());
    List<String> means = List.of(label.toLowerCase(Locale.ROOT));
    change(field, f -> f.withCodes(with(f.codes(), new Field.Code(add.code(), label, means))));
  }

  private static void requireNewCodeLabel(Field field, String label, String except) {
    require(
        field.codes().stream().noneMatch(c -> !c.code().equals(except) && same(c.label(), label)),
        "“%s” already has the choice “%s”.".formatted(field.label(), label));
  }

  private void rename(Field field, String label) {
    requireNewLabel(label, siblings(was.parent(field.id())), field.id());
    change(field, f -> f.labeled(label));
  }

  private void rename(Schema.Group group, String label) {
    requireNewLabel(label, g -> !g.equals(group));
    groups.set(groups.indexOf(group), group.labeled(label));
  }

  private void rename(Field field, String code, String label) {
    Field.Code known = known(field, code);
    requireNewCodeLabel(field, label, code);
    Field.Code renamed = new Field.Code(code, label, known.words());
    change(
        field,
        f -> f.withCodes(f.codes().stream().map(c -> c.equals(known) ? renamed : c).toList()));
  }

  private static Field.Code known(Field field, String code) {
    return field
        .find(code)
        .orElseThrow(() -> new Refusal("“%s” has no choice “%s”.".formatted(field.label(), code)));
  }

  private void setKey(Field field, String key) {
    change(field, f -> f.withKey(key(key, field.id())));
  }

  private void setGroup(Field field, Schema.Group group) {
    require(
        CustomId.isOwn(field.id()),
        "“%s” is a built-in field, so its group can't be changed.".formatted(field.label()));
    change(field, f -> regrouped(f, field.group(), group.id()));
  }

  private static Field regrouped(Field field, String from, String to) {
    List<Field> inner = field.fields().stream().map(f -> regrouped(f, from, to)).toList();
    Field same = field.withFields(inner);
    return field.group().equals(from) ? same.ofGroup(to) : same;
  }

  private void setHue(Schema.Group group, GroupColor hue) {
    require(
        group.hue().isPresent(),
        "“%s” is a built-in group, so its color can't be changed.".formatted(group.label()));
    groups.set(
        groups.indexOf(group), new Schema.Group(group.id(), group.label(), Optional.of(hue)));
  }

  private void move(Field field, Optional<FieldId> before) {
    Optional<Field> next = before.map(this::known);
    Optional<Field> parent = was.parent(field.id());
    next.ifPresent(
        n ->
            require(
                was.parent(n.id()).equals(parent)
                    && (parent.isPresent() || n.group().equals(field.group())),
                "“%s” and “%s” aren't in the same group.".formatted(field.label(), n.label())));
    List<Field> moved = new ArrayList<>(siblings(parent));
    moveIn(moved, field, next);
    if (parent.isPresent()) {
      change(parent.get(), p -> p.withFields(moved));
    } else {
      fields = moved;
    }
  }

  private static <T> void moveIn(List<T> all, T one, Optional<T> before) {
    if (before.filter(one::equals).isEmpty()) {
      all.remove(one);
      all.add(before.map(all::indexOf).orElse(all.size()), one);
    }
  }

  private void moveCode(Field field, String code, Optional<String> before) {
    List<Field.Code> moved = new ArrayList<>(field.codes());
    moveIn(moved, known(field, code), before.map(b -> known(field, b)));
    change(field, f -> f.withCodes(moved));
  }

  private void hide(Field field, boolean hide) {
    if (hide) {
      hidden.add(field.id());
    } else {
      hidden.remove(field.id());
    }
  }

  private void change(Field field, UnaryOperator<Field> how) {
    fields = changed(fields, field.id(), how);
  }

  private static List<Field> changed(List<Field> among, FieldId field, UnaryOperator<Field> how) {
    return among.stream()
        .map(
            f ->
                f.id().equals(field) ? how.apply(f) : f.withFields(changed(f.fields(), field, how)))
        .toList();
  }
}
