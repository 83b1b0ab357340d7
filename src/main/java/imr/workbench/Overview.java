package imr.workbench;

import imr.annotation.Role;
import imr.annotation.Schema;
import imr.search.Figures;
import imr.search.Found;
import imr.search.Query;
import imr.search.Sort;
import imr.store.Store;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How far the work is: figures of the letters that a query finds. */
public final class Overview {
  private final Store store;
  private final LetterSearch finding;
  private final Schema schema;

  Overview(Store store, LetterSearch finding, Schema schema) {
    this.store = store;
    this.finding = finding;
    this.schema = schema;
  }

  /** What is known of the letters that a query finds, and of the work on the finished ones. */
  public record Seen(Figures figures, EffortFigures effort) {}

  /** Counts; for the background. */
  public Seen of(Query query) {
    Figures figures =
        finding.figures(query, List.of(schema.the(Role.DECISION), schema.the(Role.CATEGORY)));
    return new Seen(figures, effort(query));
  }

  private EffortFigures effort(Query query) {
    return EffortFigures.of(store.efforts(), finished(query)::contains);
  }

  private Set<String> finished(Query query) {
    return switch (Query.read("state:finished", schema)) {
      case Query finished -> {
        Found found = finding.find(both(query, finished), Sort.by(Sort.By.ARRIVAL));
        yield new HashSet<>(found.ids());
      }
      case imr.search.Reading.Misread misread -> Set.of();
    };
  }

  private static Query both(Query one, Query other) {
    return new Query(
        Stream.concat(one.conditions().stream(), other.conditions().stream()).toList());
  }
}
