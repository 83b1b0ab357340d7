package imr.ui.adjudicate;

import imr.store.LetterRow;
import imr.ui.kit.Command;
import imr.ui.kit.SearchableList;
import imr.ui.shell.Shell;
import imr.workbench.AdjudicationSide;
import imr.workbench.Adjudications;
import imr.workbench.SecondRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;

/** The commands of double annotation and of deciding between two records. */
public final class AdjudicationCommands {
  private static final System.Logger LOG = System.getLogger(AdjudicationCommands.class.getName());

  private final Shell shell;

  public AdjudicationCommands(Shell shell) {
    this.shell = shell;
  }

  public List<Command> verbs(ObservableBooleanValue always) {
    ObservableBooleanValue open =
        Bindings.createBooleanBinding(
            () -> shell.review().session().get().isPresent(), shell.review().session());
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
        shell.overlay(),
        new AgreementModel(shell.workbench(), shell.background(), this::trouble),
        this::begin);
  }

  private void begin(SecondRecord of) {
    of.pass()
        .map(AdjudicationSide.Second::new)
        .ifPresent(s -> begin(of.letter(), Adjudications.Pair.of(s)));
  }

  private void saved(Runnable then) {
    shell.view().commit();
    shell
        .review()
        .whenSaved(
            then,
            () ->
                shell
                    .review()
                    .say(
                        "Your last changes aren't saved yet. Save them first, and then try"
                            + " again."));
  }

  private void showRounds() {
    DoubleDialog.show(
        shell.overlay(),
        new DoubleModel(
            shell.workbench(), shell.background(), shell::annotator, this::scopes, this::trouble),
        new DoubleDialog.Actions(this::openMine, this::begin));
  }

  /** Several that are selected come first; a single one is as a rule just the one that is open. */
  private List<DoubleModel.Scope> scopes() {
    List<String> chosen = shell.library().chosen().stream().map(LetterRow::id).toList();
    List<String> shown = shell.library().shown().stream().map(LetterRow::id).toList();
    boolean all = shown.size() == shell.library().letters().size();
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
    String me = shell.annotator();
    shell
        .background()
        .run(
            _ -> shell.workbench().doubles().queue(me),
            queue -> {
              Optional<String> open = shell.library().opened().get();
              Optional<SecondRecord> next =
                  queue.stream()
                      .filter(s -> !open.equals(Optional.of(s.letter())))
                      .findFirst()
                      .or(() -> queue.stream().findFirst());
              next.ifPresentOrElse(
                  s -> open(s.letter()),
                  () -> shell.review().say("No letters are waiting for your second annotation."));
            },
            this::trouble);
  }

  /** The list is read again: a round that was just made changes what is seen. */
  private void open(String letter) {
    shell.library().keepClosed();
    shell.review().close();
    shell.library().allowOpening(Optional.of(letter), shell.view()::focus);
  }

  private void choose() {
    shell.review().session().get().ifPresent(s -> choose(s.letter().id()));
  }

  private void choose(String letter) {
    shell
        .background()
        .run(
            _ -> shell.workbench().adjudications().pairs(letter),
            all -> {
              if (all.isEmpty()) {
                shell
                    .review()
                    .say(
                        "Nothing to adjudicate: this letter has no finished second annotation,"
                            + " prediction run, or import conflict.");
              } else if (all.size() == 1) {
                begin(letter, all.getFirst());
              } else {
                SearchableList.show(
                    shell.overlay(),
                    "Compare two records",
                    all.stream()
                        .map(
                            a ->
                                new SearchableList.Entry(
                                    "", a.label(), kind(a), () -> begin(letter, a)))
                        .toList());
              }
            },
            this::trouble);
  }

  private static String kind(Adjudications.Pair pair) {
    return pair.first().isPresent() ? "replaces this record" : kind(pair.second());
  }

  private static String kind(AdjudicationSide against) {
    return switch (against) {
      case AdjudicationSide.Second _ -> "second annotation";
      case AdjudicationSide.Predicted _ -> "predictions";
      case AdjudicationSide.Elsewhere _ -> "import conflict";
    };
  }

  private void adjudicateNext() {
    Optional<String> open = shell.library().opened().get();
    shell
        .background()
        .run(
            _ -> shell.workbench().adjudications().waiting(),
            waiting -> {
              Optional<SecondRecord> next =
                  waiting.stream()
                      .filter(s -> waiting.size() == 1 || !open.equals(Optional.of(s.letter())))
                      .findFirst();
              next.ifPresentOrElse(
                  this::begin,
                  () -> shell.review().say("No letters are waiting to be adjudicated."));
            },
            this::trouble);
  }

  /** Both records are seen from now on, so the list is read again before they are shown. */
  private void begin(String letter, Adjudications.Pair pair) {
    String me = shell.annotator();
    shell
        .background()
        .run(
            _ -> shell.workbench().adjudications().open(letter, pair, me),
            outcome -> {
              switch (outcome) {
                case Adjudications.Outcome.Refused(String sentence) -> shell.review().say(sentence);
                case Adjudications.Outcome.Ready(_, var adjudication) ->
                    show(letter, () -> new AdjudicateModel(shell.review(), adjudication));
                case Adjudications.Outcome.Between(_, var between) ->
                    show(letter, () -> new AdjudicateModel(shell.review(), between));
              }
            },
            this::trouble);
  }

  private void show(String letter, Supplier<AdjudicateModel> model) {
    shell.library().keepClosed();
    shell.review().close();
    shell
        .library()
        .allowOpening(
            Optional.of(letter),
            () -> {
              if (shell
                  .review()
                  .session()
                  .get()
                  .filter(s -> s.letter().id().equals(letter))
                  .isPresent()) {
                AdjudicateView.show(
                    shell.overlay(), model.get(), () -> saved(this::adjudicateNext));
              }
            });
  }

  private void trouble(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "two records could not be compared", accident);
    shell
        .dialogs()
        .tell(
            "Double annotation",
            "Couldn't read or write the library. Check the drive, and then try again. See the log"
                + " for details.",
            List.of());
  }
}
