package imr.ui.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * The articles that ship, in the order of their index. An article is a Markdown file whose first
 * line is its title; a comment {@code <!-- also: … -->} holds words that find it and are not shown.
 */
final class Articles {
  private static final String FOLDER = "/imr/help/";

  private final List<HelpTopic.Article> all;

  Articles() {
    all = read("index.txt").lines().filter(l -> !l.isBlank()).map(Articles::article).toList();
  }

  List<HelpTopic.Article> all() {
    return all;
  }

  Optional<HelpTopic.Article> find(String id) {
    return all.stream().filter(a -> a.id().equals(id)).findFirst();
  }

  private static HelpTopic.Article article(String id) {
    Node document = Parser.builder().build().parse(read(id + ".md"));
    Node title = Objects.requireNonNull(document.getFirstChild(), id);
    title.unlink();
    Words words = new Words();
    document.accept(words);
    return new HelpTopic.Article(
        id, Words.of(title), words.headings.toString(), words.body.toString(), document);
  }

  private static String read(String name) {
    try (InputStream in = Articles.class.getResourceAsStream(FOLDER + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gathers the words of a document. */
  private static final class Words extends AbstractVisitor {
    private final StringBuilder headings = new StringBuilder();
    private final StringBuilder body = new StringBuilder();
    private boolean inHeading;

    static String of(Node node) {
      Words words = new Words();
      node.accept(words);
      return (words.headings + " " + words.body).strip();
    }

    @Override
    public void visit(Heading heading) {
      inHeading = true;
      visitChildren(heading);
      inHeading = false;
    }

    @Override
    public void visit(Text text) {
      (inHeading ? headings : body).append(text.getLiteral()).append(' ');
    }

    @Override
    public void visit(Code code) {
      body.append(code.getLiteral()).append(' ');
    }

    @Override
    public void visit(HtmlBlock comment) {
      headings.append(comment.getLiteral().replaceAll("<!--\\s*also:|-->", " ")).append(' ');
    }
  }
}
