package imr.review;

import imr.annotation.Field;
import imr.annotation.LetterLookup;
import imr.letter.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a letter cites a source, from the first to the last of its parts. */
public final class CitedSources {
  private CitedSources() {}

  /**
   * The source around some words. Where an item lists its sources, all of the list is looked
   * through: a line of it may look like the end of a sentence, or like a heading.
   *
   * @param sentence what is looked through elsewhere
   * @param words inside the sentence; in UTF-16 units of the letter's text
   * @return the source's words, which hold the words given and more; empty where they are in none
   */
  public static Optional<Span> around(ReviewSession session, Span sentence, Span words) {
    Span list =
        groups(session)
            .flatMap(group -> session.listing(group, words).stream())
            .findFirst()
            .orElse(sentence);
    return groups(session)
        .flatMap(group -> session.entries(group, list).stream())
        .filter(CitedSources::known)
        .flatMap(parts -> whole(parts).stream())
        .filter(s -> s.start() <= words.start() && s.end() >= words.end() && !s.equals(words))
        .findFirst();
  }

  /** Any words can be read as a source of no known family. */
  static boolean known(List<LetterLookup.EntryPart> parts) {
    return parts.stream().flatMap(p -> p.value().stream()).anyMatch(f -> !f.equals("other"));
  }

  /** Whether a source is cited with its section or pages. */
  static boolean hasParts(List<LetterLookup.EntryPart> parts) {
    return parts.stream().map(LetterLookup.EntryPart::span).distinct().count() > 1;
  }

  private static Stream<Field> groups(ReviewSession session) {
    return session.schema().all().filter(Field::isGroup);
  }

  private static Optional<Span> whole(List<LetterLookup.EntryPart> parts) {
    return parts.stream()
        .map(LetterLookup.EntryPart::span)
        .reduce((a, b) -> new Span(Math.min(a.start(), b.start()), Math.max(a.end(), b.end())));
  }
}
