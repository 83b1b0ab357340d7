package imr.extract;

/** The terms of the field that more than one rule needs; read once from the resource files. */
final class Vocabulary {
  final Lexicon drugs = VocabularyFile.lexicon("drugs.txt");
  final DrugNames drugNames = new DrugNames();
  final Lexicon treatments = VocabularyFile.lexicon("treatments.txt");
  final Lexicon wholeNames = VocabularyFile.lexicon("treatments.txt", "whole");
  final Lexicon bodyParts = VocabularyFile.lexicon("body-parts.txt");
}
