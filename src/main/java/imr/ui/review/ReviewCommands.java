package imr.ui.review;

import imr.annotation.Remarks;
import imr.annotation.Target;
import imr.letter.WordSpans;
import imr.review.FoldedForm;
import imr.review.FormRow;
import imr.review.Plant;
import imr.review.ReviewOrder;
import imr.review.ReviewSession;
import imr.ui.kit.Command;
import imr.ui.kit.Overlay;
import imr.ui.kit.SearchableList;
import imr.ui.kit.TextPrompt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The commands of the review screen, each declared once, and the keys that form and text take. */
final class ReviewCommands {

  private final ReviewModel model;
  private final FormPane form;
  private final Overlay overlay;
  private final PlaceModel places;
  private final RemarkModel remarks;
  private final AcceptModel accept;
  private final GuideCard guide;
  private Consumer<Boolean> offer = withKeyboard -> {};
  private Consumer<Boolean> resize = longer -> {};
  private final BooleanBinding open;
  private final BooleanBinding finished;
  private final List<Command> all;

  /**
   * @param nextLetter opens the next letter that wants a review
   */
  ReviewCommands(ReviewModel model, FormPane form, Overlay overlay, Runnable nextLetter) {
    this.model = model;
    this.form = form;
    this.overlay = overlay;
    this.places = new PlaceModel(model);
    this.remarks = new RemarkModel(model);
    this.accept = new AcceptModel(model);
    this.guide = new GuideCard(model, overlay.cards());
    this.open = holds(s -> true);
    this.finished = holds(ReviewSession::finished);
    List<Command> verbs = new ArrayList<>();
    verbs.addAll(edit());
    verbs.addAll(field());
    verbs.addAll(place());
    verbs.addAll(remark());
    verbs.addAll(letter(nextLetter));
    this.all = List.copyOf(verbs);
    form.onKey(this::pressed);
    form.onChoice(this::ofChosen);
    form.onMenu(this::rowMenu);
    form.onFieldKey(this::fieldKey);
  }

  /** Shows the fields that selected words may belong to; asked whether it takes the keyboard. */
  void onOffer(Consumer<Boolean> show) {
    offer = show;
  }

  /** Makes the selection in the letter longer when told true, and takes that back when not. */
  void onResizeSelection(Consumer<Boolean> selection) {
    resize = selection;
  }

  /** Gives the selected words to a field; the form has the keyboard then. */
  void useSelectionFor(Target target) {
    form.commit();
    model.assignTo(target);
    form.focusChosen();
  }

  private void useSelection() {
    SelectionPopup.likeliest(model).ifPresent(this::useSelectionFor);
  }

  /** A field's key goes to the field, or gives it the selected words. */
  private boolean fieldKey(String typed) {
    boolean known = places.byKey(typed.toUpperCase(Locale.ROOT));
    if (known) {
      form.focusChosen();
    }
    return known;
  }

  /** The context menu of a row, and of a highlight. */
  private List<Command> rowMenu() {
    return Stream.of(
            "confirm-value",
            "reject-value",
            "edit-value",
            "mark-not-stated",
            "add-entry",
            "next-occurrence",
            "flag-field",
            "note-on-field",
            "field-guide",
            "accept-group")
        .map(this::command)
        .toList();
  }

  List<Command> all() {
    return all;
  }

  /** The command with that id. */
  Command command(String id) {
    return all.stream().filter(c -> c.id().value().equals(id)).findFirst().orElseThrow();
  }

  /** The commands of the main job, by a few words for each. */
  Map<String, Command> mainJob() {
    Map<String, Command> main = new LinkedHashMap<>();
    main.put("Not stated", command("mark-not-stated"));
    main.put("Finish letter", command("finish-letter"));
    main.put("Undo", command("undo"));
    return main;
  }

  /** Whether a letter is on the review screen. */
  BooleanBinding open() {
    return open;
  }

  private BooleanBinding holds(java.util.function.Predicate<ReviewSession> what) {
    return Bindings.createBooleanBinding(
        () -> model.session().get().filter(what).isPresent(), model.session());
  }

  private List<Command> edit() {
    return List.of(
        Command.of(
            "undo", "Edit", "Undo", "Shortcut+Z", holds(s -> s.toUndo().isPresent()), this::undo),
        Command.of(
            "redo",
            "Edit",
            "Redo",
            "Shortcut+Shift+Z",
            holds(s -> s.toRedo().isPresent()),
            model::redo));
  }

  /** What is being typed is the last thing that was done. */
  private void undo() {
    form.commit();
    model.undo();
  }

  private List<Command> field() {
    BooleanBinding selected =
        Bindings.createBooleanBinding(
            () -> model.selection().get().isPresent() && open.get(), model.selection(), open);
    return List.of(
        Command.typed(
            "confirm-value", "Field", "Confirm and go to next", "Enter", open, this::confirm),
        Command.typed("edit-value", "Field", "Edit value", "F2", open, form::editChosen),
        Command.typed("reject-value", "Field", "Reject value", "Delete", open, model::strikeOut),
        Command.typed(
            "next-item", "Field", "Next item", "Alt+Down", open, go(() -> model.chooseItem(1))),
        Command.typed(
            "previous-item",
            "Field",
            "Previous item",
            "Alt+Up",
            open,
            go(() -> model.chooseItem(-1))),
        Command.of(
            "use-selection-for",
            "Field",
            "Use selection for…",
            "Shortcut+Shift+E",
            selected,
            () -> offer.accept(true)),
        Command.typed("previous-line", "Field", "Previous row", "Up", open, model::choosePrevious),
        Command.typed("next-line", "Field", "Next row", "Down", open, model::chooseNext),
        Command.of(
            "mark-not-stated", "Field", "Mark as not stated", "Shortcut+D", open, model::absent),
        Command.of(
            "use-selection",
            "Field",
            "Use selection for the likeliest field",
            "Shortcut+E",
            selected,
            this::useSelection),
        Command.of("add-entry", "Field", "Add entry", "Shortcut+I", open, model::add),
        Command.of(
            "accept-values",
            "Field",
            "Accept high-confidence values…",
            "Shortcut+Shift+A",
            open,
            this::acceptAll),
        Command.of(
            "accept-group",
            "Field",
            "Accept this section or item…",
            "Shortcut+G",
            open,
            this::acceptGroup),
        Command.of(
            "next-unreviewed-field",
            "Field",
            "Next unreviewed field",
            "Shortcut+J",
            open,
            go(model::chooseNextOpen)),
        Command.of(
            "list-unreviewed-fields",
            "Field",
            "List unreviewed fields…",
            "Shortcut+Shift+J",
            open,
            this::listOpen),
        Command.of(
            "attention-first",
            "Field",
            "Review fields that need attention first",
            "Shortcut+Alt+J",
            open,
            this::changeOrder),
        Command.of(
            "go-to-field", "Edit", "Go to field…", "Shortcut+Shift+F", open, this::goToField),
        Command.of(
            "field-guide", "Field", "Show field guide", "Shortcut+Shift+G", open, this::guide),
        Command.of("go-to-form", "View", "Go to form", "Shortcut+2", open, form::focusChosen));
  }

  private List<Command> place() {
    return List.of(
        reach("extend-end", "Extend end by a word", "Alt+Right", WordSpans.Edge.END, 1),
        reach("shorten-end", "Shorten end by a word", "Alt+Left", WordSpans.Edge.END, -1),
        reach("extend-start", "Extend start by a word", "Alt+Shift+Left", WordSpans.Edge.START, 1),
        reach(
            "shorten-start",
            "Shorten start by a word",
            "Alt+Shift+Right",
            WordSpans.Edge.START,
            -1),
        sentence("extend-end-sentence", "Extend end by a sentence", "Alt+Page Down", true),
        sentence("shorten-end-sentence", "Shorten end by a sentence", "Alt+Page Up", false),
        Command.typed(
            "expand-selection",
            "Highlight",
            "Select whole citation or sentence",
            "Shift+Space",
            open,
            () -> resize.accept(true)),
        Command.typed(
            "shrink-selection",
            "Highlight",
            "Shrink selection",
            "Shift+Backspace",
            open,
            () -> resize.accept(false)),
        Command.typed(
            "next-occurrence",
            "Highlight",
            "Next occurrence",
            "Alt+Period",
            open,
            () -> places.turn(1)),
        Command.typed(
            "previous-occurrence",
            "Highlight",
            "Previous occurrence",
            "Alt+Comma",
            open,
            () -> places.turn(-1)));
  }

  private Command reach(String id, String label, String key, WordSpans.Edge edge, int words) {
    return Command.typed(id, "Highlight", label, key, open, () -> places.reach(edge, words));
  }

  private Command sentence(String id, String label, String key, boolean outwards) {
    return Command.typed(
        id,
        "Highlight",
        label,
        key,
        open,
        () -> places.reachSentence(WordSpans.Edge.END, outwards));
  }

  private List<Command> remark() {
    return List.of(
        Command.of("next-check", "Field", "Next warning", "F8", open, go(model::chooseNextCheck)),
        Command.of("dismiss-check", "Field", "Dismiss warning…", "Shift+F8", open, this::setAside),
        Command.of("flag-field", "Field", "Flag field", "F7", open, onChosen(remarks::flag)),
        Command.of(
            "next-flagged-field",
            "Field",
            "Next flagged field",
            "Shift+F7",
            open,
            go(remarks::chooseNextFlag)),
        Command.of(
            "note-on-field", "Field", "Add note to field…", "F9", open, onChosen(this::note)),
        Command.of(
            "flag-letter",
            "Letter",
            "Flag letter",
            "Shortcut+F7",
            open,
            () -> remarks.flag(Remarks.LETTER)),
        Command.of(
            "note-on-letter",
            "Letter",
            "Add note to letter…",
            "Shift+F9",
            open,
            () -> note(Remarks.LETTER)));
  }

  private List<Command> letter(Runnable nextLetter) {
    return List.of(
        Command.of(
            "finish-letter",
            "Letter",
            "Finish and open next",
            "Shortcut+Enter",
            open.and(finished.not()),
            () -> finish(nextLetter)),
        Command.of(
            "reopen-letter",
            "Letter",
            "Reopen letter",
            "Shortcut+Shift+Enter",
            finished,
            model::reopen),
        Command.of("next-letter", "Letter", "Next letter", "Shortcut+N", open, nextLetter));
  }

  private Runnable onChosen(Consumer<Target> verb) {
    return () -> model.chosen().get().ifPresent(verb);
  }

  /** Keeps what is typed, goes to a line, and gives it the keyboard. */
  private Runnable go(Runnable choose) {
    return () -> {
      form.commit();
      choose.run();
      form.focusChosen();
    };
  }

  private void acceptAll() {
    form.commit();
    accept.lookAtAll();
    AcceptDialog.show(accept, overlay, form::focusChosen);
  }

  /** On the head of an item, which may hide doubtful values, what would be confirmed is shown. */
  private void confirm() {
    boolean item =
        model
            .chosen()
            .get()
            .flatMap(model::row)
            .filter(r -> r instanceof FormRow.Head h && h.depth() == 0 && model.openInside(h) > 0)
            .isPresent();
    if (item) {
      acceptGroup();
    } else {
      form.enterChosen();
    }
  }

  private void acceptGroup() {
    form.commit();
    accept.lookAtGroup();
    AcceptDialog.show(accept, overlay, form::focusChosen);
  }

  private void finish(Runnable nextLetter) {
    form.commit();
    boolean open = model.session().get().filter(s -> !s.form().open().isEmpty()).isPresent();
    FinishConcerns concerns = model.concerns();
    if (open) {
      model.finish();
      listOpen();
    } else if (concerns.isEmpty()) {
      finishNow(nextLetter);
    } else {
      FinishDialog.show(overlay, concerns, () -> finishNow(nextLetter));
    }
  }

  private void finishNow(Runnable nextLetter) {
    List<Plant> missed = model.settlePlants();
    if (missed.isEmpty()) {
      finishSettled(nextLetter);
    } else {
      MissedDialog.show(
          overlay,
          model.session().get().orElseThrow(),
          missed,
          () -> {
            model.confirmReal(missed);
            finishSettled(nextLetter);
          });
    }
  }

  private void finishSettled(Runnable nextLetter) {
    if (model.finish()) {
      nextLetter.run();
    }
  }

  private void listOpen() {
    form.commit();
    List<FormRow.Blank> blanks = rows(s -> s.form().open());
    if (blanks.isEmpty()) {
      model.say("Every field is reviewed.");
    } else {
      SearchableList.show(overlay, "Unreviewed fields: " + blanks.size(), entries(blanks));
    }
  }

  private void goToField() {
    form.commit();
    SearchableList.show(overlay, "Go to field", entries(rows(s -> s.form().blanks())));
  }

  /** The fields of the letter under review, as entries that go to them; none without a letter. */
  List<SearchableList.Entry> fields() {
    return model.session().get().isEmpty() ? List.of() : entries(rows(s -> s.form().blanks()));
  }

  private List<FormRow.Blank> rows(Function<ReviewSession, List<FormRow.Blank>> of) {
    return model.session().get().map(of).orElse(List.of());
  }

  private List<SearchableList.Entry> entries(List<FormRow.Blank> blanks) {
    ReviewSession session = model.session().get().orElseThrow();
    return blanks.stream()
        .map(
            b ->
                new SearchableList.Entry(
                    RowNames.item(session, b.target()).orElse("Letter"),
                    RowNames.of(b),
                    shortened(DisplayValue.value(b)),
                    go(() -> model.choose(b.target()))))
        .toList();
  }

  private static String shortened(String value) {
    String line = value.replaceAll("\\s+", " ");
    return line.length() <= 48 ? line : line.substring(0, 47) + "…";
  }

  private void changeOrder() {
    ReviewOrder was = model.order().get();
    model.order().set(new ReviewOrder(!was.plain(), was.sure()));
    model.say(
        was.plain()
            ? "Review order: warnings first, then low confidence, then the rest."
            : "Review order: as on the form.");
  }

  private void guide() {
    form.chosenNode().ifPresent(guide::toggle);
  }

  private void setAside() {
    remarks
        .check()
        .ifPresent(
            check ->
                TextPrompt.show(
                    overlay,
                    "Dismiss warning",
                    check.sentence(),
                    "",
                    reason -> remarks.setAside(check, reason)));
  }

  private void note(Target about) {
    String on =
        about.equals(Remarks.LETTER) ? "the letter" : RowNames.of(model, about).orElse("the field");
    TextPrompt.show(
        overlay,
        "Note on " + on,
        "Press Enter to save and Shift+Enter for a new line. An empty note is removed.",
        remarks.note(about),
        words -> remarks.note(about, words));
  }

  /** Does the command of a key pressed in the form; false where no command has it. */
  private boolean pressed(KeyEvent event) {
    return all.stream()
        .filter(Command::isTyped)
        .filter(v -> v.hasKey(event) || deletes(v, event))
        .findFirst()
        .map(
            v -> {
              v.run();
              return true;
            })
        .orElse(false);
  }

  /** Keyboards without a Delete key have Backspace. */
  private static boolean deletes(Command verb, KeyEvent event) {
    boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
    return plain && event.getCode() == KeyCode.BACK_SPACE && verb.key().equals("Delete");
  }

  /**
   * In the text Enter uses selected words for the likeliest field, and confirms the chosen row
   * where none are selected. A field's key gives it the words or goes to it; Escape gives the
   * selection up and goes back to the form.
   */
  void pressedInText(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      if (event.isAltDown() && pressed(event)) {
        event.consume();
      }
      return;
    }
    boolean selected = model.selection().get().filter(s -> s.length() > 0).isPresent();
    if (event.getCode() == KeyCode.ENTER && selected) {
      event.consume();
      useSelection();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      places.forget();
      model.select(Optional.empty());
      form.focusChosen();
    } else if (isOne(event.getCode()) && fieldKey(event.getCode().getName())) {
      event.consume();
      form.passOverTyped();
    } else if (event.isShiftDown() && pressed(event)) {
      event.consume();
    } else if (ACT_ON_ROW.contains(event.getCode()) && !event.isShiftDown() && pressed(event)) {
      event.consume();
    }
  }

  /** What these keys do to the chosen row they do from the text, too. */
  private static final Set<KeyCode> ACT_ON_ROW =
      Set.of(KeyCode.ENTER, KeyCode.F2, KeyCode.DELETE, KeyCode.BACK_SPACE);

  private static boolean isOne(KeyCode code) {
    return code.isLetterKey() || (code.isDigitKey() && !code.isKeypadKey());
  }

  /** What can be done with the chosen line, by a few words for each command. */
  private Map<String, Command> ofChosen() {
    Map<String, Command> verbs = new LinkedHashMap<>();
    if (model.chosen().get().filter(FoldedForm::isFold).isPresent()) {
      verbs.put("confirm as not stated", command("confirm-value"));
      verbs.put("show fields", command("edit-value"));
      return verbs;
    }
    Optional<FormRow> row = model.chosen().get().flatMap(model::row);
    if (row.filter(r -> r instanceof FormRow.Head h && h.depth() == 0).isPresent()) {
      verbs.put("accept item…", command("confirm-value"));
      verbs.put("reject item", command("reject-value"));
      verbs.put("collapse or expand", command("edit-value"));
      return verbs;
    }
    Optional<FormRow.Blank> blank = row.flatMap(FormRow::blank);
    if (blank.filter(b -> b.said().isEmpty()).isPresent()) {
      verbs.put("not stated", command("reject-value"));
      verbs.put("edit", command("edit-value"));
    } else {
      verbs.put("confirm", command("confirm-value"));
      verbs.put("reject", command("reject-value"));
      verbs.put("edit", command("edit-value"));
    }
    places
        .chosenPlace()
        .ifPresent(
            place -> {
              verbs.put("longer", command("extend-end"));
              if (!place.endsWith(" of 1")) {
                verbs.put("occurrence " + place, command("next-occurrence"));
              }
            });
    return verbs;
  }
}
