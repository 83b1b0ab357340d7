package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.Annotation;
import imr.annotation.Target;
import imr.letter.Span;
import imr.review.FormRow;
import imr.review.ReviewSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/**
 * Somebody who knows what is right in a letter and does what the window shows, line by line, until
 * nothing is left to decide; what it takes is counted by what had to be done.
 */
abstract class Analyst {
  /** A letter is easy where no more than these are open once the sure values are accepted. */
  private static final int FEW = 8;

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final Set<PlantedErrors.Kind> EASY =
      Set.of(PlantedErrors.Kind.RIGHT, PlantedErrors.Kind.ABSENT);

  final WindowTest test;
  final Hands hands;
  private final KeysAndClicksTable.Column counts;

  Analyst(WindowTest test, KeysAndClicksTable.Column counts) {
    this.test = test;
    this.hands = new Hands(test);
    this.counts = counts;
  }

  abstract void confirm(Target target) throws Exception;

  /** All fields of a line that stands for several. */
  abstract void confirmAll(FormRow row) throws Exception;

  abstract void notStated(Target target) throws Exception;

  abstract void reject(Target target) throws Exception;

  /** Puts a value right, or gives the field one where it has none. */
  abstract void correct(Target target, Annotation right) throws Exception;

  /** Brings a highlight's end to where it should be, and goes on. */
  abstract void moveEnd(Target target, Annotation right, int words) throws Exception;

  abstract void addEntry(Target list, Annotation right) throws Exception;

  abstract void addCitation(Target group, Span words) throws Exception;

  abstract void finish() throws Exception;

  abstract void finishAnyway() throws Exception;

  /** Opens what accepts many values, and accepts them. */
  abstract void acceptSure() throws Exception;

  /** Finishes a letter whose suggestions are all right: accepts the sure ones, then one by one. */
  final void acceptAndFinish() throws Exception {
    Hands.Count start = hands.count();
    Hands.onWindow(test.window::focusForm);
    acceptSure();
    boolean easy = session().form().open().size() <= FEW;
    for (int line = 0; line < 500 && !session().form().open().isEmpty(); line++) {
      Target target = test.chosen();
      FormRow row = test.window.desk().form().at(target).orElseThrow();
      if (row instanceof FormRow.Unstated || row instanceof FormRow.Head) {
        confirmAll(row);
      } else if (said(target).filter(Annotation::counts).isPresent()) {
        confirm(target);
      } else {
        notStated(target);
      }
    }
    finish();
    if (test.node("#overlay").isVisible()) {
      finishAnyway();
    }
    counts.add(
        easy ? KeysAndClicksTable.Action.EASY_LETTER : KeysAndClicksTable.Action.SOUND_LETTER,
        hands.count().since(start));
  }

  /** Looks at what would be accepted: it is shown once it is known how sure each suggestion is. */
  final void awaitPreview() throws Exception {
    test.awaitPreview();
  }

  /** Reviews the letter on the screen and finishes it. */
  final void review(PlantedErrors errors) throws Exception {
    Hands.Count start = hands.count();
    Optional<Target> citation = errors.citation();
    if (citation.isPresent()) {
      Hands.Count before = hands.count();
      addCitation(citation.get().whole(), errors.citedAt(citation.get()));
      counts.add(KeysAndClicksTable.Action.CITATION, hands.count().since(before));
      Hands.onWindow(() -> test.window.desk().chooseNextOpen());
      Hands.onWindow(test.window::focusForm);
    }
    decideAll(errors);
    Hands.Count before = hands.count();
    finish();
    boolean asks = test.node("#overlay").isVisible();
    if (asks) {
      finishAnyway();
    }
    counts.add(
        asks ? KeysAndClicksTable.Action.FINISH_WITH_WARNINGS : KeysAndClicksTable.Action.FINISH,
        hands.count().since(before));
    counts.add(KeysAndClicksTable.Action.LETTER, hands.count().since(start));
  }

  private void decideAll(PlantedErrors errors) throws Exception {
    List<Annotation> added = new ArrayList<>();
    for (int line = 0; line < 500 && !session().form().open().isEmpty(); line++) {
      Target target = test.chosen();
      if (several(errors, target)) {
        continue;
      }
      Optional<Annotation> lacking =
          errors.missing(target.whole()).stream().filter(a -> !added.contains(a)).findFirst();
      Hands.Count before = hands.count();
      if (lacking.isPresent()) {
        added.add(lacking.get());
        addEntry(target.whole(), lacking.get());
        counts.add(KeysAndClicksTable.Action.NEW_ENTRY, hands.count().since(before));
      } else {
        decide(errors, target);
        counts.add(action(errors.kind(target)), hands.count().since(before));
      }
    }
    assertEquals(List.of(), session().form().open().stream().map(FormRow.Blank::target).toList());
  }

  private static KeysAndClicksTable.Action action(PlantedErrors.Kind kind) {
    return switch (kind) {
      case RIGHT -> KeysAndClicksTable.Action.RIGHT;
      case ABSENT -> KeysAndClicksTable.Action.NOT_STATED;
      case SPURIOUS -> KeysAndClicksTable.Action.SPURIOUS;
      case WRONG_VALUE -> KeysAndClicksTable.Action.WRONG_VALUE;
      case SHORT_SPAN, LONG_SPAN -> KeysAndClicksTable.Action.WRONG_END;
      case MISSING -> KeysAndClicksTable.Action.MISSING_VALUE;
      case MISSING_ENTRY -> KeysAndClicksTable.Action.NEW_ENTRY;
      case MISSING_CITATION -> KeysAndClicksTable.Action.CITATION;
    };
  }

  /** A line of several fields: one gesture where all are as they should be, else it is opened. */
  private boolean several(PlantedErrors errors, Target target) throws Exception {
    FormRow row = test.window.desk().form().at(target).orElseThrow();
    List<FormRow.Blank> inside =
        switch (row) {
          case FormRow.Unstated fold -> fold.open();
          case FormRow.Head head ->
              session().form().open().stream()
                  .filter(b -> b.target().subject().equals(head.target().entry()))
                  .toList();
          default -> List.of();
        };
    if (inside.isEmpty()) {
      return false;
    }
    boolean asTheyShouldBe =
        inside.stream()
            .allMatch(
                b ->
                    errors.missing(b.target().whole()).isEmpty()
                        && EASY.contains(errors.kind(b.target())));
    if (asTheyShouldBe) {
      Hands.Count before = hands.count();
      confirmAll(row);
      counts.add(
          row instanceof FormRow.Head
              ? KeysAndClicksTable.Action.RIGHT
              : KeysAndClicksTable.Action.NOT_STATED,
          hands.count().since(before));
    } else {
      Hands.onWindow(() -> test.window.desk().choose(inside.getFirst().target()));
      Hands.onWindow(test.window::focusForm);
    }
    return true;
  }

  private void decide(PlantedErrors errors, Target target) throws Exception {
    PlantedErrors.Kind kind = errors.kind(target);
    switch (kind) {
      case RIGHT -> {
        if (said(target).filter(Annotation::counts).isPresent()) {
          confirm(target);
        } else {
          notStated(target);
        }
      }
      case ABSENT -> notStated(target);
      case SPURIOUS -> reject(target);
      case SHORT_SPAN -> moveEnd(target, errors.right(target).orElseThrow(), 1);
      case LONG_SPAN -> moveEnd(target, errors.right(target).orElseThrow(), -3);
      case WRONG_VALUE, MISSING -> correct(target, errors.right(target).orElseThrow());
      case MISSING_ENTRY, MISSING_CITATION ->
          throw new IllegalStateException("what is missing has no line: " + target);
    }
  }

  final Optional<Annotation> said(Target target) {
    return session().annotations().at(target);
  }

  final ReviewSession session() {
    return test.window.desk().session().get().orElseThrow();
  }

  /** Something of the chosen line, once that is laid out. */
  final Node onLine(Function<Node, Optional<Node>> part) throws Exception {
    test.await(() -> chosenLine().flatMap(part).filter(n -> n.getScene() != null).isPresent());
    return Hands.ask(() -> chosenLine().flatMap(part).orElseThrow());
  }

  private Optional<Node> chosenLine() {
    return Stream.of(".decision", ".blank", ".unstated", ".head")
        .flatMap(style -> test.stage.getScene().getRoot().lookupAll(style).stream())
        .filter(n -> n.getPseudoClassStates().contains(CHOSEN))
        .findFirst();
  }
}
