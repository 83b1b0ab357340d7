package imr.ui.shell;

import imr.letter.LetterIds;
import imr.store.LetterRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
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
    return new ListOrder(listing, new int[0]).withTheRest();
  }

  /** Some letters, each once; what the listing does not have is left out. */
  public static ListOrder of(LetterList listing, LetterIds some) {
    return new ListOrder(listing, places(some.count(), at -> listing.place(some, at)));
  }

  /** The places that there are of so many, in their order. */
  private static int[] places(int count, IntUnaryOperator place) {
    return IntStream.range(0, count).map(place).filter(at -> at >= 0).toArray();
  }

  /** The same letters in another listing, as far as that has them. */
  ListOrder in(LetterList other) {
    LetterIds ids = listing.ids();
    return new ListOrder(other, places(letters.length, at -> other.place(ids, letters[at])));
  }

  /** Without those that are archived. */
  public ListOrder withoutArchive() {
    return listing.hasArchive()
        ? new ListOrder(
            listing, Arrays.stream(letters).filter(l -> !listing.isArchived(l)).toArray())
        : this;
  }

  /** With the letters that it lacks, archived ones left out, at the end, in order of arrival. */
  public ListOrder withTheRest() {
    int[] rest =
        IntStream.range(0, places.length)
            .filter(l -> places[l] < 0 && !listing.isArchived(l))
            .toArray();
    return rest.length == 0
        ? this
        : new ListOrder(
            listing, IntStream.concat(Arrays.stream(letters), Arrays.stream(rest)).toArray());
  }

  /**
   * The rows of these letters, in a new list.
   *
   * @param all every letter's row as it is now, in order of arrival
   */
  List<LetterRow> rows(List<LetterRow> all) {
    return Arrays.stream(letters)
        .mapToObj(all::get)
        .collect(Collectors.toCollection(() -> new ArrayList<>(letters.length)));
  }

  public boolean isOf(LetterList other) {
    return listing == other;
  }

  public int count() {
    return letters.length;
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
