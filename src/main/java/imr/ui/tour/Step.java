package imr.ui.tour;

/**
 * One step of the tour: a title, words, and what the analyst is asked to do, with which the tour
 * goes on by itself; the last is empty for a step that is only read. Words may hold keys, as {@link
 * imr.ui.kit.KeyWords} fills them in.
 */
enum Step {
  LETTER(
      "The letter",
      "Here stands the letter, word for word. Words on a coloured ground are what the program"
          + " found; each colour is a group of fields. A dashed line below them means suggested, a"
          + " solid one that a person has decided. {key:show-page} shows the printed page.",
      ""),
  FORM(
      "The form",
      "Each line is a field with its value. At its right stands its state, as a sign and a word: a"
          + " number says how sure the program is of what it suggests; after that a field is"
          + " confirmed, corrected, added, absent or rejected. Nothing is gold before a person has"
          + " decided.",
      ""),
  DECIDE(
      "Decide with one key",
      "Compare the chosen value with its words in the letter. Right: {key:confirm-value}. Wrong:"
          + " {key:edit-value}, type, Enter. Not in the letter: {key:mark-not-stated}. All is"
          + " saved at once, and {key:undo} takes it back.",
      "Now decide on the chosen field. The tour goes on when you have."),
  CHECKS(
      "Checks, and the end of a letter",
      "What does not fit together is asked below the form, a sentence each. When no field is open,"
          + " {key:finish-letter} keeps the letter as gold and opens the next"
          + " one; before that it lists what is open.",
      "Now press {key:next-check} to go to the field that a check is about."),
  MORE(
      "Find letters, help and everything else",
      "{key:go-to-library} goes to the letters. {key:command-palette} lists all that can be"
          + " done, by its words. {key:help} answers “how do I…”, and tells about the place where"
          + " you are.",
      "");

  private final String title;
  private final String words;
  private final String task;

  Step(String title, String words, String task) {
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
