package imr.extract;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.letter.LetterText;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The suggestions for one letter as they are collected; ids are given in the order of saying. */
final class Draft {
  /** How many suggestions most letters have. */
  private static final int USUAL = 128;

  private final LetterText text;
  private final Schema schema;
  private final ValueReader reader;
  private final Confidences confidences;
  private final List<Annotation> annotations = new ArrayList<>(USUAL);
  private final Map<Target, Set<String>> said = new HashMap<>();
  private int values;
  private boolean unheaded;

  Draft(LetterText text, Schema schema, ValueReader reader, Confidences confidences) {
    this.text = text;
    this.schema = schema;
    this.reader = reader;
    this.confidences = confidences;
  }

  /**
   * Whether what is said from now on comes from a part without its heading: no calibrated rule is
   * trusted there.
   */
  void unheaded(boolean unheaded) {
    this.unheaded = unheaded;
  }

  String canonical() {
    return text.canonical();
  }

  AnnotationSet finished() {
    return AnnotationSet.of(annotations);
  }

  /** A single field's value, read from the words at the span; nothing where they do not read. */
  void say(String subject, FieldId field, Span span, String rule) {
    Evidence evidence = Evidence.in(text, span);
    say(subject, field, evidence, reader.read(schema.field(field), evidence.quote()), rule);
  }

  /** A single field's value that the words at the span mean, but do not spell. */
  void say(String subject, FieldId field, Span span, Value value, String rule) {
    say(subject, field, Evidence.in(text, span), value, rule);
  }

  private void say(String subject, FieldId field, Evidence evidence, Value value, String rule) {
    if (!(value instanceof Value.Unread)) {
      add(Target.of(subject, field), Answer.stated(value, evidence), rule);
    }
  }

  /**
   * Values of a list, each distinct one once (ignoring case); the list is absent where none reads.
   */
  void sayAll(String subject, FieldId id, List<Candidate> candidates) {
    Field field = schema.field(id);
    Target list = Target.of(subject, id);
    for (Candidate candidate : candidates) {
      Evidence evidence = Evidence.in(text, candidate.span());
      Value value = reader.read(field, evidence.quote());
      boolean fresh = value instanceof Value.Unreal || knownAndFresh(list, value);
      if (fresh) {
        add(list.entry("v" + ++values), Answer.stated(value, evidence), candidate.rule());
      }
    }
    if (!said.containsKey(list)) {
      absent(subject, id, id + ":none");
    }
  }

  private boolean knownAndFresh(Target list, Value value) {
    return value
        .known()
        .map(v -> said.computeIfAbsent(list, l -> new HashSet<>()).add(v.toLowerCase(Locale.ROOT)))
        .orElse(false);
  }

  /** An entry of a group: a disputed item, a citation. */
  void entry(String subject, FieldId group, String id, String rule) {
    add(Target.of(subject, group).entry(id), new Answer.Entry(), rule);
  }

  void absent(String subject, FieldId field, String rule) {
    add(Target.of(subject, field), new Answer.Absent(), rule);
  }

  private void add(Target target, Answer answer, String rule) {
    String full = unheaded ? rule + "-unheaded" : rule;
    annotations.add(Annotation.suggested(target, answer, confidences.of(full)));
  }
}
