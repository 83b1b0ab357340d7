package imr.extract.grounding;

import imr.annotation.Field;
import imr.annotation.LetterLookup;
import imr.annotation.ValueReader;
import imr.extract.Citation;
import imr.extract.Landmarks;
import imr.letter.LetterText;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks up what a person types or selects by the same rules that place predictions: the field's
 * sections, whole words, other words of the same meaning, the citation reader. Reads the letter's
 * landmarks at the first question, not before.
 */
public final class Lookup implements LetterLookup {
  private final LetterText text;
  private final ValueReader reader;
  private Optional<Known> known = Optional.empty();

  /** What is read of the letter once. */
  private record Known(Landmarks landmarks, Finder finder, Regions regions) {}

  public Lookup(LetterText text, ValueReader reader) {
    this.text = text;
    this.reader = reader;
  }

  private Known known() {
    Known read =
        known.orElseGet(
            () -> {
              Landmarks landmarks = Landmarks.of(text);
              return new Known(
                  landmarks, new Finder(text, reader, landmarks), new Regions(text, landmarks));
            });
    known = Optional.of(read);
    return read;
  }

  @Override
  public List<Span> places(Field field, String typed, Within within) {
    return known().finder().typedPlaces(typed, field, regions(field, within));
  }

  @Override
  public boolean expects(Field field, Span span, Within within) {
    return regions(field, within).stream().findFirst().filter(span::overlaps).isPresent();
  }

  private List<Span> regions(Field field, Within within) {
    return field.id().path().startsWith("items.")
        ? known().regions().of(field, item(within), within.request(), within.rationale())
        : known().regions().of(field);
  }

  private Optional<Landmarks.Item> item(Within within) {
    Optional<Span> at = within.request().or(within::rationale);
    return at.flatMap(
        span ->
            known().landmarks().items().stream()
                .filter(i -> i.stretch().overlaps(span))
                .findFirst());
  }

  @Override
  public List<List<Part>> entries(Field group, Span span) {
    boolean citations =
        group.fields().stream().anyMatch(f -> f.id().equals(group.id().child("guideline")));
    return citations
        ? known().landmarks().citations(span).stream().map(c -> parts(group, c)).toList()
        : List.of();
  }

  private static List<Part> parts(Field group, Citation citation) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(group.id().child("guideline"), citation.guideline(), Optional.empty()));
    parts.add(
        new Part(group.id().child("family"), citation.guideline(), Optional.of(citation.family())));
    citation
        .section()
        .ifPresent(s -> parts.add(new Part(group.id().child("section"), s, Optional.empty())));
    citation
        .pages()
        .ifPresent(p -> parts.add(new Part(group.id().child("pages"), p, Optional.empty())));
    return parts;
  }
}
