package imr.extract;

import imr.annotation.FieldId;
import imr.annotation.Value;
import imr.letter.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Splits a request into its parts. Amounts, schedule, strength, and body parts are found first. The
 * rest is the treatment, which determines the category.
 */
final class RequestParts {
  private final BodyParts bodyParts;
  private final Treatments treatments;

  RequestParts(Vocabulary vocabulary) {
    this.bodyParts = new BodyParts(vocabulary.bodyParts);
    this.treatments = new Treatments(vocabulary);
  }

  /** Suggests the parts and returns the category, if any. */
  Set<String> say(Draft draft, String id, Optional<Span> request) {
    Words words = request.map(r -> Words.of(draft.canonical(), r)).orElse(Words.of("", 0, 0));
    Marked marked = new Marked(words);
    treatments.names(marked);
    Noise.mark(marked);
    Schedule.mark(marked);
    Amounts.mark(marked);
    treatments.protect(marked);
    List<Candidate> parts = bodyParts.mark(marked);
    Optional<Treatments.Named> named = treatments.name(marked);
    treatment(draft, id, named);
    if (words.size() > 0) {
      draft.sayAll(id, Fields.BODY_PARTS, parts);
    }
    one(draft, id, Fields.QUANTITY, marked, Marked.Part.QUANTITY);
    one(draft, id, Fields.FREQUENCY, marked, Marked.Part.FREQUENCY);
    one(draft, id, Fields.DURATION, marked, Marked.Part.DURATION);
    one(draft, id, Fields.STRENGTH, marked, Marked.Part.STRENGTH);
    return named.map(n -> Set.of(n.category())).orElse(Set.of());
  }

  private static void treatment(Draft draft, String id, Optional<Treatments.Named> named) {
    named.ifPresentOrElse(
        n -> {
          draft.say(id, Fields.TREATMENT, n.span(), "items.treatment:" + n.rule());
          Value category = Value.of(n.category());
          draft.say(id, Fields.CATEGORY, n.span(), category, "items.category:" + n.categoryRule());
        },
        () -> {
          draft.absent(id, Fields.TREATMENT, "items.treatment:none");
          draft.absent(id, Fields.CATEGORY, "items.category:none");
        });
  }

  private static void one(Draft draft, String id, FieldId field, Marked marked, Marked.Part part) {
    Optional<Marked.Run> run = marked.first(part);
    run.ifPresentOrElse(
        r -> draft.say(id, field, r.span(), field + ":" + r.rule()),
        () -> draft.absent(id, field, field + ":none"));
  }
}
