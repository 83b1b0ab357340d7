package imr.workbench;

import imr.annotation.DoubleRound;
import imr.annotation.PassId;
import imr.exchange.DoubleRoundFile;
import imr.store.Document;
import imr.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Rounds of double annotation in the store, and which of their letters are being adjudicated. */
final class DoubleRounds {
  private static final String PART = "\t";

  private final Store store;
  private final Map<String, List<AdjudicationStart>> opened = new ConcurrentHashMap<>();
  private Optional<List<DoubleRound>> rounds = Optional.empty();

  DoubleRounds(Store store) {
    this.store = store;
  }

  synchronized void forget() {
    rounds = Optional.empty();
    opened.clear();
  }

  /** Others wrote something about letters, such as a round or a comparison. */
  synchronized void othersWrote(Collection<String> letters) {
    rounds = Optional.empty();
    letters.forEach(opened::remove);
  }

  /** In the order in which they were made. */
  synchronized List<DoubleRound> all() {
    List<DoubleRound> now =
        rounds.orElseGet(
            () ->
                store.documents(Document.Kind.DOUBLE_ROUND, "").stream()
                    .flatMap(d -> DoubleRoundFile.read(d.text()).stream())
                    .toList());
    rounds = Optional.of(now);
    return now;
  }

  /** False, and nothing is written, where a round of that name is there. */
  synchronized boolean add(DoubleRound round) {
    boolean added =
        store.keep(
            new Document(
                Document.Kind.DOUBLE_ROUND,
                "",
                round.name(),
                round.at(),
                DoubleRoundFile.line(round)));
    rounds = Optional.empty();
    return added;
  }

  /** The second records of a letter that are being adjudicated, or were. */
  List<AdjudicationStart> opened(String letter) {
    return opened.computeIfAbsent(letter, this::read);
  }

  Optional<AdjudicationStart> opened(String letter, PassId pass) {
    return opened(letter).stream().filter(o -> o.pass().equals(pass)).findFirst();
  }

  private List<AdjudicationStart> read(String letter) {
    List<AdjudicationStart> all = new ArrayList<>();
    for (Document document : store.documents(Document.Kind.ADJUDICATION, letter)) {
      String[] parts = document.name().split(PART, -1);
      if (parts.length == 2) {
        AdjudicationStart.read(new PassId(parts[0], parts[1]), document.at(), document.text())
            .ifPresent(all::add);
      }
    }
    return List.copyOf(all);
  }

  /** On disk when this returns; the first one stays. */
  void open(String letter, AdjudicationStart now) {
    store.keep(
        new Document(
            Document.Kind.ADJUDICATION,
            letter,
            now.pass().round() + PART + now.pass().person(),
            now.at(),
            now.text()));
    opened.remove(letter);
  }
}
