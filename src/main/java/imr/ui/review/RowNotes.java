package imr.ui.review;

import imr.annotation.Answer;
import imr.annotation.Target;
import imr.review.FormRow;
import imr.ui.kit.Command;
import imr.ui.kit.KeyButton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Below a row's value: what is wrong with it, why it might be wrong and what to use instead, a
 * person's flag and note. The row is as high whether it is chosen or not.
 */
final class RowNotes extends VBox {
  private final ReviewModel model;
  private final DoubtModel doubts;
  private final Command use;
  private Optional<KeyButton> button = Optional.empty();
  private boolean chosen;

  /**
   * @param use takes what is proposed at the chosen row
   */
  RowNotes(ReviewModel model, DoubtModel doubts, Command use) {
    super(2);
    this.model = model;
    this.doubts = doubts;
    this.use = use;
    setFillWidth(true);
    managedProperty().bind(visibleProperty());
  }

  void show(FormRow.Blank blank) {
    List<Node> notes = new ArrayList<>();
    problem(blank).ifPresent(notes::add);
    doubt(blank.target()).ifPresent(notes::add);
    remark(blank).ifPresent(notes::add);
    getChildren().setAll(notes);
    setVisible(!notes.isEmpty());
  }

  /** The key that takes a proposal works at the chosen row alone, so it is shown there alone. */
  void setChosen(boolean now) {
    chosen = now;
    button.ifPresent(b -> b.getGraphic().setOpacity(now ? 1 : 0));
  }

  private Optional<Node> problem(FormRow.Blank blank) {
    Optional<String> wrong = model.problem(blank.target());
    String words = wrong.orElse(withoutEvidence(blank) ? "Not linked to the letter" : "");
    Label problem = label(words, "problem");
    if (wrong.isPresent()) {
      problem.getStyleClass().add("wrong");
    }
    return Optional.<Node>of(problem).filter(p -> !words.isEmpty());
  }

  private static boolean withoutEvidence(FormRow.Blank blank) {
    return blank.stated()
        && blank
            .said()
            .filter(a -> a.answer() instanceof Answer.Stated s && s.evidence().isEmpty())
            .isPresent();
  }

  private Optional<Node> doubt(Target target) {
    Optional<String> why = doubts.why(target);
    Optional<DoubtModel.Proposal> instead = doubts.instead(target);
    button = instead.map(p -> button(target, p));
    String words =
        why.orElse("") + instead.map(p -> (why.isPresent() ? " " : "") + p.sentence()).orElse("");
    if (words.isEmpty()) {
      return Optional.empty();
    }
    Label label = label(words, "doubt");
    HBox.setHgrow(label, Priority.ALWAYS);
    HBox line = new HBox(6, label);
    button.ifPresent(line.getChildren()::add);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("doubt-line");
    return Optional.of(line);
  }

  private KeyButton button(Target target, DoubtModel.Proposal proposal) {
    KeyButton take = new KeyButton(proposal.word(), use);
    take.getStyleClass().add("doubt-use");
    take.getGraphic().setOpacity(chosen ? 1 : 0);
    take.setOnAction(
        e -> {
          model.choose(target);
          use.run();
        });
    return take;
  }

  /** A person's flag and note. */
  private static Optional<Node> remark(FormRow.Blank blank) {
    String note = blank.note().orElse("");
    String words = blank.flagged() && note.isEmpty() ? "Flagged for follow-up" : note;
    Label remark = label(words, "remark");
    remark.setGraphic(FontIcon.of(blank.flagged() ? Feather.FLAG : Feather.MESSAGE_SQUARE, 11));
    if (blank.flagged()) {
      remark.getStyleClass().add("flagged");
    }
    return Optional.<Node>of(remark).filter(r -> !words.isEmpty());
  }

  private static Label label(String words, String style) {
    Label label = new Label(words);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinWidth(0);
    label.setMinHeight(USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    return label;
  }
}
