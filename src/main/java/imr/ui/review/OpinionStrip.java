package imr.ui.review;

import imr.ui.kit.KeyButton;
import imr.ui.review.OpinionsModel.AuthorValue;
import imr.ui.review.OpinionsModel.UnlocatedPrediction;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * What programs elsewhere say at the chosen line, one below the other with the key that takes it;
 * the claim that is being placed by hand; and how many have no place.
 */
final class OpinionStrip extends VBox {
  private static final int MOST = 5;

  private final OpinionsModel model;
  private final OtherSourceCommands verbs;

  OpinionStrip(OpinionsModel model, OtherSourceCommands verbs) {
    super(2);
    this.model = model;
    this.verbs = verbs;
    getStyleClass().add("opinion-strip");
    setId("opinions");
    setMinHeight(USE_PREF_SIZE);
    managedProperty().bind(visibleProperty());
    model.here().addListener((o, was, is) -> show());
    model.guide().addListener((o, was, is) -> show());
    model.loose().addListener((o, was, is) -> show());
    show();
  }

  private void show() {
    List<AuthorValue> here = model.here().get();
    getChildren().clear();
    for (int i = 0; i < Math.min(MOST, here.size()); i++) {
      getChildren().add(line(here.get(i), i));
    }
    model.guide().get().ifPresent(g -> getChildren().add(guide(g)));
    int loose = model.loose().get().size();
    if (loose > 0 && model.guide().get().isEmpty()) {
      getChildren().add(loose(loose));
    }
    setVisible(!getChildren().isEmpty());
  }

  private HBox line(AuthorValue said, int at) {
    Label author = muted(String.format(Locale.ROOT, "%s %.2f", said.author(), said.confidence()));
    Label words = words(OpinionsModel.shortened(said.words()));
    HBox line = new HBox(10, author, words);
    if (said.same()) {
      line.getChildren().add(muted("agrees"));
    } else {
      verbs.takes(at).ifPresent(v -> line.getChildren().add(new KeyButton("Use", v)));
    }
    line.setAlignment(Pos.CENTER_LEFT);
    line.setOnMouseEntered(e -> verbs.show(said));
    line.setOnMouseExited(e -> verbs.hide());
    line.setAccessibleText(author.getText() + ": " + words.getText());
    return line;
  }

  private HBox guide(UnlocatedPrediction claim) {
    Label words =
        words("Select in the letter: “" + OpinionsModel.shortened(claim.claim().shown()) + "”");
    HBox line = new HBox(10, muted(claim.run()), words, new KeyButton("Link", verbs.place()));
    line.setAlignment(Pos.CENTER_LEFT);
    line.setId("opinion-guide");
    return line;
  }

  private HBox loose(int count) {
    Label words =
        words(
            count == 1
                ? "1 prediction isn't in the text"
                : count + " predictions aren't in the text");
    words.setId("opinions-loose");
    HBox line = new HBox(10, words, new KeyButton("List", verbs.list()));
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private static Label words(String text) {
    Label label = new Label(text);
    label.setMinWidth(0);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    return label;
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }
}
