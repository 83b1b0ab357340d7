package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.FieldId;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests what formats report beforehand that they can't represent. */
final class FormatLossTest {

  @Test
  void everyKindIsCountedAsItStandsInTheRecord() {
    assertEquals(
        Map.of(
            FormatLoss.TEXT,
            1,
            FormatLoss.WORDS,
            10,
            FormatLoss.PLACE,
            19,
            FormatLoss.VALUE_WITHOUT_PLACE,
            1,
            FormatLoss.NORMAL_FORM,
            6,
            FormatLoss.ABSENT,
            2,
            FormatLoss.GROUPING,
            13,
            FormatLoss.DECISIONS,
            20,
            FormatLoss.REMARKS,
            1),
        FormatLossCounter.count(SampleRecord.letter(), SampleRecord.SCHEMA, FormatLoss.values()));
  }

  @Test
  void anInvalidValueIsLostOnlyWithoutTheWordsThatMakeItInvalid() {
    Target date = Target.of(new FieldId("injury.date"));
    Answer invalid = new Answer.Stated(new Value.Unreal(), Optional.empty());
    AnnotatedLetter letter =
        new AnnotatedLetter(
            SampleRecord.LETTER,
            AnnotationSet.of(
                List.of(Annotation.decided(date, invalid, Status.ADDED, SampleRecord.ANA))),
            Optional.empty());
    assertEquals(
        Map.of(FormatLoss.UNREAL, 1),
        FormatLossCounter.count(letter, SampleRecord.SCHEMA, FormatLoss.UNREAL));
    assertEquals(
        Map.of(),
        FormatLossCounter.count(SampleRecord.letter(), SampleRecord.SCHEMA, FormatLoss.UNREAL));
  }

  @Test
  void whatWasTypedAndCannotBeReadIsLostInOurOwnRecordsToo() {
    Target age = Target.of(new FieldId("patient.age"));
    Answer typed = new Answer.Stated(new Value.Unread("about forty"), Optional.empty());
    AnnotatedLetter letter =
        new AnnotatedLetter(
            SampleRecord.LETTER,
            AnnotationSet.of(
                List.of(Annotation.decided(age, typed, Status.ADDED, SampleRecord.ANA))),
            Optional.empty());
    assertEquals(
        Map.of(FormatLoss.UNREAD, 1),
        Formats.named("json").orElseThrow().losses(letter, SampleRecord.SCHEMA, true));
  }

  @Test
  void ourOwnRecordsLoseWordsWithoutTextAlone() {
    Format json = Formats.named("jsonl").orElseThrow();
    assertEquals(
        Map.of(FormatLoss.REMARKS, 1),
        json.losses(SampleRecord.letter(), SampleRecord.SCHEMA, true));
    assertEquals(
        Map.of(FormatLoss.TEXT, 1, FormatLoss.WORDS, 10, FormatLoss.REMARKS, 1),
        json.losses(SampleRecord.letter(), SampleRecord.SCHEMA, false));
  }
}
