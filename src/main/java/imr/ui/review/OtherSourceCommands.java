package imr.ui.review;

import imr.annotation.UnlocatedClaim;
import imr.ui.kit.Command;
import imr.ui.kit.Overlay;
import imr.ui.kit.SearchableList;
import imr.ui.review.OpinionsModel.UnlocatedPrediction;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/** The commands about what programs elsewhere say, each declared once. */
final class OtherSourceCommands {
  /** So many authors' values have a key of their own. */
  static final int KEYS = 3;

  private final OpinionsModel model;
  private final LetterPane letter;
  private final FormPane form;
  private final Overlay overlay;
  private final BooleanBinding open;
  private final List<Command> takes;
  private final Command list;
  private final Command place;
  private final Command dismiss;
  private int shown;
  private boolean painted;

  OtherSourceCommands(
      OpinionsModel model, LetterPane letter, FormPane form, Overlay overlay, BooleanBinding open) {
    this.model = model;
    this.letter = letter;
    this.form = form;
    this.overlay = overlay;
    this.open = open;
    BooleanBinding some =
        Bindings.createBooleanBinding(
            () -> open.get() && !model.loose().get().isEmpty(), open, model.loose());
    this.takes = IntStream.rangeClosed(1, KEYS).mapToObj(this::take).toList();
    this.list =
        Command.of(
            "unlocated-predictions",
            "Field",
            "Unlocated predictions…",
            "Alt+U",
            some,
            () -> choose(this::place));
    this.place =
        Command.of(
            "link-prediction",
            "Field",
            "Link prediction to selection",
            "Alt+A",
            open,
            this::placeHere);
    this.dismiss =
        Command.of(
            "dismiss-prediction",
            "Field",
            "Dismiss prediction…",
            "Alt+Shift+U",
            some,
            () -> choose(model::dismiss));
    model.here().addListener((o, was, is) -> hide());
  }

  private Command take(int number) {
    return Command.of(
        "use-other-value-" + number,
        "Field",
        "Use other source's value (" + number + ")",
        "Alt+" + number,
        open,
        () -> take(form, number - 1));
  }

  private void take(FormPane pane, int at) {
    pane.commit();
    model.take(at);
    pane.focusChosen();
  }

  List<Command> all() {
    return List.of(
        takes.get(0),
        takes.get(1),
        takes.get(2),
        Command.of(
            "show-other-highlight",
            "Field",
            "Show other source's highlight",
            "Alt+P",
            open,
            this::showNext),
        list,
        place,
        dismiss);
  }

  /** The command that takes the value at a place in the list; empty where no key is left. */
  Optional<Command> takes(int at) {
    return takes.stream().skip(at).findFirst();
  }

  Command list() {
    return list;
  }

  Command place() {
    return place;
  }

  /** Paints where one author has the value, and scrolls there. */
  void show(OpinionsModel.AuthorValue said) {
    said.place()
        .ifPresent(
            span -> {
              painted = true;
              letter.showFound(List.of(span), Optional.empty());
              letter.sight().reveal(letter.shown().toShown(span));
            });
  }

  void hide() {
    shown = 0;
    if (painted) {
      painted = false;
      letter.showFound(List.of(), Optional.empty());
    }
  }

  private void showNext() {
    List<OpinionsModel.AuthorValue> here = model.here().get();
    if (!here.isEmpty()) {
      show(here.get(shown++ % here.size()));
    }
  }

  private void placeHere() {
    form.commit();
    model.placeHere();
    form.focusChosen();
  }

  private void place(UnlocatedPrediction claim) {
    model.place(claim);
    letter.focusText();
  }

  private void choose(Consumer<UnlocatedPrediction> then) {
    form.commit();
    List<SearchableList.Entry> entries =
        model.loose().get().stream()
            .map(
                l ->
                    new SearchableList.Entry(
                        l.run(),
                        model.nameOf(l) + ": " + OpinionsModel.shortened(l.claim().shown()),
                        l.claim().reason() == UnlocatedClaim.Reason.NOT_FOUND
                            ? ""
                            : OpinionsModel.shortened(l.claim().reason().words()),
                        () -> then.accept(l)))
            .toList();
    SearchableList.show(overlay, "Unlocated predictions: " + entries.size(), entries);
  }
}
