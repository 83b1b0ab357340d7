package imr.exchange;

import imr.annotation.Claim;
import imr.annotation.Field;
import imr.annotation.Schema;
import imr.annotation.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Converts what a file says about one letter to claims: maps labels to fields, and assigns each
 * value to an item or citation ({@link EntryAssigner}). An instance is used for one letter.
 *
 * <p>For a single field, the first value is used; further ones are skipped and reported.
 */
final class ClaimBuilder {
  private static final int MOST_PASSED_OVER = 1000;
  private static final int LONGEST_NAME = 200;

  private final FieldLabels names;
  private final Schema schema;
  private final List<ImportedFact> found = new ArrayList<>();
  private final List<EntryAssigner.ValueLink> links = new ArrayList<>();
  private final Set<String> passedOver = new LinkedHashSet<>();
  private final List<Claim> claims = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  ClaimBuilder(Schema schema, FieldLabels names) {
    this.schema = schema;
    this.names = names;
  }

  /**
   * What a file says about a value.
   *
   * @param path its path in the record, if the file contains it; ignored if it doesn't fit the
   *     label
   * @param confidence ignored if it isn't between 0 and 1
   * @param author who made the annotation, if the file names someone per value
   */
  record ClaimedValue(
      Optional<String> path,
      Optional<String> quote,
      Optional<Claim.CodePointRange> place,
      Optional<String> value,
      OptionalDouble confidence,
      Optional<String> author) {

    ClaimedValue(
        Optional<String> path,
        Optional<String> quote,
        Optional<Claim.CodePointRange> place,
        Optional<String> value,
        OptionalDouble confidence) {
      this(path, quote, place, value, confidence, Optional.empty());
    }
  }

  /** Adds a value. Returns an object for {@link #together}, or empty if the label is unknown. */
  Optional<ImportedFact> value(String label, ClaimedValue words) {
    Optional<Field> field = names.find(label).filter(f -> !f.isGroup());
    if (field.isEmpty()) {
      passOver(label);
      return Optional.empty();
    }
    return Optional.of(keep(field.get(), ImportedFact.Kind.VALUE, words));
  }

  /** Adds that the field at a path is not stated. */
  void absent(String path) {
    at(path, ImportedFact.Kind.ABSENT, !FieldPath.isEntry(path));
  }

  /** Adds an item or citation, which may have no values. */
  void entry(String path) {
    at(path, ImportedFact.Kind.ENTRY, FieldPath.isEntry(path));
  }

  private void at(String path, ImportedFact.Kind kind, boolean fits) {
    Optional<Field> field = fits ? names.find(FieldPath.fieldOf(path)) : Optional.empty();
    field
        .filter(f -> kind == ImportedFact.Kind.ABSENT || f.isGroup())
        .ifPresentOrElse(
            f ->
                keep(
                    f,
                    kind,
                    new ClaimedValue(
                        Optional.of(path),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalDouble.empty())),
            () -> passOver(path));
  }

  private ImportedFact keep(Field field, ImportedFact.Kind kind, ClaimedValue words) {
    Prediction.requireFew(found.size());
    OptionalDouble sure = words.confidence();
    boolean share = sure.isPresent() && sure.getAsDouble() >= 0 && sure.getAsDouble() <= 1;
    ImportedFact kept =
        new ImportedFact(
            found.size(),
            field,
            words.path().filter(p -> FieldPath.fieldOf(p).equals(field.id().path())),
            kind,
            words.quote(),
            words.place(),
            words.value().filter(v -> !v.isBlank()),
            share ? sure : OptionalDouble.empty(),
            words.author());
    found.add(kept);
    return kept;
  }

  /** Adds that two values belong together, because of a relation or a group. */
  void together(ImportedFact one, ImportedFact other) {
    Prediction.requireFew(links.size());
    links.add(new EntryAssigner.ValueLink(one, other));
  }

  /** Records a label or key that the schema doesn't have. */
  void passOver(String name) {
    if (passedOver.size() < MOST_PASSED_OVER) {
      passedOver.add(name.substring(0, Math.min(LONGEST_NAME, name.length())));
    }
  }

  /** Adds remarks about how the file was read. */
  void remark(List<String> sentences) {
    remarks.addAll(sentences);
  }

  /** Returns everything in record order. Must be called only once. */
  Prediction prediction(
      String name, Optional<String> textSha256, Optional<String> text, Optional<String> author) {
    fill(Target.LETTER, schema.fields(), found);
    return new Prediction(name, textSha256, text, author, claims, List.copyOf(passedOver), remarks);
  }

  private void fill(String subject, List<Field> fields, List<ImportedFact> here) {
    for (Field field : fields) {
      List<ImportedFact> said = here.stream().filter(f -> f.isAtOrIn(field)).toList();
      List<ImportedFact> values = said.stream().filter(f -> !isAbsent(f, field)).toList();
      if (values.isEmpty()) {
        said.stream().findFirst().ifPresent(f -> claim(Target.of(subject, field.id()), f));
      } else if (field.isGroup()) {
        entries(subject, field, values);
      } else {
        values(subject, field, values);
      }
    }
  }

  private static boolean isAbsent(ImportedFact said, Field field) {
    return said.kind() == ImportedFact.Kind.ABSENT && said.field().equals(field);
  }

  private void entries(String subject, Field group, List<ImportedFact> said) {
    String path = FieldPath.in(subject, group);
    int place = 0;
    for (List<ImportedFact> entry : new EntryAssigner(group, links).of(said)) {
      String here = FieldPath.entry(path, place++);
      claims.add(entryAt(Target.of(subject, group.id()).entry(here)));
      fill(here, group.fields(), entry);
    }
  }

  private void values(String subject, Field field, List<ImportedFact> said) {
    Target whole = Target.of(subject, field.id());
    String path = FieldPath.in(subject, field);
    List<ImportedFact> inOrder =
        said.stream().sorted(Comparator.comparingInt(ImportedFact::start)).toList();
    if (field.many()) {
      for (int i = 0; i < inOrder.size(); i++) {
        claim(whole.entry(FieldPath.entry(path, i)), inOrder.get(i));
      }
    } else {
      claim(whole, inOrder.getFirst());
      if (inOrder.size() > 1) {
        passOver("a second value of " + path);
      }
    }
  }

  private void claim(Target target, ImportedFact said) {
    claims.add(
        new Claim(
            target,
            said.quote(),
            said.place(),
            said.value(),
            said.kind() == ImportedFact.Kind.ABSENT,
            said.confidence(),
            said.author()));
  }

  private static Claim entryAt(Target target) {
    return new Claim(
        target,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        OptionalDouble.empty());
  }
}
