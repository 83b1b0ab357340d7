package imr.search;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Field;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.search.IndexEntry.Entry;
import imr.search.IndexEntry.FieldContents;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Reads the contents of a record's visible fields. */
final class IndexEntryReader {
  private final Schema schema;
  private final AnnotationSet said;
  private double confidence = Double.NaN;

  IndexEntryReader(Schema schema, AnnotationSet said) {
    this.schema = schema;
    this.said = said;
  }

  /** Returns the contents of the letter's own fields; for a group, the number of its entries. */
  List<FieldContents> facts() {
    return schema.shown(schema.fields()).stream().map(f -> fact(Target.LETTER, f)).toList();
  }

  /** Returns the contents of each entry of the letter's groups that is part of the record. */
  List<Entry> entries() {
    return schema.shown(schema.fields()).stream()
        .filter(Field::isGroup)
        .flatMap(group -> heads(Target.LETTER, group).map(head -> entry(group, head)))
        .toList();
  }

  /**
   * Returns the lowest confidence of an unreviewed suggestion seen by {@link #facts} and {@link
   * #entries}.
   */
  OptionalDouble confidence() {
    return Double.isNaN(confidence) ? OptionalDouble.empty() : OptionalDouble.of(confidence);
  }

  private Stream<String> heads(String subject, Field group) {
    return said.counted(subject, group.id()).stream()
        .filter(a -> a.answer() instanceof Answer.GroupEntry)
        .map(a -> a.target().entry());
  }

  private Entry entry(Field group, String head) {
    List<FieldContents> facts = new ArrayList<>();
    inside(group, head, facts);
    return new Entry(group.id(), facts);
  }

  private void inside(Field group, String head, List<FieldContents> facts) {
    for (Field field : schema.shown(group.fields())) {
      facts.add(fact(head, field));
      if (field.isGroup()) {
        heads(head, field).forEach(inner -> inside(field, inner, facts));
      }
    }
  }

  private FieldContents fact(String subject, Field field) {
    Target whole = Target.of(subject, field.id());
    List<Annotation> there =
        Stream.concat(
                said.at(whole).stream(),
                field.many() ? said.entries(subject, field.id()).stream() : Stream.<Annotation>of())
            .toList();
    Map<AnnotationKind, Integer> counts = new EnumMap<>(AnnotationKind.class);
    there.forEach(a -> take(a, counts));
    if (there.stream().noneMatch(Annotation::counts)) {
      counts.put(AnnotationKind.UNREVIEWED, 1);
    }
    return new FieldContents(
        field, field.isGroup() ? List.of(count(counts)) : values(there), counts);
  }

  private static String count(Map<AnnotationKind, Integer> counts) {
    return Integer.toString(counts.getOrDefault(AnnotationKind.ANY, 0));
  }

  private static List<String> values(List<Annotation> there) {
    return there.stream()
        .filter(Annotation::counts)
        .flatMap(a -> a.value().stream())
        .flatMap(v -> v.known().stream())
        .toList();
  }

  private void take(Annotation annotation, Map<AnnotationKind, Integer> counts) {
    counts.merge(of(annotation.status()), 1, Integer::sum);
    if (annotation.counts()) {
      counts.merge(
          annotation.answer() instanceof Answer.Absent ? AnnotationKind.NONE : AnnotationKind.ANY,
          1,
          Integer::sum);
    }
    if (annotation.status() == Status.SUGGESTED
        && annotation.provenance() instanceof Provenance.Program program) {
      confidence =
          Double.isNaN(confidence)
              ? program.confidence()
              : Math.min(confidence, program.confidence());
    }
  }

  private static AnnotationKind of(Status status) {
    return switch (status) {
      case SUGGESTED -> AnnotationKind.SUGGESTED;
      case CONFIRMED -> AnnotationKind.CONFIRMED;
      case CORRECTED -> AnnotationKind.CORRECTED;
      case ADDED -> AnnotationKind.ADDED;
      case REJECTED -> AnnotationKind.REJECTED;
    };
  }
}
