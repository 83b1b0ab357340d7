package imr.extract.grounding;

import imr.annotation.Claim;
import imr.annotation.Field;
import imr.extract.Landmarks;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which claimed item is which of the letter's, by their requests and in order. */
final class Items {
  private final List<Landmarks.Item> items;
  private final Finder finder;

  Items(List<Landmarks.Item> items, Finder finder) {
    this.items = items;
    this.finder = finder;
  }

  /**
   * The letter's item of each claimed one; by its place where no request is found and both lists
   * are equally long, empty where it cannot be known.
   *
   * @param requests the first field's claim of each item
   */
  List<Optional<Landmarks.Item>> matched(List<Optional<Claim>> requests, Field request) {
    List<Optional<Landmarks.Item>> matched = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < requests.size(); i++) {
      int at = find(requests.get(i), request, next);
      if (at < 0 && requests.size() == items.size()) {
        at = i;
      }
      matched.add(at < 0 ? Optional.empty() : Optional.of(items.get(at)));
      next = at < 0 ? next : at + 1;
    }
    return matched;
  }

  private int find(Optional<Claim> claim, Field request, int next) {
    for (int at = next; at < items.size(); at++) {
      List<Span> heading = items.get(at).heading().stream().toList();
      Optional<Finder.Found> found = claim.flatMap(c -> finder.find(c, request, heading));
      Landmarks.Item item = items.get(at);
      if (found.filter(f -> item.stretch().contains(f.places().getFirst())).isPresent()) {
        return at;
      }
    }
    return -1;
  }
}
