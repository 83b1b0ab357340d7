package imr.ui.help;

import imr.ui.kit.KeyPlaceholders;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;

/**
 * Draws an article: headings, paragraphs, lists, keys as key caps, links, with the words found
 * marked. Each paragraph is one text that a screen reader reads as a whole.
 */
final class ArticleNode extends AbstractVisitor {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private final KeyPlaceholders keys;
  private final List<String> stems;
  private final Consumer<String> follow;
  private VBox box = new VBox(8);
  private TextFlow flow = new TextFlow();
  private String style = "";

  private ArticleNode(KeyPlaceholders keys, List<String> stems, Consumer<String> follow) {
    this.keys = keys;
    this.stems = stems;
    this.follow = follow;
  }

  /**
   * An article's text.
   *
   * @param stems of the words to mark
   * @param follow gets a link's target
   */
  static VBox of(
      org.commonmark.node.Node document,
      KeyPlaceholders keys,
      List<String> stems,
      Consumer<String> follow) {
    ArticleNode drawing = new ArticleNode(keys, stems, follow);
    document.accept(drawing);
    return drawing.box;
  }

  /** A paragraph of plain words. */
  static TextFlow plain(String words, KeyPlaceholders keys, List<String> stems) {
    ArticleNode drawing = new ArticleNode(keys, stems, link -> {});
    drawing.write(words);
    return drawing.readable();
  }

  @Override
  public void visit(Heading heading) {
    paragraph(heading, "help-heading");
  }

  @Override
  public void visit(Paragraph paragraph) {
    paragraph(paragraph, "help-paragraph");
  }

  private void paragraph(org.commonmark.node.Node of, String styleClass) {
    flow = new TextFlow();
    flow.getStyleClass().add(styleClass);
    visitChildren(of);
    box.getChildren().add(readable());
  }

  /** A flow's parts are read one by one, or not at all: it tells its words as a whole. */
  private TextFlow readable() {
    StringBuilder words = new StringBuilder();
    for (Node part : flow.getChildren()) {
      words.append(part instanceof Text text ? text.getText() : ((Labeled) part).getText());
    }
    flow.setAccessibleText(words.toString());
    flow.setMinHeight(Region.USE_PREF_SIZE);
    return flow;
  }

  @Override
  public void visit(BulletList list) {
    items(list, () -> "•");
  }

  @Override
  public void visit(OrderedList list) {
    Iterator<Integer> numbers = Stream.iterate(1, n -> n + 1).iterator();
    items(list, () -> numbers.next() + ".");
  }

  private void items(org.commonmark.node.Node list, Supplier<String> sign) {
    VBox outer = box;
    VBox all = new VBox(4);
    for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
      box = new VBox(4);
      visitChildren(item);
      Label mark = new Label(sign.get());
      mark.setMinWidth(20);
      mark.getStyleClass().add("help-mark");
      HBox.setHgrow(box, Priority.ALWAYS);
      all.getChildren().add(new HBox(4, mark, box));
    }
    box = outer;
    box.getChildren().add(all);
  }

  @Override
  public void visit(ListItem item) {
    visitChildren(item);
  }

  @Override
  public void visit(HtmlBlock comment) {
    // words that find the article and are not shown
  }

  @Override
  public void visit(FencedCodeBlock block) {
    flow = new TextFlow();
    flow.getStyleClass().add("help-code-block");
    in("help-code", () -> write(block.getLiteral().stripTrailing()));
    box.getChildren().add(readable());
  }

  @Override
  public void visit(Emphasis emphasis) {
    in("help-emphasis", () -> visitChildren(emphasis));
  }

  @Override
  public void visit(StrongEmphasis strong) {
    in("help-strong", () -> visitChildren(strong));
  }

  @Override
  public void visit(Code code) {
    in("help-code", () -> write(code.getLiteral()));
  }

  private void in(String other, Runnable drawing) {
    String outer = style;
    style = other;
    drawing.run();
    style = outer;
  }

  @Override
  public void visit(Link link) {
    StringBuilder words = new StringBuilder();
    link.accept(
        new AbstractVisitor() {
          @Override
          public void visit(org.commonmark.node.Text text) {
            words.append(text.getLiteral());
          }
        });
    Hyperlink node = new Hyperlink(words.toString());
    node.setOnAction(e -> follow.accept(link.getDestination()));
    flow.getChildren().add(node);
  }

  @Override
  public void visit(SoftLineBreak line) {
    write(" ");
  }

  @Override
  public void visit(HardLineBreak line) {
    write("\n");
  }

  @Override
  public void visit(org.commonmark.node.Text text) {
    write(text.getLiteral());
  }

  /** Words with keys in them. */
  private void write(String words) {
    Matcher key = KeyPlaceholders.KEY.matcher(words);
    int at = 0;
    while (key.find()) {
      mark(words.substring(at, key.start()));
      flow.getChildren().add(cap(keys.of(key.group(1))));
      at = key.end();
    }
    mark(words.substring(at));
  }

  private static Label cap(String key) {
    Label cap = new Label(key);
    cap.getStyleClass().add("key");
    return cap;
  }

  /** Words without keys; those that were looked for on a ground of their own. */
  private void mark(String words) {
    List<Node> parts = new ArrayList<>();
    Matcher word = WORD.matcher(words);
    int at = 0;
    while (!stems.isEmpty() && word.find()) {
      if (HelpSearch.finds(stems, word.group())) {
        parts.add(text(words.substring(at, word.start())));
        Label found = new Label(word.group());
        found.getStyleClass().addAll("help-found", style.isEmpty() ? "help-plain" : style);
        parts.add(found);
        at = word.end();
      }
    }
    parts.add(text(words.substring(at)));
    flow.getChildren().addAll(parts);
  }

  private Text text(String words) {
    Text text = new Text(words);
    text.getStyleClass().addAll("help-text", style.isEmpty() ? "help-plain" : style);
    return text;
  }
}
