package imr.store;

import static imr.store.StoreFixtures.STARTED;
import static imr.store.StoreFixtures.gesture;
import static imr.store.StoreFixtures.letter;
import static imr.store.StoreFixtures.target;
import static imr.store.StoreFixtures.typed;

import imr.ledger.Gesture;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A process that corrects two letters and in between makes backups, restores them, makes the store
 * again, deletes a third letter for good, and changes its passphrase, until it is killed.
 * Acknowledges as {@link WriterProcess} does.
 */
final class MaintenanceProcess {
  private static final List<Optional<String>> PASSPHRASES =
      List.of(Optional.empty(), Optional.of("kites over water"), Optional.of("water under kites"));

  private final Store store;
  private final Random random;
  private Optional<String> passphrase;

  private MaintenanceProcess(Unlocked unlocked, long seed) {
    this.store = unlocked.opened().store();
    this.passphrase = unlocked.passphrase();
    this.random = new Random(seed);
  }

  /** A store that one of the passphrases opened. */
  record Unlocked(StoreOpenResult.Opened opened, Optional<String> passphrase) {}

  /** Opens the store with whichever passphrase it has; empty where it opens with none. */
  static Optional<Unlocked> unlock(Path folder) {
    return PASSPHRASES.stream()
        .flatMap(
            words ->
                LocalStore.open(folder, words) instanceof StoreOpenResult.Opened opened
                    ? Stream.of(new Unlocked(opened, words))
                    : Stream.empty())
        .findFirst();
  }

  public static void main(String[] arguments) {
    Unlocked unlocked = unlock(Path.of(arguments[0])).orElseThrow();
    new MaintenanceProcess(unlocked, Long.parseLong(arguments[1])).careForGood();
  }

  private void careForGood() {
    for (int i = 1; i <= 2; i++) {
      if (store.letters().size() < i) {
        StoreFixtures.add(store, letter(i));
        acknowledge(letter(i).id(), StoreFixtures.suggestions(letter(i)));
      }
    }
    System.out.println("open");
    while (true) {
      for (int i = 0; i < 5; i++) {
        say(letter(1 + random.nextInt(2)).id());
      }
      care();
    }
  }

  private void say(String id) {
    int number = store.ledger(id).size() + 1;
    Gesture next =
        gesture(store.annotations(id), number, typed(target("injury.date"), "" + (1900 + number)));
    store.append(id, next, STARTED);
    acknowledge(id, next);
  }

  private static void acknowledge(String id, Gesture gesture) {
    System.out.println(id + " " + gesture.number() + " " + WriterProcess.hash(id, gesture));
    System.out.flush();
  }

  private void care() {
    switch (random.nextInt(5)) {
      case 0 -> {
        BackupOutcome outcome = store.maintenance().orElseThrow().backup();
        demand(outcome instanceof BackupOutcome.Made, outcome);
      }
      case 1 -> {
        List<Backup> all = store.maintenance().orElseThrow().backups();
        if (!all.isEmpty()) {
          done(
              store
                  .maintenance()
                  .orElseThrow()
                  .restore(all.get(random.nextInt(all.size())).name(), true));
        }
      }
      case 2 -> done(store.maintenance().orElseThrow().repair());
      case 3 -> {
        if (store.lettersAndTrash().size() < 3) { // a kill may have left it in the trash
          StoreFixtures.add(store, letter(3));
        }
        store.move(List.of(letter(3).id()), Availability.TRASHED, StoreFixtures.NOON);
        done(store.deleteForGood(List.of(letter(3).id())));
        demand(store.letters().size() == 2, "a letter that was deleted is there");
      }
      default -> {
        Optional<String> next = PASSPHRASES.get(random.nextInt(3));
        done(store.maintenance().orElseThrow().changePassphrase(passphrase, next));
        passphrase = next;
      }
    }
  }

  private static void done(RestoreResult outcome) {
    demand(outcome.equals(new RestoreResult.Done(List.of())), outcome);
  }

  /** A line that is no acknowledgement fails the test. */
  private static void demand(boolean well, Object outcome) {
    if (!well) {
      System.out.println("not well: " + outcome);
    }
  }
}
