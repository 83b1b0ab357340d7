package imr.review;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Field;
import imr.annotation.Remarks;
import imr.annotation.Schema;
import imr.annotation.Status;
import imr.annotation.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form of a letter as rows in schema order. A pure function of the schema and the annotations.
 * Hidden fields have no rows, even if they have values.
 */
public final class Form {
  private final List<FormRow> rows = new ArrayList<>();
  private final Map<Target, Integer> places = new HashMap<>();
  private final Schema schema;
  private final AnnotationSet said;

  private Form(Schema schema, AnnotationSet said) {
    this.schema = schema;
    this.said = said;
  }

  static Form of(Schema schema, AnnotationSet said) {
    Form form = new Form(schema, said);
    String group = "";
    for (Field field : schema.shown(schema.fields())) {
      if (!field.group().equals(group)) {
        group = field.group();
        form.title(group);
      }
      form.field(Target.LETTER, field, 0);
    }
    form.index();
    return form;
  }

  private void index() {
    for (int i = 0; i < rows.size(); i++) {
      int place = i;
      target(rows.get(i)).ifPresent(t -> places.put(t, place));
    }
  }

  /** Returns all rows from top to bottom. */
  public List<FormRow> rows() {
    return List.copyOf(rows);
  }

  /** Returns the rows for values, in form order. */
  public List<FormRow.Blank> blanks() {
    return rows.stream()
        .filter(FormRow.Blank.class::isInstance)
        .map(FormRow.Blank.class::cast)
        .filter(b -> !(b.struckOut() && b.target().isEntry()))
        .toList();
  }

  /** Returns the rows that still need a person's decision. */
  public List<FormRow.Blank> open() {
    return blanks().stream().filter(FormRow.Blank::open).toList();
  }

  /** Returns the row at a target, if there is one. */
  public Optional<FormRow> at(Target target) {
    return Optional.ofNullable(places.get(target)).map(rows::get);
  }

  /**
   * Returns the target of a row: none for a title, the whole list for {@link FormRow.AddEntryRow}.
   */
  public static Optional<Target> target(FormRow row) {
    return switch (row) {
      case FormRow.Title title -> Optional.empty();
      case FormRow.Head head -> Optional.of(head.target());
      case FormRow.Blank blank -> Optional.of(blank.target());
      case FormRow.AddEntryRow more -> Optional.of(more.target());
      case FormRow.Unstated unstated -> Optional.of(unstated.target());
    };
  }

  /** Returns the target of each row, in order. */
  public List<Target> lines() {
    return rows.stream().flatMap(r -> target(r).stream()).toList();
  }

  /**
   * Returns the row {@code by} rows below (or above, if negative), limited to the last (or first)
   * row.
   */
  public Optional<Target> beside(Optional<Target> from, int by) {
    List<Target> lines = lines();
    int at = from.map(lines::indexOf).orElse(by > 0 ? -1 : lines.size());
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(lines.get(Math.clamp(at + by, 0, lines.size() - 1)));
  }

  /** Returns the number of undecided fields inside an item or citation. */
  public int openInside(FormRow.Head head) {
    int open = 0;
    for (int i = places.getOrDefault(head.target(), rows.size()) + 1;
        i < rows.size() && depth(rows.get(i)) > head.depth();
        i++) {
      open += rows.get(i) instanceof FormRow.Blank blank && blank.open() ? 1 : 0;
    }
    return open;
  }

  private static int depth(FormRow row) {
    return switch (row) {
      case FormRow.Title title -> 0;
      case FormRow.Head head -> head.depth();
      case FormRow.Blank blank -> blank.depth();
      case FormRow.AddEntryRow more -> more.depth();
      case FormRow.Unstated unstated -> unstated.depth();
    };
  }

  /** Returns the list or group that a row, or its item or citation, is an entry of. */
  public Optional<Target> growing(Target line) {
    return schema.find(line.field()).filter(Field::many).isPresent()
        ? Optional.of(line.whole())
        : said.owner(line.subject()).map(Target::whole);
  }

  /** Returns the first field of an item or citation, or its header if it has none. */
  public Target firstInside(Target head, Field group) {
    return schema.shown(group.fields()).stream()
        .filter(f -> !f.isGroup())
        .findFirst()
        .map(f -> Target.of(head.entry(), f.id()))
        .orElse(head);
  }

  private void title(String group) {
    schema.groups().stream()
        .filter(g -> g.id().equals(group))
        .forEach(g -> rows.add(new FormRow.Title(g)));
  }

  private void field(String subject, Field field, int depth) {
    Target whole = Target.of(subject, field.id());
    if (!field.many()) {
      rows.add(blank(whole, field, said.at(whole), 0, depth));
    } else if (field.isGroup()) {
      entries(whole, field, depth);
    } else {
      list(whole, field, depth);
    }
  }

  private FormRow.Blank blank(
      Target target, Field field, Optional<Annotation> there, int number, int depth) {
    return new FormRow.Blank(
        target,
        field,
        there,
        number,
        depth,
        depth > 1 && naming(field),
        field.many() && !target.isEntry() && !said.entries(target.subject(), field.id()).isEmpty(),
        Remarks.words(said, Remarks.note(target)),
        Remarks.isFlagged(said, target));
  }

  private boolean naming(Field field) {
    return schema
        .parent(field.id())
        .flatMap(schema::leading)
        .filter(f -> f.id().equals(field.id()))
        .isPresent();
  }

  private void list(Target whole, Field field, int depth) {
    List<Annotation> entries = said.entries(whole.subject(), field.id());
    int number = 0;
    for (Annotation entry : entries) {
      number += entry.counts() ? 1 : 0;
      rows.add(blank(entry.target(), field, Optional.of(entry), number, depth));
    }
    tail(whole, field, depth, number);
  }

  private void entries(Target whole, Field field, int depth) {
    int number = 0;
    for (Annotation entry : said.entries(whole.subject(), field.id())) {
      number += entry.counts() ? 1 : 0;
      rows.add(new FormRow.Head(entry.target(), field, entry, number, depth));
      if (entry.status() != Status.REJECTED) {
        schema
            .shown(field.fields())
            .forEach(inner -> field(entry.target().entry(), inner, depth + 1));
      }
    }
    tail(whole, field, depth, number);
  }

  /**
   * Adds the last row of a list. An empty list is a row that can be marked as not stated;
   * otherwise, the row adds another entry.
   */
  private void tail(Target whole, Field field, int depth, int counting) {
    rows.add(
        counting == 0
            ? blank(whole, field, said.at(whole), 0, depth)
            : new FormRow.AddEntryRow(whole, field, depth));
  }
}
