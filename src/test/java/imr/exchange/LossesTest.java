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
final class LossesTest {

  @Test
  void everyKindIsCountedAsItStandsInTheRecord() {
    assertEquals(
        Map.of(
            Lost.TEXT,
            1,
            Lost.WORDS,
            10,
            Lost.PLACE,
            19,
            Lost.VALUE_WITHOUT_PLACE,
            1,
            Lost.NORMAL_FORM,
            6,
            Lost.ABSENT,
            2,
            Lost.GROUPING,
            13,
            Lost.DECISIONS,
            20,
            Lost.REMARKS,
            1),
        Losses.count(Sample.letter(), Sample.SCHEMA, Lost.values()));
  }

  @Test
  void anInvalidValueIsLostOnlyWithoutTheWordsThatMakeItInvalid() {
    Target date = Target.of(new FieldId("injury.date"));
    Answer invalid = new Answer.Stated(new Value.Unreal(), Optional.empty());
    Labelled letter =
        new Labelled(
            Sample.LETTER,
            AnnotationSet.of(List.of(Annotation.decided(date, invalid, Status.ADDED, Sample.ANA))),
            Optional.empty());
    assertEquals(Map.of(Lost.UNREAL, 1), Losses.count(letter, Sample.SCHEMA, Lost.UNREAL));
    assertEquals(Map.of(), Losses.count(Sample.letter(), Sample.SCHEMA, Lost.UNREAL));
  }

  @Test
  void whatWasTypedAndCannotBeReadIsLostInOurOwnRecordsToo() {
    Target age = Target.of(new FieldId("patient.age"));
    Answer typed = new Answer.Stated(new Value.Unread("about forty"), Optional.empty());
    Labelled letter =
        new Labelled(
            Sample.LETTER,
            AnnotationSet.of(List.of(Annotation.decided(age, typed, Status.ADDED, Sample.ANA))),
            Optional.empty());
    assertEquals(
        Map.of(Lost.UNREAD, 1),
        Formats.named("json").orElseThrow().losses(letter, Sample.SCHEMA, true));
  }

  @Test
  void ourOwnRecordsLoseWordsWithoutTextAlone() {
    Format json = Formats.named("jsonl").orElseThrow();
    assertEquals(Map.of(Lost.REMARKS, 1), json.losses(Sample.letter(), Sample.SCHEMA, true));
    assertEquals(
        Map.of(Lost.TEXT, 1, Lost.WORDS, 10, Lost.REMARKS, 1),
        json.losses(Sample.letter(), Sample.SCHEMA, false));
  }
}
