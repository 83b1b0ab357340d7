package imr.workbench;

import imr.annotation.AnnotationSet;
import imr.annotation.Provenance;
import imr.annotation.Remarks;
import imr.annotation.Schema;
import imr.exchange.LedgerFile;
import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.store.Document;
import imr.store.Store;
import java.util.Optional;
import java.util.stream.Stream;

/** What others recorded of letters that were worked on here, too: the ledgers kept apart. */
final class OtherLedgers {
  private final Store store;
  private final Revisions revisions;

  OtherLedgers(Store store, Schema schema) {
    this.store = store;
    this.revisions = new Revisions(schema);
  }

  /** Everybody who decided on something in a ledger of a letter. */
  Stream<String> people(String letter) {
    return store.documents(Document.Kind.LEDGER, letter).isEmpty()
        ? Stream.empty()
        : ledgers(store.letter(letter)).flatMap(OtherLedgers::peopleIn);
  }

  /** The newest ledger of a letter in which a person took part: as finished, else as it is. */
  Optional<AnnotationSet> of(String person, Letter letter) {
    return ledgers(letter)
        .filter(ledger -> peopleIn(ledger).anyMatch(person::equals))
        .reduce((_, newer) -> newer)
        .map(ledger -> revisions.newest(ledger).orElseGet(() -> ledger.annotations()));
  }

  private Stream<Ledger> ledgers(Letter letter) {
    LedgerFile format = new LedgerFile(letter.text());
    return store.documents(Document.Kind.LEDGER, letter.id()).stream()
        .flatMap(
            d ->
                switch (format.read(d.text())) {
                  case LedgerFile.LedgerReadResult.Read(Ledger ledger) -> Stream.of(ledger);
                  case LedgerFile.LedgerReadResult.Refused _ -> Stream.<Ledger>empty();
                });
  }

  private static Stream<String> peopleIn(Ledger ledger) {
    return ledger.gestures().stream()
        .flatMap(g -> g.changes().stream())
        .flatMap(c -> c.after().stream())
        .filter(a -> !Remarks.isRemark(a.target()))
        .flatMap(
            a ->
                switch (a.provenance()) {
                  case Provenance.Person(String name, var _) -> Stream.of(name);
                  case Provenance.Program _ -> Stream.<String>empty();
                })
        .distinct();
  }
}
