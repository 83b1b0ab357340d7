package imr.exchange;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Field;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.annotation.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An entry of a letter's record: a value, a group entry, or a field marked as not stated.
 *
 * @param path its path in the record: {@code patient.age}, {@code clinical.diagnoses[2]}, {@code
 *     items[0]}, {@code items[0].reviewerCitations[1].guideline}; for a list marked as not stated,
 *     {@code items[0].reviewerCitations}
 * @param owner the path of the item or citation that it belongs to; empty for the letter's own
 *     values
 */
record RecordEntry(String path, String owner, Field field, Annotation annotation) {

  /**
   * Returns the whole record: fields in schema order, list entries in text order, group entries
   * before their contents. Rejected values are not included.
   */
  static List<RecordEntry> of(AnnotationSet annotations, Schema schema) {
    List<RecordEntry> all = new ArrayList<>();
    walk(annotations, schema.fields(), Target.LETTER, "", all);
    return List.copyOf(all);
  }

  private static void walk(
      AnnotationSet said, List<Field> fields, String subject, String owner, List<RecordEntry> all) {
    for (Field field : fields) {
      String path = owner.isEmpty() ? field.id().path() : owner + "." + field.id().name();
      List<Annotation> found =
          field.isGroup() ? said.counted(subject, field.id()) : said.stated(subject, field);
      for (int i = 0; i < found.size(); i++) {
        String place = field.many() ? path + "[" + i + "]" : path;
        all.add(new RecordEntry(place, owner, field, found.get(i)));
        if (field.isGroup()) {
          walk(said, field.fields(), found.get(i).target().entry(), place, all);
        }
      }
      if (found.isEmpty()) {
        said.at(Target.of(subject, field.id()))
            .filter(a -> a.counts() && a.answer() instanceof Answer.Absent)
            .ifPresent(a -> all.add(new RecordEntry(path, owner, field, a)));
      }
    }
  }

  /** Returns true for a value, false for a group entry or a field marked as not stated. */
  boolean isValue() {
    return annotation.answer() instanceof Answer.Stated;
  }

  boolean isAbsent() {
    return annotation.answer() instanceof Answer.Absent;
  }

  /** Returns the normalized value, if there is one. */
  Optional<String> normal() {
    return annotation.value().flatMap(Value::known);
  }
}
