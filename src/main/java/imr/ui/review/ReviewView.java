package imr.ui.review;

import imr.annotation.Headline;
import imr.letter.Span;
import imr.review.ReviewSession;
import imr.ui.kit.BeforeLayout;
import imr.ui.kit.ColorPalette;
import imr.ui.kit.Command;
import imr.ui.kit.OverflowRow;
import imr.ui.kit.Overlay;
import imr.ui.kit.SearchableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The review screen: the letter's pane and the form's pane, which the window puts side by side, and
 * the commands for both.
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
  private final LetterView side;
  private final CheckStrip checks;
  private final ReviewCommands desk;
  private final OpinionsModel opinions;
  private final OtherSourceCommands others;
  private final DoubtModel doubts;
  private final Command useProposal;
  private final PropagationModel propagation;
  private final Command propagate;
  private Runnable onPropagate = () -> {};
  private final List<Command> verbs;

  /**
   * @param letterSize of the letter's type, in pixels
   * @param overlay where the review screen lists and asks
   * @param nextLetter opens the next letter that wants a review
   */
  public ReviewView(
      ReviewModel model,
      PageModel pages,
      ObservableValue<ColorPalette> palette,
      ObservableValue<Number> letterSize,
      Overlay overlay,
      Runnable nextLetter) {
    this.model = model;
    this.letter = new LetterPane(model, groups, palette, letterSize);
    this.form = new FormPane(model);
    this.find = new FindBar(letter);
    this.desk = new ReviewCommands(model, form, overlay, nextLetter);
    SelectionPopup popup = new SelectionPopup(model, letter, palette, desk::useSelectionFor);
    desk.onOffer(popup::show);
    desk.onResizeSelection(this::resizeSelection);
    letter.onEditHighlight(form::editChosen);
    letter.onMenu((x, y) -> form.showMenu(letter, x, y));
    this.side = new LetterView(model, groups, letter, pages, desk.open());
    this.opinions = new OpinionsModel(model);
    this.others = new OtherSourceCommands(opinions, letter, form, overlay, desk.open());
    this.legend = new Legend(model, groups, palette);
    this.checks = new CheckStrip(model, desk.command("next-check"), desk.command("dismiss-check"));
    this.doubts = new DoubtModel(model);
    this.useProposal =
        Command.of(
            "use-proposal", "Field", "Use proposed value", "Alt+Y", desk.open(), this::useProposal);
    this.propagation = new PropagationModel(model);
    this.propagate =
        Command.of(
            "propagate-correction",
            "Quality",
            "Make correction in other letters…",
            "Shortcut+Alt+Y",
            desk.open(),
            () -> onPropagate.run());
    form.onNotes(() -> new RowNotes(model, doubts, useProposal));
    doubts.reading().addListener((o, was, is) -> form.refresh());
    this.verbs = declare();
    this.letterSide = new VBox(letterBar(), legend, find, side);
    this.formSide =
        new VBox(
            formBar(),
            new AttentionStrip(model, doubts, useProposal, form::focusChosen),
            form,
            hintBar(),
            new PropagationStrip(propagation, propagate),
            new OpinionStrip(opinions, others),
            checks);
    VBox.setVgrow(side, Priority.ALWAYS);
    VBox.setVgrow(form, Priority.ALWAYS);
    letterSide.getStyleClass().add("letter-side");
    formSide.getStyleClass().add("form-side");
    formSide.setMinWidth(264);
    formSide.setPrefWidth(456);
    letterSide.setMinWidth(200);
    letter.area().addEventFilter(KeyEvent.KEY_PRESSED, desk::pressedInText);
    side.onPageKey(desk::pressedInText);
  }

  /** What programs elsewhere say of the letter under review. */
  public OpinionsModel opinions() {
    return opinions;
  }

  /** Whether the last correction fits in other letters, too. */
  public PropagationModel propagation() {
    return propagation;
  }

  /** The command that makes a correction in other letters. */
  public Command propagate() {
    return propagate;
  }

  /** What the command does. */
  public void onPropagate(Runnable action) {
    onPropagate = action;
  }

  /** What the learned model says of the letter under review. */
  public DoubtModel doubts() {
    return doubts;
  }

  private void useProposal() {
    form.commit();
    doubts.proposals().stream()
        .findFirst()
        .ifPresentOrElse(doubts::take, () -> model.say("Nothing is proposed here."));
    form.focusChosen();
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
  public List<Command> verbs() {
    return verbs;
  }

  /** The commands of the main job, by the few words that the status bar has for each. */
  public Map<String, Command> mainJob() {
    return desk.mainJob();
  }

  /** Stops what goes on by itself (the caret's blinking), so that a closed window is forgotten. */
  public void dispose() {
    side.dispose();
    letter.area().dispose();
  }

  /** Keeps what is in an open edit box; to be called before the letter leaves the review screen. */
  public void commit() {
    form.commit();
  }

  /** Selects a stretch of the letter, as dragging over it does. */
  public void select(Span span) {
    letter.select(span);
  }

  /** The chosen line of the form as it is on the screen. */
  public Optional<Node> chosenLine() {
    return form.chosenNode();
  }

  /** Selects a stretch of the letter, brings it into sight and gives the text the keyboard. */
  public void showPlace(Span span) {
    side.showLetter();
    letter.showFound(List.of(span), Optional.of(span));
    side.focusLetter();
  }

  private void resizeSelection(boolean longer) {
    form.commit();
    side.showLetter();
    letter.resizeSelection(longer);
  }

  /** Gives the keyboard to the letter. */
  public void focusLetter() {
    side.focusLetter();
  }

  /** Gives the keyboard to the way to the next check, where there is one. */
  public void focusChecks() {
    checks.focusGo();
  }

  /** The record's checks, in a strip; visible while there are any. */
  public Node checks() {
    return checks;
  }

  /** Gives the keyboard to the chosen line of the form. */
  public void focus() {
    form.focusChosen();
  }

  /** The fields of the letter under review, as entries that go to them; none without a letter. */
  public List<SearchableList.Entry> fields() {
    return desk.fields();
  }

  private List<Command> declare() {
    List<Command> all = new ArrayList<>(desk.all());
    all.addAll(
        List.of(
            Command.of(
                "find-in-letter", "Edit", "Find in letter", "Shortcut+F", desk.open(), find::open),
            Command.of(
                "go-to-letter",
                "View",
                "Go to letter",
                "Shortcut+1",
                desk.open(),
                side::focusLetter),
            Command.of(
                "explain-value",
                "Field",
                "Show value details",
                "Alt+H",
                desk.open(),
                letter::explainChosen),
            Command.of(
                "next-field-here",
                "Highlight",
                "Next value here",
                "Alt+O",
                desk.open(),
                letter::chooseNextHere),
            Command.of(
                "highlight-legend",
                "View",
                "Highlight legend",
                "Shortcut+Shift+H",
                desk.open(),
                legend::fold)));
    all.add(useProposal);
    all.addAll(others.all());
    all.addAll(side.verbs());
    return List.copyOf(all);
  }

  /** Keeps its height, so that no row moves when another one is chosen. */
  private Node hintBar() {
    HBox bar = new HBox(form.hints());
    HBox.setHgrow(form.hints(), Priority.ALWAYS);
    bar.getStyleClass().add("hint-bar");
    bar.setId("hints");
    return bar;
  }

  private Node letterBar() {
    Label pages = new Label();
    pages.getStyleClass().add("muted");
    pages.textProperty().bind(model.session().map(s -> s.map(ReviewView::pages).orElse("")));
    Label unknown = new Label("Not recognized as a determination letter");
    unknown.getStyleClass().add("warning-pill");
    unknown
        .visibleProperty()
        .bind(model.session().map(s -> s.filter(r -> !r.letter().recognised()).isPresent()));
    unknown.managedProperty().bind(unknown.visibleProperty());
    Region groupsButton = legend.button();
    groupsButton.setMinWidth(Region.USE_PREF_SIZE);
    unknown.setMinWidth(0);
    Button assign = assignButton();
    assign.setMinWidth(0);
    OverflowRow bar =
        new OverflowRow(12)
            .leaves(1, side.segments())
            .leaves(3, pages)
            .stays(unknown)
            .stays(gap())
            .stays(assign)
            .leaves(2, groupsButton);
    bar.getStyleClass().add("bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    return bar;
  }

  private static String pages(ReviewSession session) {
    int pages = session.letter().text().pages().size();
    return pages == 1 ? "1 page" : pages + " pages";
  }

  /** Says what Enter would do with the selected words. */
  private Button assignButton() {
    Button button = new Button();
    button.getStyleClass().add("accent-button");
    button.setFocusTraversable(false);
    button.setId("assign");
    button.setOnAction(e -> desk.command("use-selection").run());
    button.setVisible(false);
    BeforeLayout showing = new BeforeLayout(button, () -> showAssign(button));
    List.of(model.selection(), model.chosen(), model.session())
        .forEach(each -> each.addListener(_ -> showing.request()));
    button.managedProperty().bind(button.visibleProperty());
    return button;
  }

  private void showAssign(Button button) {
    Optional<String> name =
        SelectionPopup.likeliest(model)
            .flatMap(t -> model.session().get().map(s -> RowNames.forWords(s, t)));
    button.setVisible(name.isPresent());
    name.map(n -> n.startsWith("Add ") ? n : "Use selection for " + n)
        .map(words -> words + "   " + desk.command("use-selection").keyText())
        .ifPresent(button::setText);
  }

  private Node formBar() {
    Label record = new Label("Record");
    record.getStyleClass().add("bar-title");
    record.setMinWidth(Region.USE_PREF_SIZE);
    ProgressBar progress = new ProgressBar(0);
    progress.setAccessibleText("Reviewed fields");
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
    Command acceptValues = desk.command("accept-values");
    Button accept = new Button("Accept");
    accept.getStyleClass().addAll("flat", "key-words");
    accept.setId("accept-sure-values");
    accept.setFocusTraversable(false);
    accept.setMinWidth(Region.USE_PREF_SIZE);
    accept.setTooltip(new Tooltip(acceptValues.label() + "   " + acceptValues.keyText()));
    accept.setAccessibleText(acceptValues.label());
    accept.disableProperty().bind(Bindings.not(acceptValues.enabled()));
    accept.setOnAction(e -> acceptValues.run());
    accept
        .textProperty()
        .bind(
            model
                .order()
                .map(
                    o ->
                        String.format(
                            java.util.Locale.ROOT, "Accept %.0f%% and up", 100 * o.sure())));
    count.setMinWidth(Region.USE_PREF_SIZE);
    progress.setMinWidth(24);
    progress.setPrefWidth(24);
    OverflowRow bar =
        new OverflowRow(12).leaves(2, record).stays(progress).stays(count).leaves(1, accept);
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
