package imr.ui.review;

import imr.review.FormRow;
import javafx.css.PseudoClass;

/** A line of the form on the screen. */
interface LineNode {
  /** Set while the line is the chosen one. */
  PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  /** Shows the line as it now is; the row is of the kind that the node was made for. */
  void update(FormRow row);

  void setChosen(boolean chosen);

  /** Set where the form is too narrow for a label beside its value. */
  PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

  /** Lays the line out for a narrow form, or for a wide one. */
  void setNarrow(boolean narrow);

  /** What Enter does here. */
  void enter();

  /**
   * Opens the edit box, with what stands where {@code typed} is empty; lines without a value of
   * their own have none.
   */
  default void edit(String typed) {}

  /** True where typing starts a value: nothing is here that it could replace. */
  default boolean takesTyping() {
    return false;
  }

  default boolean editing() {
    return false;
  }

  /** Keeps what was typed and closes the edit box; nothing where it is not open. */
  default void commit() {}

  /** Closes the edit box and drops what was typed. */
  default void cancel() {}
}
