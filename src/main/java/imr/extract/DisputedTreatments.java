package imr.extract;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The drugs and kinds of treatment that a letter's items request. A kind is the part of a category
 * before the slash. A request for authorization that mentions treatments, but none of these kinds,
 * isn't about a disputed item.
 */
final class DisputedTreatments {
  private final MedicalVocabulary vocabulary;
  private final Set<String> kinds = new HashSet<>();
  private final Set<String> drugs = new HashSet<>();

  DisputedTreatments(MedicalVocabulary vocabulary, Set<String> categories) {
    this.vocabulary = vocabulary;
    categories.forEach(c -> kinds.add(kind(c)));
  }

  /** Adds the drugs in a request. */
  void addDrugs(TokenizedText request) {
    int i = 0;
    while (i < request.size()) {
      Optional<Lexicon.Match> drug = vocabulary.drugs.match(request, i, request.size());
      int at = i;
      drug.ifPresent(m -> drugs.add(vocabulary.drugNames.generic(request, at, request.size())));
      i = drug.map(Lexicon.Match::end).orElse(i + 1);
    }
  }

  /** Returns whether an item requests this drug, under any name. */
  boolean asksFor(TokenizedText words, Lexicon.Match drug) {
    return drugs.contains(vocabulary.drugNames.generic(words, drug.start(), drug.end()));
  }

  private static String kind(String category) {
    int slash = category.indexOf('/');
    return slash < 0 ? category : category.substring(0, slash);
  }

  /**
   * Returns false if the words {@code [from, to)} mention treatments, but none of a disputed kind.
   */
  boolean mayBeNamedIn(TokenizedText words, int from, int to) {
    boolean open =
        kinds.isEmpty()
            || kinds.stream().anyMatch(Set.of("other", "surgery", "evaluation")::contains);
    Set<String> named = open ? Set.of() : named(words, from, to);
    boolean injected = kinds.contains("injection") && named.contains("drug");
    return injected || named.isEmpty() || named.stream().anyMatch(kinds::contains);
  }

  private Set<String> named(TokenizedText words, int from, int to) {
    Set<String> named = new HashSet<>();
    for (int i = from; i < to; i++) {
      Optional<Lexicon.Match> drug = vocabulary.drugs.match(words, i, to);
      drug.ifPresent(m -> named.add("drug"));
      vocabulary
          .treatments
          .match(words, i, to)
          .filter(m -> !words.is(m.start(), "rfa"))
          .map(m -> m.meaning().replace("!", ""))
          .filter(m -> m.contains("/"))
          .ifPresent(m -> named.add(kind(m)));
    }
    return named;
  }
}
