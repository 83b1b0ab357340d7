package imr.workbench;

import imr.annotation.Role;
import imr.annotation.Schema;
import imr.search.LetterQuery;
import imr.search.LibraryStatistics;
import imr.search.SearchResults;
import imr.search.SearchSort;
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
  public record OverviewData(LibraryStatistics figures, EffortStatistics effort) {}

  /** Counts; for the background. */
  public OverviewData of(LetterQuery query) {
    LibraryStatistics figures =
        finding.figures(query, List.of(schema.the(Role.DECISION), schema.the(Role.CATEGORY)));
    return new OverviewData(figures, effort(query));
  }

  private EffortStatistics effort(LetterQuery query) {
    return EffortStatistics.of(store.efforts(), finished(query)::contains);
  }

  private Set<String> finished(LetterQuery query) {
    return switch (LetterQuery.read("state:finished", schema)) {
      case LetterQuery finished -> {
        SearchResults found =
            finding.find(both(query, finished), SearchSort.by(SearchSort.By.ARRIVAL));
        yield new HashSet<>(found.ids());
      }
      case imr.search.ParsedQuery.QuerySyntaxError misread -> Set.of();
    };
  }

  private static LetterQuery both(LetterQuery one, LetterQuery other) {
    return new LetterQuery(
        Stream.concat(one.conditions().stream(), other.conditions().stream()).toList());
  }
}
