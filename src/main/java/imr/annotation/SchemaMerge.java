package imr.annotation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Merges another project's schema into this project's. If one project's changes continue the
 * other's, they are adopted as they are. If both diverged, the other's fields, groups, and codes
 * are added, while labels, keys, order, and hidden fields stay as they are here.
 *
 * <p>Fields with the same id and kind are the same field. A field with the same id but another kind
 * is a conflict and isn't added; its values stay in the ledgers of the other project's letters.
 */
public final class SchemaMerge {
  private final List<SchemaEdit> edits = new ArrayList<>();
  private final List<String> conflicts = new ArrayList<>();
  private final Set<String> refused = new LinkedHashSet<>();
  private Schema now;

  private SchemaMerge(Schema ours) {
    this.now = ours;
  }

  /**
   * The result of a merge. At most one of {@code next} and {@code edits} is nonempty.
   *
   * @param next changes to append
   * @param edits edits to apply as one change
   * @param conflicts one sentence per field that isn't added, and per other reason why fields
   *     aren't
   */
  public record Merged(List<SchemaChange> next, List<SchemaEdit> edits, List<String> conflicts) {
    public Merged {
      next = List.copyOf(next);
      edits = List.copyOf(edits);
      conflicts = List.copyOf(conflicts);
    }
  }

  /** Computes what {@code theirs} adds to {@code ours}. */
  public static Merged of(ProjectSchema ours, ProjectSchema theirs) {
    int common = Math.min(ours.revision(), theirs.revision());
    boolean sameRoad =
        ours.changes().subList(0, common).equals(theirs.changes().subList(0, common));
    if (sameRoad) {
      List<SchemaChange> next = theirs.changes().subList(common, theirs.revision());
      return new Merged(next, List.of(), List.of());
    }
    SchemaMerge merge = new SchemaMerge(ours.schema());
    merge.groups(theirs.schema());
    merge.fields(theirs.schema(), theirs.schema().fields());
    return new Merged(List.of(), merge.edits, merge.sentences());
  }

  private void take(SchemaEdit edit) {
    switch (SchemaEdits.apply(now, edit)) {
      case SchemaEdits.Outcome.Edited(Schema next) -> {
        now = next;
        edits.add(edit);
      }
      case SchemaEdits.Outcome.Refused(String sentence) -> refused.add(sentence);
    }
  }

  /** One sentence for each reason, however many fields it keeps out. */
  private List<String> sentences() {
    return Stream.concat(conflicts.stream(), refused.stream().map(SchemaMerge::leftOut)).toList();
  }

  /** What to say where a part of another project's fields isn't taken. */
  public static String leftOut(String why) {
    return "Some fields, groups, or choices of the project file were left out. " + why;
  }

  private void groups(Schema theirs) {
    for (Schema.Group group : theirs.groups()) {
      if (now.group(group.id()).isEmpty() && group.hue().isPresent()) {
        String label =
            free(group.label(), l -> now.groups().stream().anyMatch(g -> g.label().equals(l)));
        take(new SchemaEdit.AddGroup(group.id(), label, group.hue().get()));
      }
    }
  }

  private static String free(String label, Predicate<String> taken) {
    String words = label;
    for (int i = 2; taken.test(words); i++) {
      words = label + " " + i;
    }
    return words;
  }

  private void fields(Schema theirs, List<Field> fields) {
    for (Field field : fields) {
      Optional<Field> ours = now.find(field.id());
      if (ours.isEmpty()) {
        add(theirs, field);
      }
      if (ours.filter(o -> !isSameKind(o, field)).isPresent()) {
        conflicts.add(conflict(ours.get(), field));
      } else {
        codes(field);
        fields(theirs, field.fields());
      }
    }
  }

  private static boolean isSameKind(Field one, Field other) {
    return one.type() == other.type() && one.many() == other.many();
  }

  private static String conflict(Field ours, Field theirs) {
    return "The field “%s” (%s) is %s here and %s in the project file. The one in this library is kept."
        .formatted(ours.label(), ours.id(), SchemaEditText.kind(ours), SchemaEditText.kind(theirs));
  }

  private void add(Schema theirs, Field field) {
    List<Field> beside =
        CustomId.parent(field.id()).flatMap(now::find).map(Field::fields).orElse(now.fields());
    String label =
        free(field.label(), l -> beside.stream().anyMatch(f -> f.label().equalsIgnoreCase(l)));
    boolean keyFree = FieldKeys.against(now, field.key(), field.id()).isEmpty();
    take(
        new SchemaEdit.AddField(
            field.id(),
            label,
            field.type(),
            field.many(),
            field.group(),
            keyFree ? field.key() : "",
            field.help()));
    if (theirs.hidden().contains(field.id())) {
      take(new SchemaEdit.HideField(field.id(), true));
    }
  }

  private void codes(Field theirs) {
    for (Field.Code code : theirs.codes()) {
      Optional<Field> ours = now.find(theirs.id());
      if (ours.filter(o -> o.find(code.code()).isEmpty()).isPresent()) {
        String label =
            free(
                code.label(),
                l -> ours.get().codes().stream().anyMatch(c -> c.label().equalsIgnoreCase(l)));
        take(new SchemaEdit.AddCode(theirs.id(), code.code(), label));
      }
    }
  }
}
