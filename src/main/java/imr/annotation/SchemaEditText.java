package imr.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Describes schema edits in words for the annotator. */
public final class SchemaEditText {
  private SchemaEditText() {}

  /** Describes the kind of a field: {@code a list of dates}, {@code one number}. */
  public static String kind(Field field) {
    return field.type() == Field.Type.GROUP
        ? "a group of entries"
        : (field.many() ? "a list of " + plural(field.type()) : "one " + singular(field.type()));
  }

  /** Returns a noun such as {@code date}. */
  public static String singular(Field.Type type) {
    return switch (type) {
      case TEXT -> "text";
      case DATE -> "date";
      case NUMBER -> "number";
      case CODE -> "code";
      case STATE -> "state";
      case PAIN_SCORE -> "pain score";
      case QUANTITY -> "quantity";
      case PAGES -> "page list";
      case GROUP -> "group of entries";
    };
  }

  private static String plural(Field.Type type) {
    return type == Field.Type.QUANTITY ? "quantities" : singular(type) + "s";
  }

  /** Describes consecutive edits, one sentence each. */
  public static List<String> of(Schema before, List<SchemaEdit> edits) {
    List<String> sentences = new ArrayList<>();
    Schema now = before;
    for (SchemaEdit edit : edits) {
      sentences.add(of(now, edit));
      if (SchemaEdits.apply(now, edit) instanceof SchemaEdits.Outcome.Edited(Schema next)) {
        now = next;
      }
    }
    return List.copyOf(sentences);
  }

  /**
   * Describes an edit in a sentence.
   *
   * @param before the schema before the edit
   */
  public static String of(Schema before, SchemaEdit edit) {
    return switch (edit) {
      case SchemaEdit.AddField add -> added(before, add);
      case SchemaEdit.AddGroup(String id, String label, GroupColor hue) ->
          "Added group “%s” (%s).".formatted(label, hue.name().toLowerCase(Locale.ROOT));
      case SchemaEdit.AddCode(FieldId field, String code, String label) ->
          "Added choice “%2$s” (%3$s) to “%1$s”.".formatted(label(before, field), label, code);
      case SchemaEdit.RenameField(FieldId field, String label) ->
          "Renamed “%s” to “%s”. The ID stays %s.".formatted(label(before, field), label, field);
      case SchemaEdit.RenameGroup(String group, String label) ->
          "Renamed group “%s” to “%s”.".formatted(label(before, group), label);
      case SchemaEdit.RenameCode(FieldId field, String code, String label) ->
          "Renamed choice “%1$s” of “%2$s” to “%3$s”."
              .formatted(label(before, field, code), label(before, field), label);
      case SchemaEdit.SetHelp(FieldId field, String help) ->
          help.isBlank()
              ? "Removed the guidance for “%s”.".formatted(label(before, field))
              : "Changed the guidance for “%s”: %s".formatted(label(before, field), help);
      case SchemaEdit.SetKey(FieldId field, String key) ->
          key.isBlank()
              ? "Removed the key of “%s”.".formatted(label(before, field))
              : "Set the key of “%s” to %s.".formatted(label(before, field), key);
      case SchemaEdit.SetGroup(FieldId field, String group) ->
          "Moved “%s” to the group “%s”.".formatted(label(before, field), label(before, group));
      case SchemaEdit.SetHue(String group, GroupColor hue) ->
          "Changed the color of group “%s” to %s."
              .formatted(label(before, group), hue.name().toLowerCase(Locale.ROOT));
      case SchemaEdit.MoveField(FieldId field, Optional<FieldId> to) ->
          moved(label(before, field), to.map(t -> label(before, t)));
      case SchemaEdit.MoveGroup(String group, Optional<String> to) ->
          moved(label(before, group), to.map(t -> label(before, t)));
      case SchemaEdit.MoveCode(FieldId field, String code, Optional<String> to) ->
          moved(label(before, field, code), to.map(t -> label(before, field, t)));
      case SchemaEdit.HideField(FieldId field, boolean hidden) -> hidden(before, field, hidden);
    };
  }

  private static String added(Schema before, SchemaEdit.AddField add) {
    String where =
        CustomId.parent(add.id())
            .map(p -> "to “%s”".formatted(label(before, p)))
            .orElse("to the group “%s”".formatted(label(before, add.group())));
    String kind =
        add.type() == Field.Type.GROUP
            ? "a group of entries"
            : add.many() ? "a list of " + plural(add.type()) : "one " + singular(add.type());
    return "Added “%s” %s: %s.".formatted(add.label(), where, kind);
  }

  private static String moved(String what, Optional<String> before) {
    return before
        .map(b -> "Moved “%s” before “%s”.".formatted(what, b))
        .orElse("Moved “%s” to the end.".formatted(what));
  }

  private static String hidden(Schema before, FieldId field, boolean hidden) {
    String label = label(before, field);
    if (!hidden) {
      return "Showed “%s” on the form.".formatted(label);
    }
    return CustomId.isOwn(field)
        ? "Retired “%s”. It's no longer on the form, and its values stay in the records."
            .formatted(label)
        : "Hid “%s”. It's no longer on the form, and its values stay in the records."
            .formatted(label);
  }

  private static String label(Schema schema, FieldId field) {
    return schema.find(field).map(Field::label).orElse(field.path());
  }

  private static String label(Schema schema, String group) {
    return schema.group(group).map(Schema.Group::label).orElse(group);
  }

  private static String label(Schema schema, FieldId field, String code) {
    return schema.find(field).map(f -> f.labelOf(code)).orElse(code);
  }
}
