package imr.extract.grounding;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.extract.LetterStructure;
import imr.letter.LetterText;
import imr.letter.Section;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The regions of a letter in which a field may occur, most likely first: header fields in the
 * header, clinical fields only in the summary, an item's fields in the item. If the letter lacks a
 * section, all of its text is considered.
 */
final class FieldRegions {
  static final FieldId CONCLUSION = new FieldId("items.conclusion");
  private static final Set<String> PARTS =
      Set.of("treatment", "bodyParts", "quantity", "frequency", "duration", "strength");

  private final LetterText text;
  private final LetterStructure landmarks;

  FieldRegions(LetterText text, LetterStructure landmarks) {
    this.text = text;
    this.landmarks = landmarks;
  }

  /** Returns the regions for a field of the letter; empty if the letter has no text. */
  List<Span> of(Field field) {
    List<Span> regions = new ArrayList<>();
    switch (field.id().path().split("\\.", 2)[0]) {
      case "case" -> add(regions, section(Section.Kind.HEADER));
      case "reviewer" -> {
        add(regions, section(Section.Kind.CREDENTIALS));
        add(regions, section(Section.Kind.METHOD));
      }
      case "clinical" -> {
        add(regions, section(Section.Kind.SUMMARY));
        if (!regions.isEmpty()) {
          return regions;
        }
      }
      case "patient", "request", "review" -> add(regions, section(Section.Kind.SUMMARY));
      case "injury" -> {
        add(regions, field.type() == Field.Type.DATE ? header(field) : Optional.empty());
        add(regions, section(Section.Kind.SUMMARY));
      }
      default -> {}
    }
    add(regions, whole());
    return regions;
  }

  /** Returns the header if it contains a label of the field. */
  private Optional<Span> header(Field field) {
    return section(Section.Kind.HEADER)
        .filter(
            h -> {
              String header = text.quote(h).toLowerCase(java.util.Locale.ROOT);
              return LetterStructure.labels(field.id()).stream().anyMatch(header::contains);
            });
  }

  /**
   * Returns the regions for a field of an item, or of a list inside it.
   *
   * @param item the letter's item, if known
   * @param request where the item's request was found
   * @param rationale where its rationale was found
   */
  List<Span> of(
      Field field,
      Optional<LetterStructure.Item> item,
      Optional<Span> request,
      Optional<Span> rationale) {
    List<Span> regions = new ArrayList<>();
    String name = field.id().name();
    if (PARTS.contains(name)) {
      add(regions, request.or(() -> item.flatMap(LetterStructure.Item::request)));
    }
    if (name.equals("conclusion")) {
      add(regions, rationale);
    }
    item.ifPresent(
        i -> {
          own(i, name).forEach(s -> add(regions, Optional.of(s)));
          add(regions, Optional.of(i.stretch()));
        });
    if (item.isEmpty()) {
      add(regions, section(Section.Kind.ISSUES).or(this::whole));
    }
    return regions;
  }

  /** Returns the parts of an item that state a field of it, most specific first. */
  static List<Span> own(LetterStructure.Item item, String name) {
    List<Span> own = new ArrayList<>();
    switch (name) {
      case "request" -> add(own, item.request());
      case "originalRequest" -> add(own, item.original());
      case "authorizedPart" -> add(own, item.authorized());
      case "decision" -> add(own, item.decision());
      case "claimsAdministratorCitations" -> add(own, item.administrator());
      case "reviewerCitations" -> add(own, item.reviewer());
      case "rationale", "conclusion" -> add(own, item.rationale());
      default -> {}
    }
    if (PARTS.contains(name) || name.endsWith("equest") || name.equals("authorizedPart")) {
      add(own, item.heading());
    }
    return own;
  }

  private Optional<Span> section(Section.Kind kind) {
    return landmarks.section(kind);
  }

  private Optional<Span> whole() {
    return text.length() == 0 ? Optional.empty() : Optional.of(new Span(0, text.length()));
  }

  private static void add(List<Span> regions, Optional<Span> region) {
    region.filter(r -> !regions.contains(r)).ifPresent(regions::add);
  }
}
