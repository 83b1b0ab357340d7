package imr.ui;

import imr.letter.Span;
import imr.review.ReviewSession;
import imr.ui.kit.Chooser;
import imr.ui.kit.Dialogs;
import imr.ui.kit.KeySheet;
import imr.ui.kit.Keys;
import imr.ui.kit.Overlay;
import imr.ui.kit.Verb;
import imr.ui.library.EmptyLibrary;
import imr.ui.library.ImportModel;
import imr.ui.library.LibraryModel;
import imr.ui.library.LibraryView;
import imr.ui.review.Keeper;
import imr.ui.review.PageModel;
import imr.ui.review.ReviewModel;
import imr.ui.review.ReviewView;
import imr.workbench.Background;
import imr.workbench.Settings;
import imr.workbench.Workbench;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * The one window: library, letter and form side by side; it wires the screens' models and remembers
 * its place.
 *
 * <p>Long, because it is the one place where the screens are wired together.
 */
public final class WorkbenchWindow {
  private static final System.Logger LOG = System.getLogger(WorkbenchWindow.class.getName());

  private static final javafx.beans.property.ReadOnlyBooleanProperty ALWAYS =
      new javafx.beans.property.ReadOnlyBooleanWrapper(true).getReadOnlyProperty();

  private final Stage stage;
  private final Workbench workbench;
  private final Settings settings;
  private final Background background;
  private final SimpleBooleanProperty libraryShown = new SimpleBooleanProperty(true);
  private final BorderPane root = new BorderPane();
  private final Looks looks;
  private final SplitPane desk = new SplitPane();
  private final Overlay overlay = new Overlay();
  private final Remembered remembered;
  private final ReviewModel review;
  private final LibraryModel library;
  private final ImportModel imports;
  private final ReviewView reviewView;
  private final LibraryView libraryView;
  private final Dialogs dialogs;
  private final SimpleStringProperty annotator = new SimpleStringProperty();
  private final AnnotatorChooser chooser;
  private final Arrivals arrivals;
  private final Safekeeping safekeeping;
  private final ClosingBackup closing;
  private final OtherVerbs others;
  private final Verb search =
      Verb.of("Help", "Search or command", "Shortcut+K", ALWAYS, this::showCommands);
  private final Verb analyst =
      Verb.of("Help", "Who annotates…", "Shortcut+U", ALWAYS, this::askName);
  private final List<Verb> verbs;
  private final Keys keys;

  /** Lays the window out in a stage; {@link #show} shows it. */
  public WorkbenchWindow(
      Stage stage, Workbench workbench, Settings settings, Background background, Clock clock) {
    this.stage = stage;
    this.workbench = workbench;
    this.settings = settings;
    this.background = background;
    this.looks = new Looks(settings, root, ALWAYS);
    this.remembered = new Remembered(stage, desk, settings);
    this.review = new ReviewModel(keeper(), () -> settings.current().annotator(), clock);
    this.library = new LibraryModel(workbench, this::read, review::open, this::letterNotOpened);
    this.imports = new ImportModel(workbench, background);
    PageModel pages = new PageModel(review, workbench::pages, background);
    this.reviewView =
        new ReviewView(
            review, pages, looks.palette(), looks.letterSize(), overlay, this::nextLetter);
    reviewView.opinions().from(workbench.predictions()::of);
    this.libraryView = new LibraryView(library);
    this.dialogs = new Dialogs(stage);
    this.annotator.set(settings.current().annotator());
    this.chooser = new AnnotatorChooser(settings, this::annotatedBy);
    this.arrivals = new Arrivals(stage, imports, library, review, reviewView, dialogs);
    this.safekeeping = safekeeping(clock);
    this.closing = new ClosingBackup(workbench::backup, background, overlay);
    this.others =
        new OtherVerbs(
            stage,
            workbench,
            settings,
            background,
            reviewView,
            review,
            library,
            imports,
            overlay,
            dialogs,
            looks);
    this.verbs = verbs();
    this.keys = new Keys(verbs, settings.current().habits().keys(), this::rememberKeys);
    build();
    wire();
  }

  private Keeper keeper() {
    return (letter, gesture, headline, kept, failed) ->
        background.run(
            task -> {
              workbench.keep(letter, gesture, headline);
              return gesture;
            },
            done -> kept.run(),
            accident -> failed.accept(notKept(accident)));
  }

  /** What waits for the disk is newer than what the store has. */
  private ReviewSession read(String letter) {
    return review.unsaved(letter).orElseGet(() -> workbench.open(letter));
  }

  private static String notKept(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "a gesture could not be kept", accident);
    return "the last change could not be written to the disk. It is kept here; free some space or"
        + " check the drive, then try again.";
  }

  private List<Verb> verbs() {
    List<Verb> all = new ArrayList<>();
    all.addAll(arrivals.verbs(ALWAYS));
    all.addAll(others.ofFiles());
    all.addAll(List.of(Verb.of("File", "Quit", "Shortcut+Q", ALWAYS, this::close)));
    all.addAll(reviewView.verbs());
    all.addAll(safekeeping.verbs());
    all.addAll(others.ofGold(ALWAYS));
    all.addAll(
        List.of(
            Verb.of("Letter", "Previous letter", "Shortcut+B", ALWAYS, this::previousLetter),
            Verb.of("View", "Go to the library", "Shortcut+3", ALWAYS, libraryView::focusList),
            Verb.of(
                "View", "Fold the library away", "Shortcut+Shift+L", ALWAYS, this::foldLibrary)));
    all.addAll(looks.verbs(ALWAYS));
    all.addAll(
        List.of(
            search,
            Verb.of("Help", "Keys", "F1", ALWAYS, this::showKeys),
            Verb.of("Help", "What belongs in each field", "Shift+F1", ALWAYS, this::showGuide),
            analyst,
            Verb.of("Help", "About", "Shortcut+F1", ALWAYS, this::showAbout)));
    return List.copyOf(all);
  }

  private Safekeeping safekeeping(Clock clock) {
    new RegularBackups(workbench, background, Duration.hours(1), review::say).whileShown(stage);
    return new Safekeeping(
        workbench,
        background,
        new BackupList(clock.getZone()),
        reviewView,
        review,
        imports,
        overlay,
        new ClearDesk(reviewView, review, library, imports));
  }

  private Verb keySheet() {
    return verbs.stream().filter(v -> v.label().equals("Keys")).findFirst().orElseThrow();
  }

  private void build() {
    desk.getItems().setAll(reviewView.letterSide(), reviewView.formSide());
    SplitPane.setResizableWithParent(reviewView.formSide(), false);
    EmptyLibrary empty =
        new EmptyLibrary(arrivals::importSamples, arrivals::chooseFiles, arrivals::chooseFolder);
    BooleanBinding nothing = Bindings.isEmpty(library.letters());
    empty.visibleProperty().bind(nothing);
    desk.visibleProperty().bind(nothing.not());
    root.setTop(new TopBar(verbs, review, search, looks.theme(), analyst, annotator));
    root.setCenter(new StackPane(desk, empty, overlay.cards(), overlay, chooser));
    root.setBottom(new StatusBar(review, reviewView, imports, keySheet()));
    nothing.addListener((o, was, is) -> showLibrary());
    showLibrary();
    root.getStyleClass().add("workbench");
    Scene scene = new Scene(root);
    scene.getStylesheets().add(Appearance.styleSheet());
    stage.setScene(scene);
    stage.setTitle("IMR Workbench");
    stage.setMinWidth(1024);
    stage.setMinHeight(640);
    remembered.place();
  }

  private void showLibrary() {
    root.setLeft(libraryShown.get() && !library.letters().isEmpty() ? libraryView : null);
  }

  private void wire() {
    review.onChange(library::update);
    library.opened().addListener((o, was, is) -> is.ifPresent(this::remember));
    libraryShown.addListener((o, was, is) -> showLibrary());
    arrivals.acceptDrops(root);
    stage.setOnCloseRequest(
        e -> {
          e.consume();
          close();
        });
    stage.setOnHidden(e -> reviewView.dispose());
    new WarmUp(stage, workbench, background).whileShown();
    remembered.set(review, reviewView);
    review
        .session()
        .addListener((o, was, is) -> is.ifPresent(s -> looks.colour(s.schema().groups())));
    looks.wear();
  }

  private void remember(String id) {
    settings.change(p -> p.withLastLetter(id));
  }

  /** Shows the window with the letter that was open last, or the first that wants a review. */
  public void show() {
    library.refresh();
    stage.show();
    remembered.divide();
    settings.current().lastLetter().ifPresent(library::open);
    if (library.opened().get().isEmpty()) {
      library.openNext();
    }
    reviewView.focus();
    settings.remark().ifPresent(review::say);
    chooser.askAtStart();
  }

  /** Tells, once the window stands, what was found when the store was opened; nothing for none. */
  public void tell(List<String> remarks) {
    if (!remarks.isEmpty()) {
      Platform.runLater(() -> dialogs.tell("Letters", Safekeeping.OPENED, remarks));
    }
  }

  /** Brings the window to the front; for a second start with the same store. */
  public void toFront() {
    stage.setIconified(false);
    stage.toFront();
    stage.requestFocus();
  }

  /** Asks whether a project file shall be taken in, once nothing else is asked. */
  public void offer(Path project) {
    chooser.whenAnswered(() -> others.projects().offer(project));
  }

  void importSamples() {
    arrivals.importSamples();
  }

  /** The desk's model. */
  ReviewModel desk() {
    return review;
  }

  /** All that can be done, as the menus have it. */
  List<Verb> allVerbs() {
    return verbs;
  }

  /** The list's model. */
  LibraryModel library() {
    return library;
  }

  /** What is done beside reviewing, for tests that cannot pick a file. */
  OtherVerbs others() {
    return others;
  }

  /** Gives the keyboard to the chosen line of the form. */
  void focusForm() {
    reviewView.focus();
  }

  /** Selects a stretch of the letter as a mouse does. */
  void selectInLetter(Span span) {
    reviewView.select(span);
  }

  /** Logs what nobody expected, once, and says so; the desk goes on. */
  void accident(Throwable unexpected) {
    LOG.log(System.Logger.Level.ERROR, "an accident in the window", unexpected);
    review.say(
        "Something went wrong in the program; the log has the details. What was saved is safe.");
  }

  /** Takes files and folders in, in the background. */
  public void importFiles(List<Path> paths) {
    imports.start(paths);
  }

  private void letterNotOpened(String sentence, RuntimeException trouble) {
    LOG.log(System.Logger.Level.ERROR, "a letter could not be opened", trouble);
    dialogs.tell("Letter", sentence, List.of());
  }

  private void nextLetter() {
    reviewView.commit();
    library.openNext();
    reviewView.focus();
  }

  private void previousLetter() {
    reviewView.commit();
    library.openPrevious();
    reviewView.focus();
  }

  private void foldLibrary() {
    libraryShown.set(!libraryShown.get());
  }

  private void askName() {
    reviewView.commit();
    chooser.open();
  }

  private void annotatedBy(String name) {
    annotator.set(name);
    reviewView.focus();
  }

  private void rememberKeys(Map<String, String> own) {
    settings.change(p -> p.withHabits(p.habits().withKeys(own)));
  }

  /** All verbs that can be done now, to be found by their words. */
  private void showCommands() {
    reviewView.commit();
    Chooser.show(
        overlay,
        "Search or command",
        verbs.stream()
            .filter(v -> v.enabled().get())
            .map(v -> new Chooser.Entry(v.group(), v.label(), v.keyText(), v::run))
            .toList());
  }

  private void showKeys() {
    KeySheet.show(overlay, keys);
  }

  private void showGuide() {
    dialogs.guide(
        "What belongs in each field",
        "A value's span takes the letter's own words, without white space or closing punctuation at"
            + " its ends. A field that the letter does not state is marked absent.",
        FieldGuide.of(workbench.schema()));
  }

  private void showAbout() {
    dialogs.read("About", Appearance.about(), Appearance.licences());
  }

  /**
   * Keeps what is typed, waits until it is on disk, makes a backup, remembers the window's place
   * and closes; asks first where something cannot be written.
   */
  public void close() {
    reviewView.commit();
    review.whenSaved(() -> closing.begin(this::leaveBackedUp), this::leaveUnsaved);
  }

  /** Looks once more: something may have been typed before the window was closed to it. */
  private void leaveBackedUp() {
    review.whenSaved(this::leave, this::leaveUnsaved);
  }

  private void leaveUnsaved() {
    boolean leave =
        dialogs.ask(
            "Not saved",
            "What you did last could not be written to the disk. If you close now, it is lost.",
            List.of(),
            "Close and lose it",
            "Stay");
    if (leave) {
      leave();
    }
  }

  private void leave() {
    imports.stop();
    remembered.keep();
    stage.hide();
  }
}
