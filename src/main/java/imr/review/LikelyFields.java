package imr.review;

import imr.annotation.Annotation;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Ranks the fields that a selection may belong to: by the types it is valid for, by the section of
 * the letter, and by what the annotator has chosen. Fields that can't take the text are omitted.
 */
public final class LikelyFields {
  private static final int CHOSEN = 6;
  private static final int TYPED = 4;
  private static final int SECTION = 3;
  private static final int WANTED = 2;

  /** The minimum length of a passage in UTF-16 units. Shorter text is never a passage. */
  private static final int PASSAGE = 200;

  private final ReviewSession session;
  private final Span span;
  private final Optional<Target> chosen;

  private record Candidate(Target target, int score) {}

  private LikelyFields(ReviewSession session, Span span, Optional<Target> chosen) {
    this.session = session;
    this.span = span;
    this.chosen = chosen;
  }

  /**
   * Returns fields, lists, and groups that can be added to, and the chosen entry, most likely
   * first.
   *
   * @param chosen the chosen row, if any
   */
  public static List<Target> of(ReviewSession session, Span span, Optional<Target> chosen) {
    return new LikelyFields(session, span, chosen).ranked();
  }

  private List<Target> ranked() {
    List<Candidate> all = new ArrayList<>();
    chosen
        .filter(t -> session.form().at(t).isPresent())
        .ifPresent(t -> add(all, wholeCitation(t).orElse(t), true));
    for (Field field : session.schema().shown(session.schema().fields())) {
      add(all, Target.of(field.id()), false);
      if (field.isGroup()) {
        item(field)
            .ifPresent(
                entry ->
                    session
                        .schema()
                        .shown(field.fields())
                        .forEach(inner -> add(all, Target.of(entry, inner.id()), false)));
      }
    }
    return all.stream()
        .sorted(Comparator.comparingInt((Candidate c) -> -c.score()))
        .map(Candidate::target)
        .distinct()
        .toList();
  }

  /** Words that cite a source with its section or pages are not of one part of a citation. */
  private Optional<Target> wholeCitation(Target part) {
    return session
        .annotations()
        .owner(part.subject())
        .filter(
            head ->
                session.entries(session.schema().field(head.field()), span).stream()
                    .filter(CitedSources::known)
                    .anyMatch(CitedSources::hasParts));
  }

  private void add(List<Candidate> all, Target target, boolean here) {
    Field field = session.schema().field(target.field());
    int fit = fit(target, field);
    if (fit >= 0) {
      all.add(new Candidate(target, fit + wanted(target, field) + (here ? CHOSEN : 0)));
    }
  }

  /** Returns a negative number if the field can't take the text. */
  private int fit(Target target, Field field) {
    int section = session.expects(target, span) ? SECTION : 0;
    if (field.isGroup()) {
      return cites(field) ? section + TYPED : target.subject().equals(Target.LETTER) ? 0 : -1;
    }
    if (field.longText() != (span.length() > PASSAGE)) {
      return -1;
    }
    return switch (field.type()) {
      case TEXT, GROUP -> section;
      case QUANTITY -> hasDigit() ? section + 1 : section;
      case DATE, NUMBER, CODE, STATE, PAIN_SCORE, PAGES -> reads(field) ? section + TYPED : -1;
    };
  }

  private boolean cites(Field group) {
    return session.entries(group, span).stream().anyMatch(CitedSources::known);
  }

  private boolean reads(Field field) {
    Value read = session.read(field, span);
    return read.known().isPresent() && !read.known().equals(field.otherwise());
  }

  private boolean hasDigit() {
    return session.letter().text().quote(span).chars().anyMatch(Character::isDigit);
  }

  /** A list can always take another entry; a single field mainly if it is empty. */
  private int wanted(Target target, Field field) {
    Optional<Annotation> there = session.annotations().at(target).filter(Annotation::counts);
    boolean decided = there.filter(Annotation::decided).isPresent();
    return field.many() && !target.isEntry() ? 1 : there.isEmpty() ? WANTED : decided ? -WANTED : 0;
  }

  /** Returns the entry of a group that contains the selection or starts last before it. */
  private Optional<String> item(Field group) {
    List<Annotation> entries = session.annotations().counted(Target.LETTER, group.id());
    Optional<String> ofChosen =
        chosen.flatMap(
            t ->
                entries.stream()
                    .map(a -> a.target().entry())
                    .filter(e -> e.equals(t.subject()) || e.equals(t.entry()))
                    .findFirst());
    Optional<String> before =
        entries.stream()
            .map(a -> a.target().entry())
            .filter(e -> start(e) <= span.start())
            .reduce((one, later) -> later);
    return before
        .or(() -> ofChosen)
        .or(() -> entries.stream().map(a -> a.target().entry()).findFirst());
  }

  private int start(String entry) {
    return session.annotations().within(entry).stream()
        .filter(Annotation::counts)
        .flatMap(a -> a.evidence().stream())
        .map(Evidence::span)
        .mapToInt(Span::start)
        .min()
        .orElse(Integer.MAX_VALUE);
  }
}
