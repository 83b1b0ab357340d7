package imr.exchange;

import java.util.Map;
import java.util.Optional;

/**
 * A feature structure of a UIMA CAS, independent of its format (XMI or JSON).
 *
 * @param type its full name: {@code webanno.custom.Value}
 * @param begin in UTF-16 units; -1 if it isn't a span
 * @param words its features with string or number values
 * @param references its features that refer to other structures, by id
 */
record CasNode(
    String id,
    String type,
    int begin,
    int end,
    Map<String, String> words,
    Map<String, String> references) {

  CasNode {
    words = Map.copyOf(words);
    references = Map.copyOf(references);
  }

  /** Returns {@code Value} for {@code webanno.custom.Value}. */
  String shortType() {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  boolean isSpan() {
    return begin >= 0 || end > 0;
  }

  Optional<String> feature(String name) {
    return Optional.ofNullable(words.get(name));
  }
}
