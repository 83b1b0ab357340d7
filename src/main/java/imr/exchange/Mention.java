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
 * One line of a letter's record: a value, an entry of a group, or that a field is absent.
 *
 * @param path where it stands in the record: {@code patient.age}, {@code clinical.diagnoses[2]},
 *     {@code items[0]}, {@code items[0].reviewerCitations[1].guideline}; of an absent field {@code
 *     items[0].reviewerCitations}
 * @param owner the path of the item or citation that it belongs to; empty for the letter's own
 */
record Mention(String path, String owner, Field field, Annotation annotation) {

  /**
   * The whole record in its order: the schema's fields, the letter's order within them, an entry of
   * a group before what stands in it. What was struck out is no part of it.
   */
  static List<Mention> of(AnnotationSet annotations, Schema schema) {
    List<Mention> all = new ArrayList<>();
    walk(annotations, schema.fields(), Target.LETTER, "", all);
    return List.copyOf(all);
  }

  private static void walk(
      AnnotationSet said, List<Field> fields, String subject, String owner, List<Mention> all) {
    for (Field field : fields) {
      String path = owner.isEmpty() ? field.id().path() : owner + "." + field.id().name();
      List<Annotation> found =
          field.isGroup() ? said.counted(subject, field.id()) : said.stated(subject, field);
      for (int i = 0; i < found.size(); i++) {
        String place = field.many() ? path + "[" + i + "]" : path;
        all.add(new Mention(place, owner, field, found.get(i)));
        if (field.isGroup()) {
          walk(said, field.fields(), found.get(i).target().entry(), place, all);
        }
      }
      if (found.isEmpty()) {
        said.at(Target.of(subject, field.id()))
            .filter(a -> a.counts() && a.answer() instanceof Answer.Absent)
            .ifPresent(a -> all.add(new Mention(path, owner, field, a)));
      }
    }
  }

  /** True for a value, false for an entry of a group and an absent field. */
  boolean isValue() {
    return annotation.answer() instanceof Answer.Stated;
  }

  boolean isAbsent() {
    return annotation.answer() instanceof Answer.Absent;
  }

  /** The value's normal form, if it has one. */
  Optional<String> normal() {
    return annotation.value().flatMap(Value::known);
  }
}
