package imr.evaluate;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Creates annotation sets for comparisons, in which spans and values matter but quotes don't. */
final class AnnotationSets {
  private final List<Annotation> all = new ArrayList<>();
  private Provenance.Program by = new Provenance.Program("reader", "1", "rule", 0.5);

  /** Sets the confidence and rule of the following annotations; no rule if it is blank. */
  AnnotationSets with(String rule, double confidence) {
    by = new Provenance.Program("reader", "1", rule, confidence);
    return this;
  }

  AnnotationSet set() {
    return AnnotationSet.of(all);
  }

  AnnotationSets single(String field, int start, int end, String value) {
    return add(at("", field), stated(start, end, Value.of(value)));
  }

  AnnotationSets single(String subject, String field, int start, int end, String value) {
    return add(at(subject, field), stated(start, end, Value.of(value)));
  }

  AnnotationSets unreal(String field, int start, int end) {
    return add(at("", field), stated(start, end, new Value.Unreal()));
  }

  AnnotationSets unplaced(String field, String value) {
    return add(at("", field), new Answer.Stated(Value.of(value), Optional.empty()));
  }

  AnnotationSets entry(String field, int start, int end, String value) {
    return entry("", field, start, end, value);
  }

  AnnotationSets entry(String subject, String field, int start, int end, String value) {
    return add(at(subject, field).entry(nextId()), stated(start, end, Value.of(value)));
  }

  AnnotationSets absent(String field) {
    return add(at("", field), new Answer.Absent());
  }

  AnnotationSets item(String id) {
    return add(at("", "items").entry(id), new Answer.GroupEntry());
  }

  AnnotationSets item(String id, int start, int end) {
    return item(id).single(id, "items.request", start, end, "request at " + start);
  }

  AnnotationSets citation(String item, String side, String id) {
    return add(at(item, "items." + side + "Citations").entry(id), new Answer.GroupEntry());
  }

  AnnotationSets struckOut(String field, int start, int end, String value) {
    Provenance.Person person = new Provenance.Person("Ana", java.time.Instant.EPOCH);
    Answer answer = stated(start, end, Value.of(value));
    all.add(Annotation.decided(at("", field), answer, Status.REJECTED, person));
    return this;
  }

  private String nextId() {
    return "entry " + all.size();
  }

  private AnnotationSets add(Target target, Answer answer) {
    all.add(Annotation.suggested(target, answer, by));
    return this;
  }

  private static Target at(String subject, String field) {
    return Target.of(subject, new FieldId(field));
  }

  private static Answer stated(int start, int end, Value value) {
    return Answer.stated(value, new Evidence(new Span(start, end), "x".repeat(end - start)));
  }
}
