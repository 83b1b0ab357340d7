package imr.ui.help;

import imr.annotation.Field;
import imr.annotation.Schema;
import imr.ui.kit.AnnotationGuide;
import imr.ui.kit.KeyPlaceholders;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the help shows: the topics found, and the chosen one; it knows the way back. */
final class HelpModel {
  private final Articles articles;
  private final KeyPlaceholders keys;
  private final List<HelpTopic> everything;
  private final ReadOnlyObjectWrapper<List<HelpTopic>> found;
  private final ReadOnlyObjectWrapper<HelpTopic> shown;
  private final Deque<HelpTopic> before = new ArrayDeque<>();
  private String query = "";

  HelpModel(Articles articles, KeyPlaceholders keys, Schema schema) {
    this.articles = articles;
    this.keys = keys;
    this.everything = everything(schema);
    this.found = new ReadOnlyObjectWrapper<>(List.copyOf(articles.all()));
    this.shown = new ReadOnlyObjectWrapper<>(articles.all().getFirst());
  }

  private List<HelpTopic> everything(Schema schema) {
    AnnotationGuide guide = AnnotationGuide.read();
    List<HelpTopic> all = new ArrayList<>(articles.all());
    keys.verbs().forEach(v -> all.add(new HelpTopic.CommandTopic(v)));
    schema
        .all()
        .filter(f -> !schema.isHidden(f.id()))
        .forEach(f -> all.add(new HelpTopic.FieldTopic(f, group(schema, f), guide.rules(f.id()))));
    return List.copyOf(all);
  }

  private static String group(Schema schema, Field field) {
    return schema.groups().stream()
        .filter(g -> g.id().equals(field.group()))
        .map(Schema.Group::label)
        .findFirst()
        .orElse("");
  }

  KeyPlaceholders keys() {
    return keys;
  }

  ReadOnlyObjectProperty<List<HelpTopic>> found() {
    return found.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<HelpTopic> shown() {
    return shown.getReadOnlyProperty();
  }

  /** The words looked for, as their stems; none where nothing is looked for. */
  List<String> stems() {
    return HelpSearch.stems(query);
  }

  /** Looks for words; the articles alone where there are none. The best is shown. */
  void search(String words) {
    query = words;
    found.set(stems().isEmpty() ? List.copyOf(articles.all()) : HelpSearch.find(everything, words));
    found.get().stream().findFirst().filter(t -> !stems().isEmpty()).ifPresent(this::show);
  }

  void show(HelpTopic topic) {
    if (!topic.equals(shown.get())) {
      before.push(shown.get());
      shown.set(topic);
    }
  }

  /** Shows the article of an id; nothing where there is none. */
  void open(String id) {
    articles.find(id).ifPresent(this::show);
  }

  /** Shows what was shown before. */
  void back() {
    Optional.ofNullable(before.poll()).ifPresent(shown::set);
  }
}
