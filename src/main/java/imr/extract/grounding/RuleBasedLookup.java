package imr.extract.grounding;

import imr.annotation.Field;
import imr.annotation.LetterLookup;
import imr.annotation.ValueReader;
import imr.extract.Citation;
import imr.extract.LetterStructure;
import imr.letter.CleanText;
import imr.letter.LetterText;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Implements queries of the review screen with the same rules that locate predictions: the field's
 * sections, whole words, text with the same value, and the citation reader. The letter's structure
 * is read on first use.
 *
 * <p>Works on the letter's clean text ({@link LetterText#clean()}), but takes and returns spans of
 * the canonical text.
 */
public final class RuleBasedLookup implements LetterLookup {
  private final CleanText clean;
  private final LetterText text;
  private final ValueReader reader;
  private Optional<Known> known = Optional.empty();

  /** What is read from the letter once. */
  private record Known(LetterStructure landmarks, ClaimLocator finder, FieldRegions regions) {}

  /** Creates a lookup for a letter. */
  public RuleBasedLookup(LetterText text, ValueReader reader) {
    this.clean = text.clean();
    this.text = clean.text();
    this.reader = reader;
  }

  private Known known() {
    Known read =
        known.orElseGet(
            () -> {
              LetterStructure landmarks = LetterStructure.of(text);
              return new Known(
                  landmarks,
                  new ClaimLocator(text, reader, landmarks),
                  new FieldRegions(text, landmarks));
            });
    known = Optional.of(read);
    return read;
  }

  @Override
  public List<Span> places(Field field, String typed, ItemScope within) {
    String words = CleanText.words(typed);
    return known().finder().typedPlaces(words, field, regions(field, inClean(within))).stream()
        .map(clean::original)
        .toList();
  }

  private ItemScope inClean(ItemScope within) {
    return clean.same()
        ? within
        : new ItemScope(
            within.request().flatMap(clean::clean), within.rationale().flatMap(clean::clean));
  }

  @Override
  public boolean expects(Field field, Span span, ItemScope within) {
    return clean
        .clean(span)
        .filter(s -> regions(field, inClean(within)).stream().limit(1).anyMatch(s::overlaps))
        .isPresent();
  }

  private List<Span> regions(Field field, ItemScope within) {
    return field.id().path().startsWith("items.")
        ? known().regions().of(field, item(within), within.request(), within.rationale())
        : known().regions().of(field);
  }

  private Optional<LetterStructure.Item> item(ItemScope within) {
    Optional<Span> at = within.request().or(within::rationale);
    return at.flatMap(
        span ->
            known().landmarks().items().stream()
                .filter(i -> i.stretch().overlaps(span))
                .findFirst());
  }

  @Override
  public List<List<EntryPart>> entries(Field group, Span span) {
    boolean citations =
        group.fields().stream().anyMatch(f -> f.id().equals(group.id().child("guideline")));
    return citations
        ? clean.clean(span).stream()
            .flatMap(s -> known().landmarks().citations(s).stream())
            .map(c -> parts(group, c))
            .toList()
        : List.of();
  }

  @Override
  public Optional<Span> listing(Field group, Span span) {
    return clean
        .clean(span)
        .flatMap(
            s ->
                known().landmarks().items().stream()
                    .flatMap(item -> FieldRegions.own(item, group.id().name()).stream())
                    .filter(part -> part.start() <= s.start() && part.end() >= s.end())
                    .findFirst())
        .map(clean::original);
  }

  private List<EntryPart> parts(Field group, Citation citation) {
    List<EntryPart> parts = new ArrayList<>();
    Span guideline = citation.guideline();
    parts.add(part(group, "guideline", guideline, Optional.empty()));
    parts.add(part(group, "family", guideline, Optional.of(citation.family())));
    citation.section().ifPresent(s -> parts.add(part(group, "section", s, Optional.empty())));
    citation.pages().ifPresent(p -> parts.add(part(group, "pages", p, Optional.empty())));
    return parts;
  }

  private EntryPart part(Field group, String name, Span span, Optional<String> value) {
    return new EntryPart(group.id().child(name), clean.original(span), value);
  }
}
