package imr.ui.review;

import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.ValueReader;
import imr.review.Row;

/** What a blank shows in its box. */
final class Shown {
  private Shown() {}

  /**
   * The value as an analyst reads it: a code by its label, a date that cannot be by the letter's
   * words.
   */
  static String value(Row.Blank blank) {
    return blank.said().map(a -> answer(blank.field(), a.answer())).orElse("");
  }

  static String answer(Field field, Answer answer) {
    return switch (answer) {
      case Answer.Absent absent -> "absent";
      case Answer.Entry entry -> "";
      case Answer.Stated stated ->
          switch (stated.value()) {
            case imr.annotation.Value.Known known -> field.labelOf(known.normal());
            case imr.annotation.Value.Unread unread -> unread.typed();
            case imr.annotation.Value.Unreal unreal -> quote(stated) + " (cannot be)";
          };
    };
  }

  /** What an edit box starts with. */
  static String editable(Row.Blank blank) {
    return blank
        .said()
        .map(a -> a.answer() instanceof Answer.Stated stated ? editable(blank.field(), stated) : "")
        .orElse("");
  }

  private static String editable(Field field, Answer.Stated stated) {
    return stated.value() instanceof imr.annotation.Value.Unreal
        ? quote(stated)
        : field.labelOf(stated.value().shown());
  }

  private static String quote(Answer.Stated stated) {
    return stated.evidence().map(Evidence::quote).map(ValueReader::singleSpaced).orElse("");
  }
}
