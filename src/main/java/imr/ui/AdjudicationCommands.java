package imr.ui;

import imr.store.LetterRow;
import imr.ui.adjudicate.AdjudicateModel;
import imr.ui.adjudicate.AdjudicateView;
import imr.ui.adjudicate.AgreementDialog;
import imr.ui.adjudicate.AgreementModel;
import imr.ui.adjudicate.DoubleDialog;
import imr.ui.adjudicate.DoubleModel;
import imr.ui.kit.Chooser;
import imr.ui.kit.Command;
import imr.ui.kit.Dialogs;
import imr.ui.kit.Overlay;
import imr.ui.library.LibraryModel;
import imr.ui.review.ReviewModel;
import imr.ui.review.ReviewView;
import imr.workbench.Adjudications;
import imr.workbench.Against;
import imr.workbench.Background;
import imr.workbench.SecondRecord;
import imr.workbench.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;

/** The commands of double annotation and of deciding between two records. */
final class AdjudicationCommands {
  private static final System.Logger LOG = System.getLogger(AdjudicationCommands.class.getName());

  private final Workbench workbench;
  private final Background background;
  private final ReviewView view;
  private final ReviewModel desk;
  private final LibraryModel library;
  private final Overlay overlay;
  private final Dialogs dialogs;
  private final Supplier<String> person;

  AdjudicationCommands(
      Workbench workbench,
      Background background,
      ReviewView view,
      ReviewModel desk,
      LibraryModel library,
      Overlay overlay,
      Dialogs dialogs,
      Supplier<String> person) {
    this.workbench = workbench;
    this.background = background;
    this.view = view;
    this.desk = desk;
    this.library = library;
    this.overlay = overlay;
    this.dialogs = dialogs;
    this.person = person;
  }

  List<Command> verbs(ObservableBooleanValue always) {
    ObservableBooleanValue open =
        Bindings.createBooleanBinding(() -> desk.session().get().isPresent(), desk.session());
    return List.of(
        Command.of(
            "double-annotation",
            "Quality",
            "Double annotation…",
            "Shortcut+Alt+B",
            always,
            () -> saved(this::showRounds)),
        Command.of(
            "next-blind-letter",
            "Quality",
            "Open next blind letter",
            "Shortcut+Alt+N",
            always,
            () -> saved(this::openMine)),
        Command.of(
            "adjudicate",
            "Quality",
            "Adjudicate this letter…",
            "Shortcut+Alt+A",
            open,
            () -> saved(this::choose)),
        Command.of(
            "adjudicate-next",
            "Quality",
            "Adjudicate next letter",
            "Shortcut+Alt+Shift+A",
            always,
            () -> saved(this::adjudicateNext)),
        Command.of(
            "agreement",
            "Quality",
            "Agreement…",
            "Shortcut+Alt+M",
            always,
            () -> saved(this::showAgreement)));
  }

  private void showAgreement() {
    AgreementDialog.show(
        overlay,
        new AgreementModel(workbench, background, this::trouble),
        this::begin);
  }

  private void begin(SecondRecord of) {
    of.pass().ifPresent(p -> begin(of.letter(), new Against.Second(p)));
  }

  private void saved(Runnable then) {
    view.commit();
    desk.whenSaved(
        then,
        () -> desk.say("Your last changes aren't saved yet. Save them first, and then try again."));
  }

  private void showRounds() {
    DoubleDialog.show(
        overlay,
        new DoubleModel(workbench, background, person, this::scopes, this::trouble),
        new DoubleDialog.Actions(
            this::openMine,
            this::begin));
  }

  /** Several that are selected come first; a single one is as a rule just the one that is open. */
  private List<DoubleModel.Scope> scopes() {
    List<String> chosen = library.chosen().stream().map(LetterRow::id).toList();
    List<String> shown = library.shown().stream().map(LetterRow::id).toList();
    boolean all = shown.size() == library.letters().size();
    List<DoubleModel.Scope> scopes = new ArrayList<>();
    scopes.add(
        new DoubleModel.Scope(
            (all ? "All letters" : "All letters in the list") + " (%,d)".formatted(shown.size()),
            shown));
    if (!chosen.isEmpty()) {
      scopes.add(
          chosen.size() > 1 ? 0 : 1,
          new DoubleModel.Scope("Selected letters (%,d)".formatted(chosen.size()), chosen));
    }
    return scopes;
  }

  /** A letter that is open already is left for the next one. */
  private void openMine() {
    String me = person.get();
    background.run(
        _ -> workbench.doubles().queue(me),
        queue -> {
          Optional<String> open = library.opened().get();
          Optional<SecondRecord> next =
              queue.stream()
                  .filter(s -> !open.equals(Optional.of(s.letter())))
                  .findFirst()
                  .or(() -> queue.stream().findFirst());
          next.ifPresentOrElse(
              s -> open(s.letter()),
              () -> desk.say("No letters are waiting for your second annotation."));
        },
        this::trouble);
  }

  /** The list is read again: a round that was just made changes what is seen. */
  private void open(String letter) {
    library.keepClosed();
    desk.close();
    library.allowOpening(Optional.of(letter), view::focus);
  }

  private void choose() {
    desk.session().get().ifPresent(s -> choose(s.letter().id()));
  }

  private void choose(String letter) {
    background.run(
        _ -> workbench.adjudications().of(letter),
        all -> {
          if (all.isEmpty()) {
            desk.say(
                "There's nothing to compare this letter with: no finished second annotation, run of"
                    + " predictions, or import conflict.");
          } else if (all.size() == 1) {
            begin(letter, all.getFirst());
          } else {
            Chooser.show(
                overlay,
                "Compare this record with",
                all.stream()
                    .map(
                        a ->
                            new Chooser.Entry(
                                a.label(), a.label(), kind(a), () -> begin(letter, a)))
                    .toList());
          }
        },
        this::trouble);
  }

  private static String kind(Against against) {
    return switch (against) {
      case Against.Second _ -> "second annotation";
      case Against.Predicted _ -> "predictions";
      case Against.Elsewhere _ -> "import conflict";
    };
  }

  private void adjudicateNext() {
    Optional<String> open = library.opened().get();
    background.run(
        _ -> workbench.adjudications().waiting(),
        waiting -> {
          Optional<SecondRecord> next =
              waiting.stream()
                  .filter(s -> waiting.size() == 1 || !open.equals(Optional.of(s.letter())))
                  .findFirst();
          next.ifPresentOrElse(
              this::begin,
              () -> desk.say("No letters are waiting to be adjudicated."));
        },
        this::trouble);
  }

  /** Both records are seen from now on, so the list is read again before they are shown. */
  void begin(String letter, Against against) {
    String me = person.get();
    background.run(
        _ -> workbench.adjudications().open(letter, against, me),
        outcome -> {
          switch (outcome) {
            case Adjudications.Outcome.Refused(String sentence) -> desk.say(sentence);
            case Adjudications.Outcome.Ready ready -> show(letter, ready);
          }
        },
        this::trouble);
  }

  private void show(String letter, Adjudications.Outcome.Ready ready) {
    library.keepClosed();
    desk.close();
    library.allowOpening(
        Optional.of(letter),
        () -> {
          if (desk.session().get().filter(s -> s.letter().id().equals(letter)).isPresent()) {
            AdjudicateView.show(
                overlay,
                new AdjudicateModel(desk, ready.adjudication()),
                () -> saved(this::adjudicateNext));
          }
        });
  }

  private void trouble(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "two records could not be compared", accident);
    dialogs.tell(
        "Double annotation",
        "Couldn't read or write the library. Check the drive, and then try again. See the log for"
            + " details.",
        List.of());
  }
}
