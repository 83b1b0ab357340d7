package imr.extract;

import java.util.List;
import java.util.Map;

/** The lexicons that several rules share, read once from resources. */
final class MedicalVocabulary {
  final Lexicon drugs = Lexicon.of("drugs.txt");
  final DrugNames drugNames = new DrugNames();
  final Lexicon treatments;
  final Lexicon wholeNames;
  final Lexicon bodyParts = Lexicon.of("body-parts.txt");

  MedicalVocabulary() {
    Map<String, List<String>> terms = VocabularyFile.read("treatments.txt");
    this.treatments = Lexicon.of(terms);
    this.wholeNames = Lexicon.of(terms, "whole");
  }
}
