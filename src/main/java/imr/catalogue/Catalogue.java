package imr.catalogue;

import imr.annotation.FieldId;
import imr.annotation.Schema;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cards of all letters in a search index in a folder of its own; finds letters among a hundred
 * thousand. Any thread may call.
 *
 * <p>It never fails because of damage: what cannot be read is deleted, and the catalogue is begun
 * anew, empty; whoever listens ({@link #whenBegunAnew}) files the letters again. Where it cannot
 * even be begun anew (a full disk, a folder that cannot be written) it says so in {@link
 * #trouble()}, finds nothing and takes nothing.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Catalogue implements AutoCloseable {
  private Catalogue() {}

  /**
   * Opens the catalogue in a folder, which is made for the user's eyes alone.
   *
   * @param secret what the files are encrypted with; one that was made with another secret, or
   *     without one, is begun anew
   */
  public static Catalogue open(Path folder, Optional<byte[]> secret) {
    throw new UnsupportedOperationException(folder + " " + secret.isPresent());
  }

  /** Deletes a catalogue that nobody has open; fine where there is none. */
  public static void delete(Path folder) {
    throw new UnsupportedOperationException(folder.toString());
  }

  /** Why letters cannot be found now, in a sentence; empty while they can. */
  public Optional<String> trouble() {
    throw new UnsupportedOperationException();
  }

  /** Called on whatever thread finds the damage, after the catalogue was begun anew. */
  public void whenBegunAnew(Runnable listener) {
    throw new UnsupportedOperationException(listener.toString());
  }

  /** The stamp of each letter's card, see {@link Stamp}. */
  public Map<String, Long> stamps() {
    throw new UnsupportedOperationException();
  }

  /** Files cards, each in the place of its letter's former one; found from the next query on. */
  public void file(Collection<Card> cards) {
    throw new UnsupportedOperationException(cards.toString());
  }

  /** Takes letters' cards out. */
  public void remove(Collection<String> ids) {
    throw new UnsupportedOperationException(ids.toString());
  }

  /** Takes all cards out. */
  public void clear() {
    throw new UnsupportedOperationException();
  }

  /** The letters that a query finds; {@code me} in it is nobody, see {@link Query#as}. */
  public Found find(Query query, Sort sort) {
    throw new UnsupportedOperationException(query.written() + sort);
  }

  /**
   * What can be counted over the letters that a query finds.
   *
   * @param valuesOf the fields whose values are to be counted
   */
  public Figures figures(Query query, List<FieldId> valuesOf) {
    throw new UnsupportedOperationException(query.written() + valuesOf);
  }

  /** A value of a field, and how many letters (of an item's field: items) have it. */
  public record Counted(String value, int count) {}

  /**
   * The values of a field that begin with some words, or have a word that does, the most frequent
   * first.
   */
  public List<Counted> values(FieldId field, String beginning, int limit) {
    throw new UnsupportedOperationException(field + beginning + limit);
  }

  /**
   * How a query that is being typed could go on at the caret (a UTF-16 index): names of conditions,
   * keywords, codes, and values that letters have.
   */
  public List<Suggestion> completions(String written, int caret, Schema schema) {
    throw new UnsupportedOperationException(written + caret + schema.id());
  }

  /**
   * Reads all files against their checksums, which takes seconds where there are a hundred thousand
   * letters; begins anew where they do not agree, and says so with false.
   */
  public boolean checkIntegrity() {
    throw new UnsupportedOperationException();
  }

  /** Writes what was filed to the disk; what was not is missing after a kill. */
  public void keep() {
    throw new UnsupportedOperationException();
  }

  /** Keeps all and lets the folder go; a second call does nothing. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
