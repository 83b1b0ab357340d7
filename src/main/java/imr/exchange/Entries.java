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
 * Parts what a file says inside a group (disputed items, the citations of one) into the group's
 * entries.
 *
 * <p>Values belong to one entry when their paths say so, or a relation joins them. Each value of
 * the group's head, its first short single field ({@code items.request}, {@code guideline}), starts
 * an entry. What is left belongs to the nearest entry that starts before it, else to the first one;
 * values without a place stand where the file lists them. Where nothing tells entries apart, a
 * second value of a field that takes one starts the next. So a letter that tells what was first
 * asked for before the disputed request itself is read one item too early: a tool's labels alone do
 * not say it.
 */
final class Entries {
  private final Field group;
  private final Optional<Field> head;
  private final List<Link> links;

  /** Two values that the file says belong together. */
  record Link(Found one, Found other) {}

  Entries(Field group, List<Link> links) {
    this.group = group;
    this.links = links;
    this.head = headOf(group);
  }

  private static Optional<Field> headOf(Field group) {
    return group.fields().stream()
        .filter(f -> !f.many() && !f.isGroup() && !f.longText())
        .findFirst();
  }

  /** True for a field whose values start an entry of their group. */
  static boolean begins(Field field, Schema schema) {
    return schema.parent(field.id()).flatMap(Entries::headOf).filter(field::equals).isPresent();
  }

  /** The entries in the letter's order, those without places last. */
  List<List<Found>> of(List<Found> said) {
    List<List<Found>> entries = new ArrayList<>();
    List<Found> loose = new ArrayList<>();
    for (List<Found> joined : joined(said)) {
      if (isKnown(joined)) {
        entries.add(joined);
      } else {
        loose.addAll(joined);
      }
    }
    if (entries.isEmpty()) {
      entries.addAll(inTurn(loose));
    } else {
      List<List<Found>> known = entries.stream().map(List::copyOf).toList();
      loose.forEach(f -> entries.get(nearest(known, f)).add(f));
    }
    return inOrder(entries);
  }

  private static List<List<Found>> inOrder(List<List<Found>> entries) {
    return entries.stream()
        .sorted(
            Comparator.<List<Found>>comparingInt(Entries::start).thenComparingInt(Entries::number))
        .toList();
  }

  private static int start(List<Found> entry) {
    return entry.stream().mapToInt(Found::start).min().orElse(Integer.MAX_VALUE);
  }

  private static int number(List<Found> entry) {
    return entry.stream().mapToInt(Found::number).min().orElse(Integer.MAX_VALUE);
  }

  /** What paths and relations join, each value in one list; the lists in the file's order. */
  private List<List<Found>> joined(List<Found> said) {
    Map<Found, List<Found>> lists = new HashMap<>();
    Map<String, Found> byPath = new HashMap<>();
    for (Found f : said) {
      lists.put(f, new ArrayList<>(List.of(f)));
      f.path()
          .map(p -> byPath.putIfAbsent(FieldPath.entryOf(p, group), f))
          .ifPresent(first -> join(lists, first, f));
    }
    links.stream()
        .filter(l -> lists.containsKey(l.one()) && lists.containsKey(l.other()))
        .filter(l -> l.one().path().isEmpty() || l.other().path().isEmpty())
        .forEach(l -> join(lists, l.one(), l.other()));
    Set<Found> taken = new HashSet<>();
    List<List<Found>> all = new ArrayList<>();
    for (Found f : said) {
      List<Found> list = lists.getOrDefault(f, List.of());
      if (taken.add(list.getFirst())) {
        all.add(list);
      }
    }
    return all;
  }

  private static void join(Map<Found, List<Found>> lists, Found one, Found other) {
    List<Found> into = lists.getOrDefault(one, List.of());
    if (!into.contains(other)) {
      List<Found> from = lists.getOrDefault(other, List.of());
      into.addAll(from);
      from.forEach(f -> lists.put(f, into));
    }
  }

  /** True for what is an entry of its own, and need not look for one. */
  private boolean isKnown(List<Found> joined) {
    return joined.stream().anyMatch(f -> f.path().isPresent() || isHead(f))
        || links.stream().anyMatch(l -> joined.contains(l.one()) && joinsHere(l));
  }

  private boolean isHead(Found f) {
    return head.filter(f.field()::equals).isPresent();
  }

  /** False for a relation between two parts of one citation, which does not make them an item. */
  private boolean joinsHere(Link link) {
    return group.fields().stream()
        .filter(Field::isGroup)
        .noneMatch(inner -> link.one().isIn(inner) && link.other().isIn(inner));
  }

  /** Which of the entries starts nearest before a value; the first one where none does. */
  private int nearest(List<List<Found>> entries, Found value) {
    int best = -1;
    for (int i = 0; i < entries.size(); i++) {
      Found first = first(entries.get(i));
      boolean before = compare(first, value) <= 0;
      if (before && (best < 0 || compare(first, first(entries.get(best))) > 0)) {
        best = i;
      }
    }
    return best >= 0 ? best : indexOfFirst(entries);
  }

  private int indexOfFirst(List<List<Found>> entries) {
    int first = 0;
    for (int i = 1; i < entries.size(); i++) {
      if (compare(first(entries.get(i)), first(entries.get(first))) < 0) {
        first = i;
      }
    }
    return first;
  }

  /** Where an entry starts: its head, else what stands first. */
  private Found first(List<Found> entry) {
    Comparator<Found> order = Entries::compare;
    return entry.stream()
        .filter(this::isHead)
        .min(order)
        .or(() -> entry.stream().min(order))
        .orElseThrow();
  }

  private static int compare(Found one, Found other) {
    return one.place().isPresent() && other.place().isPresent()
        ? Integer.compare(one.start(), other.start())
        : Integer.compare(one.number(), other.number());
  }

  private List<List<Found>> inTurn(List<Found> loose) {
    List<List<Found>> entries = new ArrayList<>();
    Set<Field> filled = new HashSet<>();
    for (Found f :
        loose.stream()
            .sorted(Comparator.comparingInt(Found::start).thenComparingInt(Found::number))
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
