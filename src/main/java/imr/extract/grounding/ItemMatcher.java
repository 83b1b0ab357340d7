package imr.extract.grounding;

import imr.annotation.Claim;
import imr.annotation.Field;
import imr.extract.LetterStructure;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Matches claimed items to the letter's items, by request and order. */
final class ItemMatcher {
  private final List<LetterStructure.Item> items;
  private final ClaimLocator finder;

  ItemMatcher(List<LetterStructure.Item> items, ClaimLocator finder) {
    this.items = items;
    this.finder = finder;
  }

  /**
   * Returns the letter's item for each claimed one. If a request isn't found but both lists have
   * the same length, the position decides; otherwise empty.
   *
   * @param requests the claim of each item's first field
   */
  List<Optional<LetterStructure.Item>> matched(List<Optional<Claim>> requests, Field request) {
    List<Optional<LetterStructure.Item>> matched = new ArrayList<>();
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
      Optional<ClaimLocator.ClaimLocations> found =
          claim.flatMap(c -> finder.find(c, request, heading));
      LetterStructure.Item item = items.get(at);
      if (found.filter(f -> item.stretch().contains(f.places().getFirst())).isPresent()) {
        return at;
      }
    }
    return -1;
  }
}
