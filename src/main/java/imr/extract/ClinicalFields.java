package imr.extract;

import imr.annotation.Target;

/** Suggests diagnoses, treatments, medications, and pain scores from the clinical case summary. */
final class ClinicalFields {
  private final Diagnoses diagnoses;
  private final GivenTreatments treatments;
  private final Medications medications;

  ClinicalFields(MedicalVocabulary vocabulary) {
    EntrySplitter lists = new EntrySplitter(vocabulary.bodyParts);
    this.diagnoses = new Diagnoses(lists, vocabulary.treatments);
    this.treatments = new GivenTreatments(lists, vocabulary);
    this.medications = new Medications(vocabulary.drugs);
  }

  void say(SuggestionBuilder draft, TokenizedText summary, DisputedTreatments disputed) {
    Diagnoses.Stated stated = diagnoses.stated(summary);
    draft.sayAll(Target.LETTER, FieldIds.DIAGNOSES, stated.diagnoses());
    draft.sayAll(Target.LETTER, FieldIds.TREATMENTS, treatments.in(summary, stated.operations()));
    draft.sayAll(Target.LETTER, FieldIds.MEDICATIONS, medications.in(summary, disputed));
    draft.sayAll(Target.LETTER, FieldIds.PAIN_SCORES, PainScores.in(summary));
  }
}
