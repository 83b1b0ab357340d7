package imr.extract;

import imr.annotation.Target;

/** Suggests diagnoses, treatments, medications, and pain scores from the clinical case summary. */
final class Clinical {
  private final Diagnoses diagnoses;
  private final GivenTreatments treatments;
  private final Medications medications;

  Clinical(Vocabulary vocabulary) {
    EntryList lists = new EntryList(vocabulary.bodyParts);
    this.diagnoses = new Diagnoses(lists, vocabulary.treatments);
    this.treatments = new GivenTreatments(lists, vocabulary);
    this.medications = new Medications(vocabulary.drugs);
  }

  void say(Draft draft, Words summary, DisputedKinds disputed) {
    Diagnoses.Stated stated = diagnoses.stated(summary);
    draft.sayAll(Target.LETTER, Fields.DIAGNOSES, stated.diagnoses());
    draft.sayAll(Target.LETTER, Fields.TREATMENTS, treatments.in(summary, stated.operations()));
    draft.sayAll(Target.LETTER, Fields.MEDICATIONS, medications.in(summary, disputed));
    draft.sayAll(Target.LETTER, Fields.PAIN_SCORES, PainScores.in(summary));
  }
}
