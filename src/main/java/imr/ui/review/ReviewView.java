package imr.ui.review;

import imr.annotation.Headline;
import imr.letter.Span;
import imr.review.ReviewSession;
import imr.ui.kit.Palette;
import imr.ui.kit.Verb;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The desk: the letter's pane and the form's pane, which the window puts side by side, and the
 * verbs for both.
 */
public final class ReviewView {
  private final ReviewModel model;
  private final GroupsModel groups = new GroupsModel();
  private final LetterPane letter;
  private final FormPane form;
  private final FindBar find;
  private final Legend legend;
  private final VBox letterSide;
  private final VBox formSide;
  private final BooleanProperty reading = new SimpleBooleanProperty(true);
  private final BooleanBinding open;
  private final List<Verb> verbs;

  /**
   * @param letterSize of the letter's type, in pixels
   * @param nextLetter opens the next letter that wants a review
   */
  public ReviewView(
      ReviewModel model,
      ObservableValue<Palette> palette,
      ObservableValue<Number> letterSize,
      Runnable nextLetter) {
    this.model = model;
    this.open =
        Bindings.createBooleanBinding(() -> model.session().get().isPresent(), model.session());
    this.letter = new LetterPane(model, groups, palette, letterSize);
    this.form = new FormPane(model);
    this.find = new FindBar(letter);
    this.legend = new Legend(model, groups, palette);
    this.verbs = declare(nextLetter);
    this.letterSide = new VBox(letterBar(), legend, find, letter);
    this.formSide = new VBox(formBar(), form, new CheckStrip(model));
    VBox.setVgrow(letter, Priority.ALWAYS);
    VBox.setVgrow(form, Priority.ALWAYS);
    letterSide.getStyleClass().add("letter-side");
    formSide.getStyleClass().add("form-side");
    formSide.setMinWidth(400);
    formSide.setPrefWidth(456);
    letterSide.setMinWidth(320);
    reading.addListener((o, was, is) -> letter.showReading(is));
    letter.area().addEventFilter(KeyEvent.KEY_PRESSED, this::pressedInText);
  }

  /** Which groups' highlights are hidden. */
  public GroupsModel groups() {
    return groups;
  }

  public Node letterSide() {
    return letterSide;
  }

  public Node formSide() {
    return formSide;
  }

  /** Everything that can be done here, for menus and the key sheet. */
  public List<Verb> verbs() {
    return verbs;
  }

  /** Keeps what stands in an open edit box; to be called before the letter leaves the desk. */
  public void commit() {
    form.commit();
  }

  /** Selects a stretch of the letter, as dragging over it does. */
  public void select(Span span) {
    letter.select(span);
  }

  /** Gives the keyboard to the chosen line of the form. */
  public void focus() {
    form.focusChosen();
  }

  private List<Verb> declare(Runnable nextLetter) {
    BooleanBinding undoable = has(ReviewSession::toUndo);
    BooleanBinding redoable = has(ReviewSession::toRedo);
    BooleanBinding selected =
        Bindings.createBooleanBinding(
            () -> model.selection().get().isPresent() && open.get(), model.selection(), open);
    BooleanBinding finished =
        Bindings.createBooleanBinding(
            () -> model.session().get().filter(ReviewSession::finished).isPresent(),
            model.session());
    return List.of(
        Verb.of("Edit", "Undo", "Shortcut+Z", undoable, model::undo),
        Verb.of("Edit", "Redo", "Shortcut+Shift+Z", redoable, model::redo),
        Verb.of("Edit", "Find in the letter", "Shortcut+F", open, find::open),
        Verb.typed("Field", "Confirm, next", "Enter", open, form::enterChosen),
        Verb.typed("Field", "Edit the value", "F2", open, form::editChosen),
        Verb.typed(
            "Field", "Strike out; on an empty field: absent", "Delete", open, model::strikeOut),
        Verb.of("Field", "Absent, next", "Shortcut+D", open, model::absent),
        Verb.of("Field", "Assign the selected text, next", "Shortcut+E", selected, model::assign),
        Verb.of("Field", "Add an entry", "Shortcut+I", open, model::add),
        Verb.of("Field", "Next open field", "Shortcut+J", open, this::nextOpen),
        Verb.of("Field", "Next check", "F8", open, this::nextCheck),
        Verb.of("Field", "Go to the form", "Shortcut+2", open, form::focusChosen),
        Verb.of("Letter", "Go to the letter's text", "Shortcut+1", open, letter::focusText),
        Verb.of("Letter", "Explain the chosen value", "Alt+H", open, letter::explainChosen),
        Verb.of("Letter", "Next field at this place", "Alt+O", open, letter::chooseNextHere),
        Verb.of("Letter", "Groups and their colours", "Shortcut+G", open, legend::fold),
        Verb.of(
            "Letter",
            "Finish the letter, open the next",
            "Shortcut+Enter",
            open.and(finished.not()),
            () -> finish(nextLetter)),
        Verb.of("Letter", "Reopen the letter", "Shortcut+Shift+Enter", finished, model::reopen),
        Verb.of("Letter", "Next letter", "Shortcut+N", open, nextLetter),
        Verb.of(
            "Letter", "Reading or lines", "Shortcut+L", open, () -> reading.set(!reading.get())));
  }

  private BooleanBinding has(java.util.function.Function<ReviewSession, Optional<?>> what) {
    return Bindings.createBooleanBinding(
        () -> model.session().get().flatMap(what::apply).isPresent(), model.session());
  }

  private void nextCheck() {
    form.commit();
    model.chooseNextCheck();
    form.focusChosen();
  }

  private void nextOpen() {
    form.commit();
    model.chooseNextOpen();
    form.focusChosen();
  }

  private void finish(Runnable nextLetter) {
    form.commit();
    if (model.finish()) {
      nextLetter.run();
    } else {
      form.focusChosen();
    }
  }

  /**
   * In the text Enter gives the selected words to the chosen field, and Escape goes back to the
   * form.
   */
  private void pressedInText(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    if (event.getCode() == KeyCode.ENTER) {
      event.consume();
      model.assign();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      form.focusChosen();
    }
  }

  private Node letterBar() {
    ToggleGroup group = new ToggleGroup();
    ToggleButton paragraphs = way("Reading", true, group);
    ToggleButton lines = way("Lines", false, group);
    HBox segments = new HBox(paragraphs, lines);
    segments.getStyleClass().add("segments");
    segments.setMaxHeight(Region.USE_PREF_SIZE);
    segments.setMinWidth(Region.USE_PREF_SIZE);
    Label pages = new Label();
    pages.getStyleClass().add("muted");
    pages.textProperty().bind(model.session().map(s -> s.map(ReviewView::pages).orElse("")));
    Label unknown = new Label("Not recognised as a determination letter");
    unknown.getStyleClass().add("warning-pill");
    unknown
        .visibleProperty()
        .bind(model.session().map(s -> s.filter(r -> !r.letter().recognised()).isPresent()));
    unknown.managedProperty().bind(unknown.visibleProperty());
    HBox bar = new HBox(12, segments, pages, unknown, gap(), assignButton(), legend.button());
    bar.getStyleClass().add("bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    return bar;
  }

  private static String pages(ReviewSession session) {
    int pages = session.letter().text().pages().size();
    return pages == 1 ? "1 page" : pages + " pages";
  }

  private ToggleButton way(String label, boolean paragraphs, ToggleGroup group) {
    ToggleButton button = new ToggleButton(label);
    button.setToggleGroup(group);
    button.setFocusTraversable(false);
    button.setSelected(reading.get() == paragraphs);
    button.setOnAction(
        e -> {
          reading.set(paragraphs);
          button.setSelected(true);
        });
    reading.addListener((o, was, is) -> button.setSelected(is == paragraphs));
    return button;
  }

  /** Says what Enter would do with the selected words. */
  private Button assignButton() {
    Button button = new Button();
    button.getStyleClass().add("accent-button");
    button.setFocusTraversable(false);
    button.setId("assign");
    button.setOnAction(e -> model.assign());
    button
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> "Assign to " + FieldNames.of(model).orElse("the field") + "   Enter",
                model.chosen(),
                model.session()));
    button
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    model.selection().get().map(Span::length).orElse(0) > 0
                        && model.chosen().get().isPresent(),
                model.selection(),
                model.chosen()));
    button.managedProperty().bind(button.visibleProperty());
    return button;
  }

  private Node formBar() {
    Label record = new Label("Record");
    record.getStyleClass().add("bar-title");
    ProgressBar progress = new ProgressBar(0);
    progress.setAccessibleText("Decided fields");
    progress.getStyleClass().add("thin");
    progress.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(progress, Priority.ALWAYS);
    Label count = new Label();
    count.getStyleClass().add("muted");
    model
        .session()
        .addListener(
            (o, was, is) ->
                is.map(ReviewSession::headline)
                    .ifPresent(
                        h -> {
                          progress.setProgress(
                              h.total() == 0 ? 0 : 1 - (double) h.open() / h.total());
                          count.setText(done(h));
                        }));
    HBox bar = new HBox(12, record, progress, count);
    bar.getStyleClass().add("bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    return bar;
  }

  private static String done(Headline headline) {
    return headline.total() - headline.open() + " of " + headline.total();
  }

  private static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }
}
