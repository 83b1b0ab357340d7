package imr.exchange;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What we need of a UIMA CAS: the text of its first view, and what is indexed in it.
 *
 * @param text empty where it has none
 * @param structures in the file's order
 */
record UimaCas(Optional<String> text, List<Structure> structures) {
  UimaCas {
    structures = List.copyOf(structures);
  }

  /**
   * A feature structure.
   *
   * @param type its whole name: {@code imr.Value}
   * @param span whether it has a begin and an end
   * @param begin in UTF-16 units
   * @param end in UTF-16 units
   * @param features those whose values are strings
   */
  record Structure(String type, boolean span, int begin, int end, Map<String, String> features) {
    Structure {
      features = Map.copyOf(features);
    }

    String shortType() {
      return type.substring(type.lastIndexOf('.') + 1);
    }

    Optional<String> feature(String name) {
      return Optional.ofNullable(features.get(name));
    }

    /** Sentences, tokens, metadata and UIMA's own structures are no values. */
    boolean isForeignValue() {
      return !type.startsWith("uima.")
          && !type.contains(".segmentation.")
          && !type.contains(".metadata.");
    }
  }

  /** As UIMA's index has them: by their begin, of those that begin together the longest first. */
  List<Structure> spans() {
    return structures.stream()
        .filter(Structure::span)
        .sorted(
            Comparator.comparingInt(Structure::begin)
                .thenComparing(Comparator.comparingInt(Structure::end).reversed()))
        .toList();
  }

  List<Structure> of(String type) {
    return structures.stream().filter(s -> s.type().equals(type)).toList();
  }
}
