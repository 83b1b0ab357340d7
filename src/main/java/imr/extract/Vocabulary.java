package imr.extract;

import java.util.List;
import java.util.Map;

/** The terms of the field that more than one rule needs; read once from the resource files. */
final class Vocabulary {
  final Lexicon drugs = VocabularyFile.lexicon("drugs.txt");
  final DrugNames drugNames = new DrugNames();
  final Lexicon treatments;
  final Lexicon wholeNames;
  final Lexicon bodyParts = VocabularyFile.lexicon("body-parts.txt");

  Vocabulary() {
    Map<String, List<String>> terms = VocabularyFile.read("treatments.txt");
    this.treatments = VocabularyFile.lexicon(terms);
    this.wholeNames = VocabularyFile.lexicon(terms, "whole");
  }
}
