package imr.ui.help;

import imr.annotation.Field;
import imr.ui.kit.Command;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.node.Node;

/** Something that the help can show. */
sealed interface HelpTopic {
  /** As the list has it. */
  String title();

  /** In small words beside the title. */
  String kind();

  /** What is searched besides the title: headings weigh more than the rest. */
  String headings();

  /** All other words. */
  String body();

  /**
   * An article that was written for the help.
   *
   * @param id its file's name without the ending; links between articles name it
   */
  record Article(String id, String title, String headings, String body, Node document)
      implements HelpTopic {
    @Override
    public String kind() {
      return "";
    }
  }

  /**
   * The guidance for a field.
   *
   * @param group the label of the display group
   * @param rules the paragraphs of the annotation guide for the field
   */
  record FieldTopic(Field field, String group, List<String> rules) implements HelpTopic {
    public FieldTopic {
      rules = List.copyOf(rules);
    }

    @Override
    public String title() {
      return field.label();
    }

    @Override
    public String kind() {
      return "Field";
    }

    @Override
    public String headings() {
      return group;
    }

    @Override
    public String body() {
      return field.help()
          + " "
          + String.join(" ", rules)
          + field.codes().stream().map(c -> " " + c.label()).collect(Collectors.joining());
    }
  }

  /** Something that can be done, and its key. */
  record CommandTopic(Command verb) implements HelpTopic {
    @Override
    public String title() {
      return verb.label();
    }

    @Override
    public String kind() {
      return verb.keyText();
    }

    @Override
    public String headings() {
      return verb.menu();
    }

    @Override
    public String body() {
      return verb.keyText();
    }
  }
}
