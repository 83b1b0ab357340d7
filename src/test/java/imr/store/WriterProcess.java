package imr.store;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Change;
import imr.annotation.Target;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.letter.Letter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A process that writes until it is killed, and acknowledges each gesture on a line of its standard
 * output after the store said that it is kept: {@code <letter> <number> <hash of the ledger's
 * gesture>}. A batch of letters is acknowledged letter by letter, as each one's gesture 1.
 */
final class WriterProcess {
  private final Store store;
  private final Random random;

  private WriterProcess(Store store, long seed) {
    this.store = store;
    this.random = new Random(seed);
  }

  public static void main(String[] arguments) {
    Store store = StoreFixtures.open(Path.of(arguments[0]));
    new WriterProcess(store, Long.parseLong(arguments[1])).writeForGood();
  }

  private void writeForGood() {
    System.out.println("open");
    while (true) {
      if (store.letters().size() < 4 || random.nextInt(20) == 0) {
        importSome();
      }
      List<LetterRow> letters = store.letters();
      gesture(letters.get(random.nextInt(letters.size())));
    }
  }

  private void importSome() {
    List<NewLetter> batch = new ArrayList<>();
    int first = store.letters().size();
    for (int i = 0; i < 1 + random.nextInt(8); i++) {
      Letter letter = StoreFixtures.letter(first + i);
      batch.add(
          new NewLetter(
              letter,
              StoreFixtures.original(letter),
              StoreFixtures.suggestions(letter),
              StoreFixtures.NEW));
    }
    store.addAll(batch);
    batch.forEach(fresh -> acknowledge(fresh.letter().id(), fresh.suggestions()));
  }

  private void gesture(LetterRow letter) {
    AnnotationSet standing = store.annotations(letter.id());
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(60); i++) {
      changes.add(change(standing, i));
    }
    Gesture gesture =
        new Gesture(
            letter.gestures() + 1,
            new Act.Correct(changes.getFirst().target()),
            new Author.Person("Ana"),
            StoreFixtures.NOON,
            changes);
    store.append(letter.id(), gesture, StoreFixtures.STARTED);
    acknowledge(letter.id(), gesture);
  }

  private Change change(AnnotationSet standing, int place) {
    Target target = StoreFixtures.target("clinical.medications").entry("m" + place);
    Optional<Annotation> before = standing.at(target);
    boolean strikes = before.isPresent() && random.nextBoolean();
    String words = "word ".repeat(1 + random.nextInt(200)).strip();
    return new Change(
        target,
        before,
        strikes ? Optional.empty() : Optional.of(StoreFixtures.typed(target, words)));
  }

  private static void acknowledge(String letter, Gesture gesture) {
    System.out.println(letter + " " + gesture.number() + " " + hash(letter, gesture));
    System.out.flush();
  }

  static String hash(String letter, Gesture gesture) {
    return java.util.HexFormat.of().formatHex(imr.ledger.GestureCodec.hash(letter, gesture));
  }
}
