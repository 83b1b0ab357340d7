package imr.exchange;

import imr.annotation.Field;
import imr.annotation.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Assigns the values of a group (disputed items, or the citations of one) to entries.
 *
 * <p>Values belong to the same entry if their paths say so or a relation connects them. Each value
 * of the group's head, its first short single field ({@code items.request}, {@code guideline}),
 * starts an entry. All other values belong to the nearest entry that starts before them, or else to
 * the first one; values without a location count at their position in the file. If nothing
 * distinguishes entries, a second value of a single field starts the next entry. Limitation: if a
 * letter describes the original request before the disputed one, that value is assigned to the
 * previous item, because labels alone don't say otherwise.
 */
final class EntryAssigner {
  private final Field group;
  private final Optional<Field> head;
  private final List<ValueLink> links;

  /** Two values that the file says belong together. */
  record ValueLink(ImportedFact one, ImportedFact other) {}

  EntryAssigner(Field group, List<ValueLink> links) {
    this.group = group;
    this.links = links;
    this.head = headOf(group);
  }

  private static Optional<Field> headOf(Field group) {
    return group.fields().stream()
        .filter(f -> !f.many() && !f.isGroup() && !f.longText())
        .findFirst();
  }

  /** Returns whether values of a field start an entry of their group. */
  static boolean begins(Field field, Schema schema) {
    return schema
        .parent(field.id())
        .flatMap(EntryAssigner::headOf)
        .filter(field::equals)
        .isPresent();
  }

  /** Returns the entries in text order; those without locations come last. */
  List<List<ImportedFact>> of(List<ImportedFact> said) {
    List<List<ImportedFact>> entries = new ArrayList<>();
    List<ImportedFact> loose = new ArrayList<>();
    for (List<ImportedFact> joined : joined(said)) {
      if (isKnown(joined)) {
        entries.add(joined);
      } else {
        loose.addAll(joined);
      }
    }
    if (entries.isEmpty()) {
      entries.addAll(inTurn(loose));
    } else {
      List<List<ImportedFact>> known = entries.stream().map(List::copyOf).toList();
      loose.forEach(f -> entries.get(nearest(known, f)).add(f));
    }
    return inOrder(entries);
  }

  private static List<List<ImportedFact>> inOrder(List<List<ImportedFact>> entries) {
    return entries.stream()
        .sorted(
            Comparator.<List<ImportedFact>>comparingInt(EntryAssigner::start)
                .thenComparingInt(EntryAssigner::number))
        .toList();
  }

  private static int start(List<ImportedFact> entry) {
    return entry.stream().mapToInt(ImportedFact::start).min().orElse(Integer.MAX_VALUE);
  }

  private static int number(List<ImportedFact> entry) {
    return entry.stream().mapToInt(ImportedFact::number).min().orElse(Integer.MAX_VALUE);
  }

  /** Groups the values connected by paths and relations. The groups are in file order. */
  private List<List<ImportedFact>> joined(List<ImportedFact> said) {
    Map<ImportedFact, List<ImportedFact>> lists = new HashMap<>();
    Map<String, ImportedFact> byPath = new HashMap<>();
    for (ImportedFact f : said) {
      lists.put(f, new ArrayList<>(List.of(f)));
      f.path()
          .map(p -> byPath.putIfAbsent(FieldPath.entryOf(p, group), f))
          .ifPresent(first -> join(lists, first, f));
    }
    // Two requests connected by a relation are still two items.
    links.stream()
        .filter(l -> lists.containsKey(l.one()) && lists.containsKey(l.other()))
        .filter(l -> l.one().path().isEmpty() || l.other().path().isEmpty())
        .filter(l -> !isHead(l.one()) || !isHead(l.other()))
        .forEach(l -> join(lists, l.one(), l.other()));
    Set<ImportedFact> taken = new HashSet<>();
    List<List<ImportedFact>> all = new ArrayList<>();
    for (ImportedFact f : said) {
      List<ImportedFact> list = lists.getOrDefault(f, List.of());
      if (taken.add(list.getFirst())) {
        all.add(list);
      }
    }
    return all;
  }

  private static void join(
      Map<ImportedFact, List<ImportedFact>> lists, ImportedFact one, ImportedFact other) {
    List<ImportedFact> into = lists.getOrDefault(one, List.of());
    if (!into.contains(other)) {
      List<ImportedFact> from = lists.getOrDefault(other, List.of());
      into.addAll(from);
      from.forEach(f -> lists.put(f, into));
    }
  }

  /** Returns whether the values are an entry of their own and needn't be assigned to another. */
  private boolean isKnown(List<ImportedFact> joined) {
    return joined.stream().anyMatch(f -> f.path().isPresent() || isHead(f))
        || links.stream().anyMatch(l -> joined.contains(l.one()) && joinsHere(l));
  }

  private boolean isHead(ImportedFact f) {
    return head.filter(f.field()::equals).isPresent();
  }

  /** Returns false for a relation within a citation, which doesn't start an item. */
  private boolean joinsHere(ValueLink link) {
    return group.fields().stream()
        .filter(Field::isGroup)
        .noneMatch(inner -> link.one().isIn(inner) && link.other().isIn(inner));
  }

  /** Returns the index of the entry that starts nearest before a value, or of the first one. */
  private int nearest(List<List<ImportedFact>> entries, ImportedFact value) {
    int best = -1;
    for (int i = 0; i < entries.size(); i++) {
      ImportedFact first = first(entries.get(i));
      boolean before = compare(first, value) <= 0;
      if (before && (best < 0 || compare(first, first(entries.get(best))) > 0)) {
        best = i;
      }
    }
    return best >= 0 ? best : indexOfFirst(entries);
  }

  private int indexOfFirst(List<List<ImportedFact>> entries) {
    int first = 0;
    for (int i = 1; i < entries.size(); i++) {
      if (compare(first(entries.get(i)), first(entries.get(first))) < 0) {
        first = i;
      }
    }
    return first;
  }

  /** Returns the start of an entry: its head, or else its first value. */
  private ImportedFact first(List<ImportedFact> entry) {
    Comparator<ImportedFact> order = EntryAssigner::compare;
    return entry.stream()
        .filter(this::isHead)
        .min(order)
        .or(() -> entry.stream().min(order))
        .orElseThrow();
  }

  private static int compare(ImportedFact one, ImportedFact other) {
    return one.place().isPresent() && other.place().isPresent()
        ? Integer.compare(one.start(), other.start())
        : Integer.compare(one.number(), other.number());
  }

  private List<List<ImportedFact>> inTurn(List<ImportedFact> loose) {
    List<List<ImportedFact>> entries = new ArrayList<>();
    Set<Field> filled = new HashSet<>();
    for (ImportedFact f :
        loose.stream()
            .sorted(
                Comparator.comparingInt(ImportedFact::start).thenComparingInt(ImportedFact::number))
            .toList()) {
      boolean single = group.fields().contains(f.field()) && !f.field().many();
      if (entries.isEmpty() || (single && !filled.add(f.field()))) {
        filled.clear();
        filled.add(f.field());
        entries.add(new ArrayList<>());
      }
      if (single) {
        filled.add(f.field());
      }
      entries.getLast().add(f);
    }
    return entries;
  }
}
