package imr.ui.library;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which letters of a {@link Listing} the list shows, in which order: their places in the listing,
 * by their places in the list, and back. Made on any thread, and never changed.
 */
final class Order {
  private final Listing listing;
  private final int[] letters;
  private final int[] places;

  private Order(Listing listing, int[] letters) {
    this.listing = listing;
    this.letters = letters;
    this.places = new int[listing.count()];
    Arrays.fill(places, -1);
    for (int at = 0; at < letters.length; at++) {
      places[letters[at]] = at;
    }
  }

  /** Every letter that isn't archived, in order of arrival. */
  static Order all(Listing listing) {
    return of(listing, List.of()).withTheRest();
  }

  /** The letters of these ids; each once; what the listing does not have is left out. */
  static Order of(Listing listing, List<String> ids) {
    int[] letters = new int[ids.size()];
    int count = 0;
    for (int i = 0; i < letters.length; i++) {
      int at = listing.place(ids.get(i));
      letters[count] = at;
      count += at >= 0 ? 1 : 0;
    }
    return new Order(listing, Arrays.copyOf(letters, count));
  }

  /** Without those that are archived. */
  Order withoutArchive() {
    return new Order(
        listing, Arrays.stream(letters).filter(l -> !listing.rows().get(l).archived()).toArray());
  }

  /** With the letters that it lacks, archived ones left out, at the end, in order of arrival. */
  Order withTheRest() {
    return new Order(
        listing,
        IntStream.concat(
                Arrays.stream(letters),
                IntStream.range(0, places.length)
                    .filter(l -> places[l] < 0 && !listing.rows().get(l).archived()))
            .toArray());
  }

  boolean isOf(Listing other) {
    return listing == other;
  }

  int count() {
    return letters.length;
  }

  /** The place in the listing of what stands at a place of the list. */
  int letter(int place) {
    return letters[place];
  }

  /** The place in the list of a letter by its id, or -1. */
  int place(String id) {
    int letter = listing.place(id);
    return letter < 0 ? -1 : places[letter];
  }

  /** How many letters of another order this one does not have. */
  int lacksOf(Order other) {
    return (int)
        Arrays.stream(other.letters)
            .filter(letter -> letter >= places.length || places[letter] < 0)
            .count();
  }
}
