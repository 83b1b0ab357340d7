package imr.ui;

import imr.letter.Span;
import imr.review.ReviewSession;
import imr.ui.appearance.AppearanceSettings;
import imr.ui.backup.BackupCommands;
import imr.ui.backup.BackupList;
import imr.ui.backup.RegularBackups;
import imr.ui.dashboard.EffortTracker;
import imr.ui.help.HelpCommands;
import imr.ui.kit.Command;
import imr.ui.kit.Dialogs;
import imr.ui.kit.KeyBindings;
import imr.ui.kit.KeyPlaceholders;
import imr.ui.kit.Overlay;
import imr.ui.kit.ScaledContent;
import imr.ui.library.EmptyLibraryView;
import imr.ui.library.ImportCommands;
import imr.ui.library.ImportModel;
import imr.ui.library.LibraryCommands;
import imr.ui.library.LibraryView;
import imr.ui.review.GestureSaver;
import imr.ui.review.PageModel;
import imr.ui.review.ReviewModel;
import imr.ui.review.ReviewView;
import imr.ui.settings.Settings;
import imr.ui.shell.Jobs;
import imr.ui.shell.LibraryModel;
import imr.ui.shell.NextLibrary;
import imr.ui.shell.ReviewedLetter;
import imr.ui.shell.Shell;
import imr.ui.team.TeamAccess;
import imr.ui.team.TeamLibraryCommands;
import imr.ui.team.TeamSync;
import imr.ui.tour.PracticeCommands;
import imr.ui.tour.TourInvitation;
import imr.workbench.Background;
import imr.workbench.Latest;
import imr.workbench.LearningService;
import imr.workbench.Workbench;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * The one window: library, letter, and form side by side.
 *
 * <p>Long, because it is the one place where the screens are wired together.
 */
public final class WorkbenchWindow {
  private static final System.Logger LOG = System.getLogger(WorkbenchWindow.class.getName());

  private static final javafx.beans.property.ReadOnlyBooleanProperty ALWAYS =
      new ReadOnlyBooleanWrapper(true).getReadOnlyProperty();

  private final PracticeCommands practice;
  private final Stage stage;
  private final Workbench workbench;
  private final Settings settings;
  private final Background background;

  private final BorderPane root = new BorderPane();
  private final AppearanceSettings looks;
  private final ScaledContent scaled;
  private final SplitPane desk = new SplitPane();
  private final Overlay overlay = new Overlay();
  private final SavedWindowState remembered;
  private final ReviewModel review;
  private final LibraryModel library;
  private final ImportModel imports;
  private final Jobs jobs;
  private final ReviewView reviewView;
  private final TeamSync team;
  private final Optional<OpenLetters> openLetters;
  private final QueueCommands queue;
  private final TeamLibraryCommands libraries;
  private final LibraryCommands finding;
  private final LibraryView libraryView;
  private final LibraryPane libraryPane;
  private final Dialogs dialogs;
  private final UnsavedChanges unsaved;
  private final SimpleStringProperty annotator = new SimpleStringProperty();
  private final AnnotatorChooser chooser;
  private final ImportCommands arrivals;
  private final BackupCommands safekeeping;
  private final WindowCloser closer;
  private final WindowCommands others;
  private final HelpCommands help;
  private final TourInvitation welcome;
  private final EffortTracker effort;
  private final Command search =
      Command.of(
          "command-palette", "Tools", "Search commands…", "Shortcut+K", ALWAYS, this::showCommands);
  private final Command analyst;
  private final List<Command> verbs;
  private final KeyBindings keys;

  /**
   * Lays the window out in a stage; {@link #show} shows it.
   *
   * @param practice true over the practice library, which is labeled
   * @param access opens team libraries
   */
  public WorkbenchWindow(
      Stage stage,
      Workbench workbench,
      Settings settings,
      Background background,
      Clock clock,
      boolean practice,
      TeamAccess access) {
    this.practice = new PracticeCommands(practice, this::changeTo);
    this.stage = stage;
    this.workbench = workbench;
    this.settings = settings;
    this.background = background;
    this.looks = new AppearanceSettings(settings, ALWAYS);
    this.scaled = new ScaledContent(root, looks.zoom());
    this.remembered = new SavedWindowState(stage, desk, settings);
    this.review = new ReviewModel(keeper(), () -> settings.current().annotator(), clock);
    this.library = new LibraryModel(workbench, background, new Opened(), this::letterNotOpened);
    PageModel pages = new PageModel(review, workbench::pages, background);
    this.reviewView =
        new ReviewView(
            review, pages, looks.palette(), looks.letterSize(), overlay, this::nextLetter);
    this.dialogs = new Dialogs(stage);
    this.jobs = new Jobs(background, reviewView, review, library);
    this.imports = new ImportModel(workbench, background, jobs);
    this.team = new TeamSync(workbench, review, library, jobs);
    Shell shell =
        new Shell(
            stage,
            workbench,
            settings,
            background,
            review,
            reviewView,
            library,
            jobs,
            overlay,
            dialogs,
            looks.palette());
    workbench.viewedBy(() -> settings.current().annotator());
    reviewView
        .opinions()
        .from(new Latest<>(background, (letter, _) -> workbench.opinionsForViewer(letter)));
    this.libraries = new TeamLibraryCommands(shell, access, this::changeTo);
    this.finding = new LibraryCommands(shell, ALWAYS, this::accident);
    this.libraryView = finding.list();
    this.libraryPane = new LibraryPane(root, scaled.roomWidth(), library, libraryView);
    this.unsaved = new UnsavedChanges(shell);
    this.annotator.set(settings.current().annotator());
    this.analyst =
        Command.of(
            "annotator",
            "Tools",
            "Change annotator…",
            "Shortcut+U",
            new ReadOnlyBooleanWrapper(workbench.person().isEmpty()).getReadOnlyProperty(),
            this::askName);
    this.openLetters = workbench.sharing().map(s -> new OpenLetters(s, shell));
    this.queue = new QueueCommands(shell);
    this.chooser = new AnnotatorChooser(settings, this::annotatedBy);
    this.arrivals = new ImportCommands(shell, imports);
    this.safekeeping = safekeeping(shell, clock);
    this.others =
        new WindowCommands(shell, arrivals::chooseFiles, finding.search()::set, libraryPane::focus);
    this.help = new HelpCommands(shell, this::keys);
    this.effort = new EffortTracker(workbench, settings, background, System::nanoTime);
    this.closer = new WindowCloser(shell, access, effort::write, this::closed, this::accident);
    this.verbs = verbs();
    libraryView.offer(
        this::reviewChosen,
        verb("trash-letters"),
        verbs("flag-letter", "note-on-letter", "letter-history"),
        verbs("export-letters", "archive-letters", "unarchive-letters", "trash-letters"));
    this.keys = new KeyBindings(verbs, settings.current().habits().keys(), this::rememberKeys);
    build();
    this.welcome =
        new TourInvitation(
            shell, new KeyPlaceholders(verbs), root.getTop(), practice, this::takeTheTourElsewhere);
    wire();
  }

  private Command verb(String id) {
    return verbs.stream().filter(v -> v.id().value().equals(id)).findFirst().orElseThrow();
  }

  private List<Command> verbs(String... ids) {
    return Stream.of(ids).map(this::verb).toList();
  }

  /** From the list to the form of the letter selected there. */
  private void reviewChosen() {
    reviewView.focus();
    library.chosen().stream()
        .findFirst()
        .ifPresent(row -> library.open(row.id(), reviewView::focus));
  }

  /** Learns from the library from now on, and doubts what it learned to doubt. */
  public void learn() {
    LearningService learning = workbench.learning();
    reviewView
        .doubts()
        .from(
            new Latest<>(background, (session, _) -> learning.read(session)),
            this::couldNotDoubt,
            () -> learning.scope().on());
    learning.start(settings.current().habits().learned(), background);
    learning.whenTrained(
        () ->
            Platform.runLater(
                () -> {
                  reviewView.doubts().refresh();
                  finding.refreshDoubts();
                }));
  }

  private void couldNotDoubt(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "a letter could not be read by the learned model", accident);
  }

  private KeyBindings keys() {
    return keys;
  }

  private GestureSaver keeper() {
    return new WorkbenchSaver(
        workbench, background, done -> team.saved(done), trouble -> unsaved.sentence(trouble));
  }

  /** What opens letters knows of the one under review. */
  private final class Opened implements ReviewedLetter {
    @Override
    public Optional<ReviewSession> unsaved(ReviewSession stored) {
      return review.unsaved(stored.letter().id(), stored.pass());
    }

    @Override
    public boolean anyUnsaved() {
      return review.unsaved();
    }

    @Override
    public void whenSettled(Runnable then) {
      review.whenSaved(then, then);
    }

    @Override
    public void show(ReviewSession letter) {
      reviewView.commit();
      review.open(letter);
    }
  }

  private List<Command> verbs() {
    List<Command> all = new ArrayList<>();
    all.addAll(arrivals.verbs(ALWAYS));
    all.addAll(practice.verbs());
    all.addAll(libraries.verbs(Bindings.not(jobs.running())));
    all.addAll(others.ofFiles());
    all.addAll(List.of(Command.of("quit", "File", "Quit", "Shortcut+Q", ALWAYS, this::close)));
    all.addAll(others.ofTheLibrary());
    all.addAll(queue.verbs());
    all.addAll(reviewView.verbs());
    all.addAll(safekeeping.verbs());
    all.addAll(others.ofGold(ALWAYS));
    all.addAll(
        List.of(
            Command.of(
                "previous-letter",
                "Letter",
                "Previous letter",
                "Shortcut+B",
                ALWAYS,
                this::previousLetter),
            Command.of(
                "go-to-library",
                "View",
                "Go to the library",
                "Shortcut+3",
                ALWAYS,
                libraryPane::focus),
            Command.of(
                "toggle-library",
                "View",
                "Show or hide library",
                "Shortcut+Shift+L",
                ALWAYS,
                libraryPane::fold)));
    all.addAll(finding.verbs());
    all.addAll(PaneNavigation.verbs(ALWAYS, () -> panes().go(1), () -> panes().go(-1)));
    all.addAll(looks.verbs(ALWAYS, overlay));
    all.add(search);
    all.addAll(help.verbs(ALWAYS, this::takeTheTour));
    all.addAll(List.of(analyst, help.about(ALWAYS)));
    return Menus.inOrder(all);
  }

  private BackupCommands safekeeping(Shell shell, Clock clock) {
    if (workbench.maintenance().isHere()) {
      new RegularBackups(workbench, background, Duration.hours(1), review::say).whileShown(stage);
    } else {
      team.whileShown(stage);
    }
    return new BackupCommands(shell, new BackupList(clock.getZone()));
  }

  private void build() {
    desk.getItems().setAll(reviewView.letterSide(), reviewView.formSide());
    EmptyLibraryView empty =
        new EmptyLibraryView(this::openSamples, arrivals::chooseFiles, arrivals::chooseFolder);
    BooleanBinding nothing = Bindings.isEmpty(library.letters()).and(library.read());
    empty.visibleProperty().bind(nothing);
    desk.visibleProperty().bind(nothing.not());
    TopBar top = new TopBar(verbs, review, search, looks.theme(), analyst, annotator);
    root.setTop(top);
    EmptyReviewView bare =
        new EmptyReviewView(
            review,
            Bindings.isNotEmpty(library.letters()),
            jobs.running(),
            new KeyPlaceholders(verbs));
    StackPane middle = new StackPane(desk, bare, empty, overlay.cards(), overlay, chooser);
    VBox.setVgrow(middle, Priority.ALWAYS);
    VBox center = new VBox(finding.strip(), middle);
    practice.strip().ifPresent(strip -> center.getChildren().addFirst(strip));
    openLetters.ifPresent(open -> center.getChildren().addFirst(open.strip()));
    middle.setMinSize(0, 0);
    center.setMinSize(0, 0); // else the status bar is below the window where there's little room
    root.setCenter(center);
    root.setBottom(
        new StatusBar(
            review,
            reviewView,
            jobs,
            imports::stop,
            new KeyPlaceholders(verbs).command("help").orElseThrow(),
            unsaved,
            others.plants().told()));
    root.getStyleClass().add("workbench");
    scaled.scalePopups(stage);
    libraryPane.show();
    Scene scene = new Scene(scaled);
    stage.setScene(scene);
    stage.setTitle(title());
    stage.setMinWidth(1024);
    stage.setMinHeight(640);
    remembered.place();
  }

  private String title() {
    String program = "IMR Workbench";
    if (practice.isOn()) {
      return program + " – " + PracticeCommands.TITLE;
    }
    return workbench.maintenance().isHere() ? program : program + " – " + TeamLibraryCommands.TITLE;
  }

  private void wire() {
    review.onChange(library::update);
    library.opened().addListener((o, was, is) -> is.ifPresent(this::remember));
    arrivals.acceptDrops(root);
    stage.setOnCloseRequest(
        e -> {
          e.consume();
          close();
        });
    stage.setOnHidden(
        e -> {
          reviewView.dispose();
          looks.takeOff();
          finding.search().stop();
        });
    new WarmUp(stage, workbench, background).whileShown();
    openLetters.ifPresent(open -> open.whileShown(stage));
    Predicate<KeyEvent> another =
        key ->
            verbs("next-letter", "previous-letter").stream()
                .flatMap(verb -> verb.combination().stream())
                .anyMatch(combination -> combination.match(key));
    new HeldKeys(desk, library, another);
    remembered.set(review, reviewView);
    effort.watch(review, stage.getScene());
    review
        .session()
        .addListener((o, was, is) -> is.ifPresent(s -> looks.color(s.schema().groups())));
    looks.wear(stage.getScene());
  }

  private void remember(String id) {
    if (!practice.isOn() && settings.take(p -> p.withLastLetter(id))) {
      background.run(_ -> writeSettings(), _ -> {}, this::accident);
    }
  }

  private Settings writeSettings() {
    settings.writeChanges();
    return settings;
  }

  /** Shows the window with the letter that was open last, or the first that wants a review. */
  public void show() {
    stage.show();
    remembered.divide();
    library.refresh(this::listed);
  }

  private void listed() {
    // the last letter is none of the practice library
    boolean opens =
        settings.current().lastLetter().filter(id -> library.open(id, this::begun)).isPresent()
            || library.openNext(this::begun);
    if (!opens) {
      begun();
    }
    if (workbench.person().isEmpty()) {
      chooser.askAtStart();
    }
    finding.search().start();
  }

  private void begun() {
    reviewView.focus();
    settings.remark().ifPresent(review::say);
  }

  /** Tells, once the window is open, what was found when the store was opened; nothing for none. */
  public void tell(List<String> remarks) {
    if (!remarks.isEmpty()) {
      Platform.runLater(() -> dialogs.tell("Letters", BackupCommands.OPENED, remarks));
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

  /** Imports the sample letters in the background. */
  public void importSamples() {
    arrivals.importSamples();
  }

  /** What is offered when changes can't be saved. */
  public UnsavedChanges unsaved() {
    return unsaved;
  }

  /** The model of the letter under review. */
  public ReviewModel desk() {
    return review;
  }

  /** The colors, the size, and the motion. */
  public AppearanceSettings looks() {
    return looks;
  }

  /** All commands, in menu order. */
  public List<Command> allVerbs() {
    return verbs;
  }

  /** The model of the list of letters. */
  public LibraryModel library() {
    return library;
  }

  /** What finds letters. */
  public LibraryCommands finding() {
    return finding;
  }

  /** What is done beside reviewing, for tests that cannot pick a file. */
  public WindowCommands others() {
    return others;
  }

  /** Gives the keyboard to the chosen row of the form. */
  public void focusForm() {
    reviewView.focus();
  }

  /** Selects a stretch of the letter as a mouse does. */
  void selectInLetter(Span span) {
    reviewView.select(span);
  }

  /** Logs what nobody expected, once, and says so; the review screen goes on. */
  public void accident(Throwable unexpected) {
    LOG.log(System.Logger.Level.ERROR, "an accident in the window", unexpected);
    review.say("Something went wrong. Your saved work is safe. See the log for details.");
  }

  /** Takes files and folders in, in the background. */
  public void importFiles(List<Path> paths) {
    imports.start(paths);
  }

  private void letterNotOpened(String sentence, Throwable trouble) {
    LOG.log(System.Logger.Level.ERROR, "a letter could not be opened", trouble);
    dialogs.tell("Letter", sentence, List.of());
  }

  private void nextLetter() {
    reviewView.commit();
    reviewView.focus();
    finding.openNext();
  }

  private void previousLetter() {
    reviewView.commit();
    reviewView.focus();
    library.openPrevious(reviewView::focus);
  }

  private PaneNavigation panes() {
    ReviewView view = reviewView;
    return new PaneNavigation(
        stage.getScene(),
        List.of(
            new PaneNavigation.Pane(libraryView, libraryPane::isShown, libraryView::focusList),
            new PaneNavigation.Pane(view.letterSide(), desk::isVisible, view::focusLetter),
            new PaneNavigation.Pane(view.checks(), view.checks()::isVisible, view::focusChecks),
            new PaneNavigation.Pane(view.formSide(), desk::isVisible, view::focus)));
  }

  private void askName() {
    reviewView.commit();
    chooser.open();
  }

  /** Another person may be blind to other letters. */
  private void annotatedBy(String name) {
    boolean another = !name.equals(annotator.get());
    annotator.set(name);
    if (another && library.read().get()) {
      Optional<String> letter = library.keepClosed();
      review.close();
      library.allowOpening(letter, reviewView::focus);
      workbench.learning().changed();
    }
    reviewView.focus();
  }

  private void rememberKeys(Map<String, String> own) {
    settings.change(p -> p.withHabits(p.habits().withKeys(own)));
  }

  /** All that can be found by typing some of its words. */
  private void showCommands() {
    reviewView.commit();
    new CommandPalette(verbs, looks, reviewView, library).show(overlay, finding.saved());
  }

  private void takeTheTour() {
    reviewView.commit();
    welcome.start();
  }

  /** In the practice library its letters come first; from another one the way leads there. */
  private void takeTheTourElsewhere() {
    if (practice.isOn()) {
      arrivals.importSamples();
    } else {
      changeTo(NextLibrary.TOUR);
    }
  }

  private void openSamples() {
    if (practice.isOn()) {
      arrivals.importSamples();
    } else {
      changeTo(NextLibrary.PRACTICE);
    }
  }

  private void changeTo(NextLibrary other) {
    closer.changeTo(other);
  }

  /** What is to be opened now that the window has closed. */
  public NextLibrary next() {
    return closer.next();
  }

  /**
   * Saves, makes a backup, and closes the window; asks first where something can't be saved. See
   * {@link WindowCloser#close}.
   */
  public void close() {
    closer.close();
  }

  private void closed() {
    imports.stop();
    effort.end();
    remembered.keep();
  }

  /**
   * Fills the practice library where it has no letters yet.
   *
   * @param tour true to begin the tour
   */
  public void practice(boolean tour) {
    background.run(
        _ -> workbench.isEmpty(),
        empty -> library.refresh(() -> practice(tour, empty)),
        this::accident);
  }

  private void practice(boolean tour, boolean empty) {
    if (empty) {
      arrivals.importSamples();
    }
    if (tour) {
      welcome.start();
    }
  }
}
