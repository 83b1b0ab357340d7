package imr.extract;

import imr.annotation.Target;
import imr.letter.Section;
import imr.letter.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Suggests the disputed items, for all forms of letters. */
final class DisputedItems {
  private final Citations citations = new Citations(new CitationReader());
  private final RequestParts parts;
  private final MedicalVocabulary vocabulary;

  DisputedItems(MedicalVocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.parts = new RequestParts(vocabulary);
  }

  /** Suggests the items and returns the kinds of treatment that they request. */
  DisputedTreatments say(SuggestionBuilder draft, List<ItemText> items) {
    if (items.isEmpty()) {
      draft.absent(Target.LETTER, FieldIds.ITEMS, "items:none");
    }
    Set<String> kinds = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      kinds.addAll(item(draft, "x" + (i + 1), items.get(i)));
    }
    DisputedTreatments disputed = new DisputedTreatments(vocabulary, kinds);
    items.stream()
        .flatMap(i -> i.heading().stream())
        .forEach(h -> disputed.addDrugs(TokenizedText.of(draft.canonical(), h)));
    return disputed;
  }

  /**
   * Returns where the first item's labels begin, or its section, or the end of the text if there is
   * none.
   */
  static int start(String text, List<Section> sections, List<ItemText> items) {
    int part =
        sections.stream()
            .filter(s -> s.kind() == Section.Kind.ISSUES)
            .mapToInt(Section::start)
            .findFirst()
            .orElse(text.length());
    return items.stream()
        .flatMap(i -> Stream.of(i.heading(), i.administrator(), i.reviewer(), i.rationale()))
        .flatMap(Optional::stream)
        .mapToInt(Span::start)
        .reduce(part, Math::min);
  }

  static List<ItemText> texts(String text, List<Section> sections) {
    Optional<Section> issues =
        sections.stream().filter(s -> s.kind() == Section.Kind.ISSUES).findFirst();
    Section whole = new Section(Section.Kind.ISSUES, 0, 0, text.length());
    List<ItemText> labeled = ItemSplitter.items(text, issues.orElse(whole));
    return labeled.isEmpty() ? NoticeItems.items(text, sections) : labeled;
  }

  private Set<String> item(SuggestionBuilder draft, String id, ItemText item) {
    draft.entry(Target.LETTER, FieldIds.ITEMS, id, "items:" + item.form());
    RequestHeading heading =
        item.heading()
            .map(h -> RequestHeading.of(draft.canonical(), h))
            .orElseGet(RequestHeading::none);
    String form = item.form() + "-" + heading.form();
    one(draft, id, FieldIds.REQUEST, heading.request(), form);
    one(draft, id, FieldIds.ORIGINAL_REQUEST, heading.original(), form);
    one(draft, id, FieldIds.AUTHORIZED_PART, heading.authorized(), form);
    item.decision()
        .ifPresentOrElse(
            d ->
                draft.say(
                    id, FieldIds.DECISION, d.span(), d.value(), "items.decision:" + item.form()),
            () -> draft.absent(id, FieldIds.DECISION, "items.decision:none"));
    Set<String> kinds = parts.say(draft, id, heading.request());
    citations.say(draft, id, Citations.Side.ADMINISTRATOR, item.administrator());
    citations.say(draft, id, Citations.Side.REVIEWER, item.reviewer());
    one(draft, id, FieldIds.RATIONALE, item.rationale(), item.form());
    Conclusions.say(draft, id, item.rationale());
    return kinds;
  }

  private static void one(
      SuggestionBuilder draft,
      String id,
      imr.annotation.FieldId field,
      Optional<Span> span,
      String form) {
    span.ifPresentOrElse(
        s -> draft.say(id, field, s, field + ":" + form),
        () -> draft.absent(id, field, field + ":none"));
  }
}
