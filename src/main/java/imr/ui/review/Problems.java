package imr.ui.review;

import imr.annotation.Field;

/** What to write in a field, said where something else was typed. */
final class Problems {
  private Problems() {}

  static String sentence(Field field) {
    return switch (field.type()) {
      case DATE -> "This is no date. Write 2016-11-04, or 2016-11 where the letter gives no day.";
      case NUMBER -> "This is no whole number. Write digits alone.";
      case CODE -> "This is none of the choices. Press F2 and pick one.";
      case STATE -> "This is no US state. Write its full name.";
      case PAIN_SCORE -> "This is no pain score. Write 4/10, or 4-6/10.";
      case PAGES -> "These are no pages. Write 60, or 58-60, 98.";
      case QUANTITY, TEXT, GROUP -> "This cannot be read.";
    };
  }
}
