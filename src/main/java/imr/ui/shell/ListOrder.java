package imr.ui.shell;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which letters of a {@link LetterList} the list shows, in which order: their places in the
 * listing, by their places in the list, and back. Made on any thread, and never changed.
 */
public final class ListOrder {
  private final LetterList listing;
  private final int[] letters;
  private final int[] places;

  private ListOrder(LetterList listing, int[] letters) {
    this.listing = listing;
    this.letters = letters;
    this.places = new int[listing.count()];
    Arrays.fill(places, -1);
    for (int at = 0; at < letters.length; at++) {
      places[letters[at]] = at;
    }
  }

  /** Every letter that isn't archived, in order of arrival. */
  public static ListOrder all(LetterList listing) {
    return of(listing, List.of()).withTheRest();
  }

  /** The letters of these ids; each once; what the listing does not have is left out. */
  public static ListOrder of(LetterList listing, List<String> ids) {
    int[] letters = new int[ids.size()];
    int count = 0;
    for (int i = 0; i < letters.length; i++) {
      int at = listing.place(ids.get(i));
      letters[count] = at;
      count += at >= 0 ? 1 : 0;
    }
    return new ListOrder(listing, Arrays.copyOf(letters, count));
  }

  /** Without those that are archived. */
  public ListOrder withoutArchive() {
    return new ListOrder(
        listing, Arrays.stream(letters).filter(l -> !listing.rows().get(l).archived()).toArray());
  }

  /** With the letters that it lacks, archived ones left out, at the end, in order of arrival. */
  public ListOrder withTheRest() {
    return new ListOrder(
        listing,
        IntStream.concat(
                Arrays.stream(letters),
                IntStream.range(0, places.length)
                    .filter(l -> places[l] < 0 && !listing.rows().get(l).archived()))
            .toArray());
  }

  public boolean isOf(LetterList other) {
    return listing == other;
  }

  public int count() {
    return letters.length;
  }

  /** The place in the listing of what stands at a place of the list. */
  public int letter(int place) {
    return letters[place];
  }

  /** The place in the list of a letter by its id, or -1. */
  public int place(String id) {
    int letter = listing.place(id);
    return letter < 0 ? -1 : places[letter];
  }

  /** How many letters of another order this one does not have. */
  public int lacksOf(ListOrder other) {
    return (int)
        Arrays.stream(other.letters)
            .filter(letter -> letter >= places.length || places[letter] < 0)
            .count();
  }
}
