package imr.ui.tour;

/**
 * One step of the tour: a title, words, and what the analyst is asked to do, with which the tour
 * goes on by itself; the last is empty for a step that is only read. Words may hold keys, as {@link
 * imr.ui.kit.KeyPlaceholders} fills them in.
 */
enum TourStep {
  LETTER(
      "The letter",
      "This is the letter. Highlights show what the extractor found; each color is a group of"
          + " fields. A dashed underline means suggested. A solid one means reviewed by a person."
          + " Press {key:show-page} to see the PDF page.",
      ""),
  FORM(
      "The form",
      "Each row is a field and its value. The state is on the right. A percentage is the confidence"
          + " of a suggestion. After your review, the value is confirmed, corrected, added, not"
          + " stated, or rejected. Only reviewed values become part of the gold set.",
      ""),
  DECIDE(
      "Review with one key",
      "Compare the selected value with its highlight in the letter. If it's correct, press"
          + " {key:confirm-value}. If it's wrong, press {key:edit-value}, type the correct value,"
          + " and press Enter. If the letter doesn't state it, press {key:mark-not-stated}."
          + " Everything is saved immediately, and {key:undo} undoes it.",
      "Now review the selected field. The tour continues when you're done."),
  CHECKS(
      "Checks and finishing",
      "Warnings about conflicting values appear below the form. When every field is reviewed, press"
          + " {key:finish-letter} to finish the letter and open the next one. Until then, it lists"
          + " the fields that still need review.",
      "Now press {key:next-check} to go to the field with a warning."),
  MORE(
      "Find letters, commands, and help",
      "Press {key:go-to-library} to go to the library. Press {key:command-palette} to find any"
          + " command. Press {key:help} for help about what you're doing.",
      "");

  private final String title;
  private final String words;
  private final String task;

  TourStep(String title, String words, String task) {
    this.title = title;
    this.words = words;
    this.task = task;
  }

  String title() {
    return title;
  }

  String words() {
    return words;
  }

  String task() {
    return task;
  }
}
