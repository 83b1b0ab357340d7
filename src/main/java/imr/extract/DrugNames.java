package imr.extract;

import java.util.Optional;

/**
 * A drug's generic name, whichever of its names a letter uses: {@code Flexeril} and {@code
 * cyclobenzaprine HCl} are both {@code cyclobenzaprine} (resource {@code drug-names.txt}).
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

  /** The generic name of the drug that begins at a word; the word itself where it is not known. */
  String generic(Words words, int i, int limit) {
    Optional<Lexicon.Match> known = generics.match(words, i, limit);
    return known.map(Lexicon.Match::meaning).orElseGet(() -> words.at(i));
  }
}
