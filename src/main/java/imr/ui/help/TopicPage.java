package imr.ui.help;

import imr.annotation.Field;
import imr.ui.kit.Command;
import imr.ui.kit.KeyPlaceholders;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Draws a topic to be read. */
final class TopicPage {
  private final KeyPlaceholders keys;
  private final List<String> stems;
  private final Consumer<String> follow;

  TopicPage(KeyPlaceholders keys, List<String> stems, Consumer<String> follow) {
    this.keys = keys;
    this.stems = stems;
    this.follow = follow;
  }

  VBox of(HelpTopic topic) {
    VBox body =
        switch (topic) {
          case HelpTopic.Article article -> ArticleNode.of(article.document(), keys, stems, follow);
          case HelpTopic.FieldTopic of -> field(of);
          case HelpTopic.CommandTopic of -> verb(of.verb());
        };
    Label title = new Label(topic.title());
    title.getStyleClass().add("help-title");
    title.setWrapText(true);
    title.setMinHeight(Label.USE_PREF_SIZE);
    body.getChildren().addFirst(title);
    return body;
  }

  private VBox field(HelpTopic.FieldTopic of) {
    Field field = of.field();
    VBox body = new VBox(8, words("Group: " + of.group() + "”."));
    if (!field.help().isEmpty()) {
      body.getChildren().add(words(field.help()));
    }
    of.rules().forEach(rule -> body.getChildren().add(words("•  " + rule)));
    if (!field.codes().isEmpty()) {
      body.getChildren().add(words("Choices:"));
      field.codes().forEach(c -> body.getChildren().add(words("•  " + c.label())));
    }
    body.getChildren()
        .add(words("To see this next to a field while you review, press {key:field-guide}."));
    return body;
  }

  private VBox verb(Command verb) {
    Hyperlink run = new Hyperlink("Run command");
    run.setDisable(!verb.enabled().get());
    run.setOnAction(e -> follow.accept(HelpPanel.DO + verb.id().value()));
    return new VBox(
        8,
        words("Menu: " + verb.menu() + ". Shortcut: {key:" + verb.id().value() + "}."),
        words(
            verb.enabled().get()
                ? "To change shortcuts, press {key:keyboard-shortcuts}."
                : "This command isn't available right now. To change shortcuts, press"
                    + " {key:keyboard-shortcuts}."),
        run);
  }

  private javafx.scene.text.TextFlow words(String words) {
    return ArticleNode.plain(words, keys, stems);
  }
}
