package imr.learn;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Schema;
import imr.learn.TaggingExample.WordSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which fields are read in a kind of section, in layers of fields that don't overlap.
 *
 * @param kind of section, by its ordinal
 * @param layers the fields of each layer
 * @param passages true where the last layer is of passages: there each field stands for two of the
 *     tagger's, its first word and its last
 */
record TaggerLayout(int kind, List<List<FieldId>> layers, boolean passages) {
  /** A field is looked for in a kind of section that holds this share of its values. */
  private static final double SHARE = 0.08;

  private static final int MOST_LAYERS = 6;

  TaggerLayout {
    layers = layers.stream().map(List::copyOf).toList();
  }

  /** Of each layer the first of the tagger's fields, and behind them the number of all. */
  int[] starts() {
    int[] starts = new int[layers.size() + 1];
    for (int l = 0; l < layers.size(); l++) {
      starts[l + 1] = starts[l] + layers.get(l).size() * (passage(l) ? 2 : 1);
    }
    return starts;
  }

  boolean passage(int layer) {
    return passages && layer == layers.size() - 1;
  }

  /** The tagger's first number of a field in a layer; -1 where the layer lacks it. */
  int number(int layer, FieldId field) {
    int at = layers.get(layer).indexOf(field);
    return at < 0 ? -1 : start(layer) + (passage(layer) ? 2 * at : at);
  }

  FieldId field(int layer, int number) {
    int at = number - start(layer);
    return layers.get(layer).get(passage(layer) ? at / 2 : at);
  }

  private int start(int layer) {
    return layers.stream().limit(layer).mapToInt(List::size).sum();
  }

  /** How the fields of these lessons are laid out. */
  static List<TaggerLayout> plan(Schema schema, List<TaggingExample> lessons) {
    Map<FieldId, Map<Integer, Integer>> kinds = new HashMap<>();
    Map<List<FieldId>, Integer> overlaps = new HashMap<>();
    Map<FieldId, Integer> counts = new HashMap<>();
    for (TaggingExample lesson : lessons) {
      List<WordSpan> values = lesson.values();
      for (int i = 0; i < values.size(); i++) {
        WordSpan v = values.get(i);
        counts.merge(v.field(), 1, Integer::sum);
        kinds
            .computeIfAbsent(v.field(), _ -> new TreeMap<>())
            .merge(lesson.words().kind(v.from()), 1, Integer::sum);
        for (int k = i + 1; k < values.size(); k++) {
          WordSpan other = values.get(k);
          if (v.overlaps(other) && !v.field().equals(other.field())) {
            overlaps.merge(List.of(v.field(), other.field()), 1, Integer::sum);
            overlaps.merge(List.of(other.field(), v.field()), 1, Integer::sum);
          }
        }
      }
    }
    return parts(schema, kinds, counts, overlaps);
  }

  private static List<TaggerLayout> parts(
      Schema schema,
      Map<FieldId, Map<Integer, Integer>> kinds,
      Map<FieldId, Integer> counts,
      Map<List<FieldId>, Integer> overlaps) {
    TreeMap<Integer, TreeMap<Integer, List<FieldId>>> byKind = new TreeMap<>();
    for (Field field : schema.all().filter(TaggerLayout::hasSpans).toList()) {
      int count = counts.getOrDefault(field.id(), 0);
      kinds
          .getOrDefault(field.id(), new TreeMap<>())
          .forEach(
              (kind, here) -> {
                if (here >= SHARE * count) {
                  TreeMap<Integer, List<FieldId>> layers =
                      byKind.computeIfAbsent(kind, _ -> new TreeMap<>());
                  if (2 * layers.values().stream().mapToInt(List::size).sum()
                      > Tagger.MOST_FIELDS - 2) {
                    return;
                  }
                  int layer = field.longText() ? MOST_LAYERS : 0;
                  while (layer < MOST_LAYERS - 1
                      && layers.getOrDefault(layer, List.of()).stream()
                          .anyMatch(f -> overlap(f, field.id(), counts, overlaps))) {
                    layer++;
                  }
                  layers.computeIfAbsent(layer, _ -> new ArrayList<>()).add(field.id());
                }
              });
    }
    return byKind.entrySet().stream()
        .map(
            e ->
                new TaggerLayout(
                    e.getKey(),
                    List.copyOf(e.getValue().values()),
                    e.getValue().containsKey(MOST_LAYERS)))
        .toList();
  }

  private static boolean overlap(
      FieldId one,
      FieldId other,
      Map<FieldId, Integer> counts,
      Map<List<FieldId>, Integer> overlaps) {
    int fewer = Math.min(counts.getOrDefault(one, 0), counts.getOrDefault(other, 0));
    return overlaps.getOrDefault(List.of(one, other), 0) > 0.01 * fewer;
  }

  /** Codes that judge another value have no span of their own. */
  static boolean hasSpans(Field field) {
    return !field.isGroup() && field.sameSpanAs().isEmpty();
  }
}
