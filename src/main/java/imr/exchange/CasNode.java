package imr.exchange;

import java.util.Map;
import java.util.Optional;

/**
 * One feature structure of a UIMA CAS, as XMI and JSON both give it.
 *
 * @param type its full name: {@code webanno.custom.Value}
 * @param begin in UTF-16 units; -1 for one that is no span
 * @param words its features with words, numbers included
 * @param references its features that lead to other structures, by their ids
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

  /** {@code Value} of {@code webanno.custom.Value}. */
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
