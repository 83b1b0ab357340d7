package imr.exchange;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A relation between two values of an item or citation, as annotation tools draw it: from the first
 * value of an entry to each of its others, and to the first value of each citation in it.
 *
 * @param group the group of the entry; the type of the relation
 */
record ValueRelation(Field group, ValueSpan from, ValueSpan to) {

  /** Returns the relations between a letter's values, in record order. */
  static List<ValueRelation> of(List<ValueSpan> marks, Schema schema) {
    Map<String, ValueSpan> first = new LinkedHashMap<>();
    List<ValueRelation> bonds = new ArrayList<>();
    for (ValueSpan mark : marks) {
      if (!mark.owner().isEmpty() && first.putIfAbsent(mark.owner(), mark) != null) {
        bonds.add(new ValueRelation(group(mark.owner(), schema), first.get(mark.owner()), mark));
      }
    }
    first.forEach(
        (entry, mark) -> {
          String outer = entry.substring(0, entry.lastIndexOf(']', entry.length() - 2) + 1);
          if (first.containsKey(outer)) {
            bonds.add(new ValueRelation(group(outer, schema), first.get(outer), mark));
          }
        });
    return List.copyOf(bonds);
  }

  private static Field group(String entry, Schema schema) {
    return schema.field(new FieldId(FieldPath.fieldOf(entry)));
  }
}
