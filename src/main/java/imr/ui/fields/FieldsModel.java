package imr.ui.fields;

import imr.annotation.CustomId;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.FieldKeys;
import imr.annotation.GroupColor;
import imr.annotation.ProjectSchema;
import imr.annotation.Schema;
import imr.annotation.SchemaEdit;
import imr.annotation.SchemaEditText;
import imr.annotation.SchemaEdits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The project's fields while somebody changes them: nothing is kept before it is saved, and each
 * step can be taken back until then.
 */
public final class FieldsModel {
  private final ProjectSchema project;
  private final List<List<SchemaEdit>> steps = new ArrayList<>();
  private final ReadOnlyObjectWrapper<Schema> schema;
  private final ReadOnlyObjectWrapper<FieldTreeItem> chosen;
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");

  /** Begins with the schema as it is kept. */
  public FieldsModel(ProjectSchema project) {
    this.project = project;
    this.schema = new ReadOnlyObjectWrapper<>(project.schema());
    this.chosen =
        new ReadOnlyObjectWrapper<>(
            new FieldTreeItem.GroupItem(project.schema().groups().getFirst().id()));
  }

  /** The revision that the changes begin from. */
  public int revision() {
    return project.revision();
  }

  /** The schema with the changes made so far. */
  ReadOnlyObjectProperty<Schema> schema() {
    return schema.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<FieldTreeItem> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /** Why the last step was not taken; empty where it was. */
  ReadOnlyStringProperty notice() {
    return notice.getReadOnlyProperty();
  }

  /** Says something where the last step's trouble is said. */
  public void say(String sentence) {
    notice.set(sentence);
  }

  /** What was changed, in order. */
  public List<SchemaEdit> edits() {
    return steps.stream().flatMap(List::stream).toList();
  }

  /** What saving will change, a sentence each. */
  List<String> sentences() {
    return SchemaEditText.of(project.schema(), edits());
  }

  /** Why it cannot be saved as it is; empty where it can. */
  Optional<String> hindrance() {
    return ProjectSchema.empty(schema.get());
  }

  void choose(FieldTreeItem place) {
    chosen.set(place);
  }

  /** The chosen field; empty where a display group is chosen. */
  Optional<Field> field() {
    return chosen.get() instanceof FieldTreeItem.FieldItem(FieldId id)
        ? schema.get().find(id)
        : Optional.empty();
  }

  /** The chosen display group, or that of the chosen field. */
  Schema.Group group() {
    String id =
        switch (chosen.get()) {
          case FieldTreeItem.GroupItem(String group) -> group;
          case FieldTreeItem.FieldItem(FieldId field) -> schema.get().field(field).group();
        };
    return schema.get().group(id).orElseThrow();
  }

  /** The group of entries into which a new field would go; empty for the letter. */
  Optional<Field> into() {
    return field().flatMap(f -> f.isGroup() ? Optional.of(f) : schema.get().parent(f.id()));
  }

  /** Takes one step of several edits, all or none; false where it is refused. */
  boolean take(List<SchemaEdit> step) {
    return switch (SchemaEdits.apply(schema.get(), step)) {
      case SchemaEdits.Outcome.Refused(String sentence) -> {
        notice.set(sentence);
        yield false;
      }
      case SchemaEdits.Outcome.Edited(Schema next) -> {
        notice.set("");
        steps.add(List.copyOf(step));
        schema.set(next);
        yield true;
      }
    };
  }

  private boolean take(SchemaEdit edit) {
    return take(List.of(edit));
  }

  /** What a new field is to be. */
  record NewField(
      String label, Field.Type type, boolean many, String group, String key, List<String> inner) {}

  /**
   * Adds a field where the chosen line stands, with its codes, or the text fields of a new group of
   * entries, and chooses it.
   */
  boolean add(NewField wanted) {
    boolean group = wanted.type() == Field.Type.GROUP;
    FieldId id = CustomId.field(schema.get(), into().map(Field::id), wanted.label());
    List<SchemaEdit> step = new ArrayList<>();
    step.add(
        new SchemaEdit.AddField(
            id,
            wanted.label(),
            wanted.type(),
            group || wanted.many(),
            wanted.group(),
            wanted.key(),
            ""));
    for (String words : wanted.inner()) {
      SchemaEdits.Outcome sofar = SchemaEdits.apply(schema.get(), step);
      if (sofar instanceof SchemaEdits.Outcome.Edited(Schema now)) {
        step.add(group ? innerText(now, id, words, wanted.group()) : code(now, id, words));
      }
    }
    boolean taken = take(step);
    if (taken) {
      choose(new FieldTreeItem.FieldItem(id));
    }
    return taken;
  }

  private static SchemaEdit innerText(Schema now, FieldId in, String label, String group) {
    FieldId id = CustomId.field(now, Optional.of(in), label);
    return new SchemaEdit.AddField(id, label, Field.Type.TEXT, false, group, "", "");
  }

  private static SchemaEdit code(Schema now, FieldId field, String label) {
    return new SchemaEdit.AddCode(field, CustomId.code(now.field(field), label), label);
  }

  /** A key for a new field of that label; empty where none is free. */
  String suggestedKey(String label) {
    FieldId id = CustomId.field(schema.get(), into().map(Field::id), label);
    return label.isBlank() ? "" : FieldKeys.suggested(schema.get(), id, label);
  }

  /** Adds a display group in a color that no other has, where there is one, and chooses it. */
  boolean addGroup(String label) {
    List<GroupColor> taken = schema.get().groups().stream().flatMap(g -> g.hue().stream()).toList();
    GroupColor hue =
        List.of(GroupColor.values()).stream()
            .filter(h -> !taken.contains(h))
            .findFirst()
            .orElse(GroupColor.OLIVE);
    String id = CustomId.group(schema.get(), label);
    boolean added = take(new SchemaEdit.AddGroup(id, label, hue));
    if (added) {
      choose(new FieldTreeItem.GroupItem(id));
    }
    return added;
  }

  boolean rename(String label) {
    String now = field().map(Field::label).orElse(group().label());
    if (label.strip().equals(now)) {
      return true;
    }
    return take(
        field()
            .<SchemaEdit>map(f -> new SchemaEdit.RenameField(f.id(), label))
            .orElseGet(() -> new SchemaEdit.RenameGroup(group().id(), label)));
  }

  boolean setKey(String key) {
    return field()
        .filter(f -> !f.key().equalsIgnoreCase(key.strip()))
        .map(f -> take(new SchemaEdit.SetKey(f.id(), key)))
        .orElse(true);
  }

  boolean setHelp(String help) {
    return field()
        .filter(f -> !f.help().equals(help.strip()))
        .map(f -> take(new SchemaEdit.SetHelp(f.id(), help)))
        .orElse(true);
  }

  boolean setGroup(String group) {
    return field()
        .filter(f -> !f.group().equals(group))
        .map(f -> take(new SchemaEdit.SetGroup(f.id(), group)))
        .orElse(true);
  }

  boolean setHue(GroupColor hue) {
    return group().hue().equals(Optional.of(hue)) || take(new SchemaEdit.SetHue(group().id(), hue));
  }

  boolean addCode(String label) {
    return field().map(f -> take(code(schema.get(), f.id(), label))).orElse(false);
  }

  boolean renameCode(String code, String label) {
    return field().map(f -> take(new SchemaEdit.RenameCode(f.id(), code, label))).orElse(false);
  }

  /** Moves a code of the chosen field up (negative) or down by one place. */
  void moveCode(String code, int by) {
    Field field = field().orElseThrow();
    List<String> codes = field.codes().stream().map(Field.Code::code).toList();
    following(codes, code, by)
        .ifPresent(b -> take(new SchemaEdit.MoveCode(field.id(), code, b.next())));
  }

  /** Moves the chosen line up (negative) or down by one place among its neighbors. */
  void move(int by) {
    switch (chosen.get()) {
      case FieldTreeItem.FieldItem(FieldId id) ->
          following(neighbors(id), id, by)
              .ifPresent(b -> take(new SchemaEdit.MoveField(id, b.next())));
      case FieldTreeItem.GroupItem(String id) ->
          following(schema.get().groups().stream().map(Schema.Group::id).toList(), id, by)
              .ifPresent(b -> take(new SchemaEdit.MoveGroup(id, b.next())));
    }
  }

  private List<FieldId> neighbors(FieldId id) {
    Schema now = schema.get();
    String group = now.field(id).group();
    List<Field> all =
        now.parent(id)
            .map(Field::fields)
            .orElseGet(() -> now.fields().stream().filter(f -> f.group().equals(group)).toList());
    return all.stream().map(Field::id).toList();
  }

  /** What then follows the moved one; nothing does at the end. */
  private record Before<T>(Optional<T> next) {}

  private static <T> Optional<Before<T>> following(List<T> all, T one, int by) {
    int to = all.indexOf(one) + by;
    if (to < 0 || to >= all.size()) {
      return Optional.empty();
    }
    int next = by < 0 ? to : to + 1;
    return Optional.of(
        new Before<>(next < all.size() ? Optional.of(all.get(next)) : Optional.empty()));
  }

  /** Takes the chosen field off the form, or puts it back. */
  void hide() {
    field()
        .ifPresentOrElse(
            f -> take(new SchemaEdit.HideField(f.id(), !schema.get().hidden().contains(f.id()))),
            () -> notice.set("To hide a group, hide all its fields."));
  }

  /** Takes the last step back. */
  void undo() {
    if (steps.isEmpty()) {
      notice.set("No changes yet.");
      return;
    }
    steps.removeLast();
    notice.set("");
    SchemaEdits.Outcome all = SchemaEdits.apply(project.schema(), edits());
    if (all instanceof SchemaEdits.Outcome.Edited(Schema before)) {
      FieldTreeItem place = chosen.get();
      if (!isIn(before, place)) {
        chosen.set(new FieldTreeItem.GroupItem(before.groups().getFirst().id()));
      }
      schema.set(before);
    }
  }

  private static boolean isIn(Schema schema, FieldTreeItem place) {
    return switch (place) {
      case FieldTreeItem.GroupItem(String id) -> schema.group(id).isPresent();
      case FieldTreeItem.FieldItem(FieldId id) -> schema.find(id).isPresent();
    };
  }

  /**
   * A line of the tree.
   *
   * @param depth 0 for a display group, 1 for a field of the letter, more inside entries
   */
  record FieldTreeRow(
      FieldTreeItem place, int depth, String label, String key, String detail, boolean hidden) {}

  /** The tree from the top. */
  List<FieldTreeRow> lines() {
    Schema now = schema.get();
    List<FieldTreeRow> lines = new ArrayList<>();
    for (Schema.Group group : now.groups()) {
      String detail = group.hue().isPresent() ? "custom group" : "";
      lines.add(
          new FieldTreeRow(
              new FieldTreeItem.GroupItem(group.id()), 0, group.label(), "", detail, false));
      now.fields().stream()
          .filter(f -> f.group().equals(group.id()))
          .forEach(f -> add(lines, f, 1));
    }
    return lines;
  }

  private void add(List<FieldTreeRow> lines, Field field, int depth) {
    boolean hidden = schema.get().isHidden(field.id());
    boolean own = CustomId.isOwn(field.id());
    String state = hidden ? (own ? "retired" : "hidden") : own ? "own" : "";
    FieldTreeItem place = new FieldTreeItem.FieldItem(field.id());
    lines.add(new FieldTreeRow(place, depth, field.label(), field.key(), state, hidden));
    field.fields().forEach(f -> add(lines, f, depth + 1));
  }

  /** The line that is chosen, by its place among the lines. */
  int chosenLine() {
    List<FieldTreeRow> lines = lines();
    for (int i = 0; i < lines.size(); i++) {
      if (Objects.equals(lines.get(i).place(), chosen.get())) {
        return i;
      }
    }
    return 0;
  }
}
