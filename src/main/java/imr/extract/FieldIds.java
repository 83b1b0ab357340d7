package imr.extract;

import imr.annotation.FieldId;

/** The ids of the built-in fields that the extractor fills. */
final class FieldIds {
  static final FieldId NUMBER = new FieldId("case.number");
  static final FieldId DATE_ASSIGNED = new FieldId("case.dateAssigned");
  static final FieldId DECISION_DATE = new FieldId("case.decisionDate");
  static final FieldId UR_DENIAL_DATE = new FieldId("case.urDenialDate");
  static final FieldId APPLICATION_RECEIVED = new FieldId("case.applicationReceived");
  static final FieldId PRIORITY = new FieldId("case.priority");
  static final FieldId STATES = new FieldId("reviewer.licensureStates");
  static final FieldId SPECIALTIES = new FieldId("reviewer.specialties");
  static final FieldId AGE = new FieldId("patient.age");
  static final FieldId SEX = new FieldId("patient.sex");
  static final FieldId INJURY_DATE = new FieldId("injury.date");
  static final FieldId MECHANISM = new FieldId("injury.mechanism");
  static final FieldId DIAGNOSES = new FieldId("clinical.diagnoses");
  static final FieldId TREATMENTS = new FieldId("clinical.treatments");
  static final FieldId MEDICATIONS = new FieldId("clinical.medications");
  static final FieldId PAIN_SCORES = new FieldId("clinical.painScores");
  static final FieldId RFA_DATE = new FieldId("request.rfaDate");
  static final FieldId UR_DATES = new FieldId("review.urDates");
  static final FieldId ITEMS = new FieldId("items");
  static final FieldId REQUEST = ITEMS.child("request");
  static final FieldId ORIGINAL_REQUEST = ITEMS.child("originalRequest");
  static final FieldId AUTHORIZED_PART = ITEMS.child("authorizedPart");
  static final FieldId DECISION = ITEMS.child("decision");
  static final FieldId TREATMENT = ITEMS.child("treatment");
  static final FieldId CATEGORY = ITEMS.child("category");
  static final FieldId BODY_PARTS = ITEMS.child("bodyParts");
  static final FieldId QUANTITY = ITEMS.child("quantity");
  static final FieldId FREQUENCY = ITEMS.child("frequency");
  static final FieldId DURATION = ITEMS.child("duration");
  static final FieldId STRENGTH = ITEMS.child("strength");
  static final FieldId ADMINISTRATOR = ITEMS.child("claimsAdministratorCitations");
  static final FieldId REVIEWER = ITEMS.child("reviewerCitations");
  static final FieldId RATIONALE = ITEMS.child("rationale");
  static final FieldId CONCLUSION = ITEMS.child("conclusion");

  private FieldIds() {}
}
