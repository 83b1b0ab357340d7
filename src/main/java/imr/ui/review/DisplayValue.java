package imr.ui.review;

import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.UsDate;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.review.FormRow;

/** A value as it is shown: a code by its label, a date as Americans write it. */
public final class DisplayValue {
  private DisplayValue() {}

  static String value(FormRow.Blank blank) {
    return blank.said().map(a -> answer(blank.field(), a.answer())).orElse("");
  }

  /** A date that can't be real is shown by the letter's words. */
  public static String answer(Field field, Answer answer) {
    return switch (answer) {
      case Answer.Absent absent -> "Not stated";
      case Answer.GroupEntry entry -> "";
      case Answer.Stated stated ->
          switch (stated.value()) {
            case Value.Known(String normal) -> known(field, normal);
            case Value.Unread(String typed) -> typed;
            case Value.Unreal() -> quote(stated) + " (not a real date)";
          };
    };
  }

  private static String known(Field field, String normal) {
    return field.type() == Field.Type.DATE ? UsDate.of(normal) : field.labelOf(normal);
  }

  /** What an edit box starts with. */
  static String editable(FormRow.Blank blank) {
    return blank
        .said()
        .map(a -> a.answer() instanceof Answer.Stated stated ? editable(blank.field(), stated) : "")
        .orElse("");
  }

  private static String editable(Field field, Answer.Stated stated) {
    return stated.value() instanceof Value.Unreal
        ? quote(stated)
        : known(field, stated.value().shown());
  }

  private static String quote(Answer.Stated stated) {
    return stated.evidence().map(Evidence::quote).map(ValueReader::singleSpaced).orElse("");
  }
}
