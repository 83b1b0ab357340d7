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

  RequestParts(MedicalVocabulary vocabulary) {
    this.bodyParts = new BodyParts(vocabulary.bodyParts);
    this.treatments = new Treatments(vocabulary);
  }

  /** Suggests the parts and returns the category, if any. */
  Set<String> say(SuggestionBuilder draft, String id, Optional<Span> request) {
    TokenizedText words =
        request.map(r -> TokenizedText.of(draft.canonical(), r)).orElse(TokenizedText.of("", 0, 0));
    MarkedRequest marked = new MarkedRequest(words);
    treatments.names(marked);
    RequestNoise.mark(marked);
    TreatmentSchedule.mark(marked);
    Amounts.mark(marked);
    treatments.protect(marked);
    List<Candidate> parts = bodyParts.mark(marked);
    Optional<Treatments.NamedTreatment> named = treatments.name(marked);
    treatment(draft, id, named);
    if (words.size() > 0) {
      draft.sayAll(id, FieldIds.BODY_PARTS, parts);
    }
    one(draft, id, FieldIds.QUANTITY, marked, MarkedRequest.Part.QUANTITY);
    one(draft, id, FieldIds.FREQUENCY, marked, MarkedRequest.Part.FREQUENCY);
    one(draft, id, FieldIds.DURATION, marked, MarkedRequest.Part.DURATION);
    one(draft, id, FieldIds.STRENGTH, marked, MarkedRequest.Part.STRENGTH);
    return named.map(n -> Set.of(n.category())).orElse(Set.of());
  }

  private static void treatment(
      SuggestionBuilder draft, String id, Optional<Treatments.NamedTreatment> named) {
    named.ifPresentOrElse(
        n -> {
          draft.say(id, FieldIds.TREATMENT, n.span(), "items.treatment:" + n.rule());
          Value category = Value.of(n.category());
          draft.say(
              id, FieldIds.CATEGORY, n.span(), category, "items.category:" + n.categoryRule());
        },
        () -> {
          draft.absent(id, FieldIds.TREATMENT, "items.treatment:none");
          draft.absent(id, FieldIds.CATEGORY, "items.category:none");
        });
  }

  private static void one(
      SuggestionBuilder draft,
      String id,
      FieldId field,
      MarkedRequest marked,
      MarkedRequest.Part part) {
    Optional<MarkedRequest.Run> run = marked.first(part);
    run.ifPresentOrElse(
        r -> draft.say(id, field, r.span(), field + ":" + r.rule()),
        () -> draft.absent(id, field, field + ":none"));
  }
}
