package imr.workbench;

import imr.annotation.GoldSet;
import imr.exchange.GoldManifest;
import imr.store.Document;
import imr.store.Store;
import java.util.List;
import java.util.Optional;

/** The gold sets in the store: each a manifest, kept word for word. */
final class GoldSets {
  private final Store store;
  private final String schema;

  GoldSets(Store store, String schema) {
    this.store = store;
    this.schema = schema;
  }

  /** In the order in which they came. */
  List<GoldSet> all() {
    return store.documents(Document.Kind.GOLD_SET, "").stream()
        .flatMap(d -> GoldManifest.read(d.text()).stream())
        .toList();
  }

  Optional<GoldSet> named(String name) {
    return all().stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /** False, and nothing is written, where a set of that name is there. */
  boolean add(GoldSet set) {
    return store.keep(
        new Document(
            Document.Kind.GOLD_SET, "", set.name(), set.at(), GoldManifest.of(set, schema)));
  }
}
