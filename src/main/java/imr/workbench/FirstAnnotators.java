package imr.workbench;

import imr.annotation.Remarks;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import imr.store.Store;
import imr.store.StoreDamagedException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who annotated each letter first; read from its ledger, once. */
final class FirstAnnotators {
  private final Store store;
  private final Map<String, Optional<String>> known = new ConcurrentHashMap<>();

  FirstAnnotators(Store store) {
    this.store = store;
    store.whenWritten(this::written);
  }

  private void written(Collection<String> letters) {
    letters.forEach(id -> known.remove(id, Optional.empty()));
  }

  void forget() {
    known.clear();
  }

  /**
   * Who first decided on a value; before that, whom the letter is assigned to; empty for nobody.
   */
  Optional<String> of(String letter) {
    return known.computeIfAbsent(letter, this::read);
  }

  private Optional<String> read(String letter) {
    try {
      return of(store.kept(letter).ledger());
    } catch (StoreDamagedException leftToTheCheck) {
      return Optional.empty();
    }
  }

  static Optional<String> of(Ledger ledger) {
    return ledger.gestures().stream()
        .filter(FirstAnnotators::decides)
        .map(g -> g.author().name())
        .findFirst()
        .or(() -> Remarks.words(ledger.annotations(), Remarks.assigned()));
  }

  private static boolean decides(Gesture gesture) {
    return gesture.author() instanceof Author.Person
        && gesture.byPerson()
        && gesture.changes().stream().anyMatch(c -> !Remarks.isRemark(c.target()));
  }
}
