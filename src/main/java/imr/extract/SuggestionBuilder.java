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

/** Collects the suggestions for one letter. Ids are assigned in the order of the calls. */
final class SuggestionBuilder {
  /** The initial capacity, enough for most letters. */
  private static final int USUAL = 128;

  private final LetterText text;
  private final Schema schema;
  private final ValueReader reader;
  private final RuleConfidences confidences;
  private final List<Annotation> annotations = new ArrayList<>(USUAL);
  private final Map<Target, Set<String>> said = new HashMap<>();
  private int values;
  private boolean unheaded;

  SuggestionBuilder(
      LetterText text, Schema schema, ValueReader reader, RuleConfidences confidences) {
    this.text = text;
    this.schema = schema;
    this.reader = reader;
    this.confidences = confidences;
  }

  /**
   * Sets whether subsequent suggestions come from a section without its heading. Calibrated
   * confidences don't apply there.
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

  /**
   * Suggests the value of a single field, read from the text at the span. Does nothing if it isn't
   * valid.
   */
  void say(String subject, FieldId field, Span span, String rule) {
    Evidence evidence = Evidence.in(text, span);
    say(subject, field, evidence, reader.read(schema.field(field), evidence.quote()), rule);
  }

  /** Suggests a given value of a single field, which the text at the span implies. */
  void say(String subject, FieldId field, Span span, Value value, String rule) {
    say(subject, field, Evidence.in(text, span), value, rule);
  }

  private void say(String subject, FieldId field, Evidence evidence, Value value, String rule) {
    if (!(value instanceof Value.Unread)) {
      add(Target.of(subject, field), Answer.stated(value, evidence), rule);
    }
  }

  /**
   * Suggests the values of a list without duplicates (ignoring case). If none is valid, suggests
   * that the list is not stated.
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

  /** Suggests an entry of a group: a disputed item or a citation. */
  void entry(String subject, FieldId group, String id, String rule) {
    add(Target.of(subject, group).entry(id), new Answer.GroupEntry(), rule);
  }

  void absent(String subject, FieldId field, String rule) {
    add(Target.of(subject, field), new Answer.Absent(), rule);
  }

  private void add(Target target, Answer answer, String rule) {
    String full = unheaded ? rule + "-unheaded" : rule;
    annotations.add(Annotation.suggested(target, answer, confidences.of(full)));
  }
}
