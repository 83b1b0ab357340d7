package imr.extract;

import java.util.Optional;

/**
 * Maps drug names to generic names: {@code Flexeril} and {@code cyclobenzaprine HCl} are both
 * {@code cyclobenzaprine} (resource {@code drug-names.txt}).
 */
final class DrugNames {
  private final Lexicon generics = new Lexicon();

  DrugNames() {
    VocabularyFile.read("drug-names.txt")
        .forEach(
            (generic, brands) -> {
              generics.add(generic, generic);
              brands.forEach(b -> generics.add(b, generic));
            });
  }

  /**
   * Returns the generic name of the drug that begins at a word, or the word itself if it is
   * unknown.
   */
  String generic(TokenizedText words, int i, int limit) {
    Optional<Lexicon.Match> known = generics.match(words, i, limit);
    return known.map(Lexicon.Match::meaning).orElseGet(() -> words.at(i));
  }
}
