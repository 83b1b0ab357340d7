package imr.intake;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** Extracts the visible text of a web page: one line per block, without scripts and styles. */
final class HtmlText {
  private static final String UNSEEN =
      "script, style, head, template, noscript, [hidden], [style~=(?i)display\\s*:\\s*none]";
  private static final Set<String> LINES = Set.of("br", "hr", "tr", "li", "dt", "dd", "option");

  private HtmlText() {}

  /** Parsing nested tags takes quadratic time. A letter has about a thousand tags. */
  private static final int MOST_TAGS = 60_000;

  static String of(String html, Guard guard) {
    guard.tooLargeIf(html.length() > 2 * guard.limits().characters());
    guard.tooLargeIf(html.chars().filter(c -> c == '<').count() > MOST_TAGS);
    Document page = Jsoup.parse(html);
    page.select(UNSEEN).remove();
    Writer writer = new Writer();
    NodeTraversor.traverse(writer, page);
    return writer.text.toString();
  }

  private static final class Writer implements NodeVisitor {
    private final StringBuilder text = new StringBuilder();
    private int preformatted;

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        write(words.getWholeText());
      } else if (node instanceof Element element) {
        preformatted += pre(element) ? 1 : 0;
        if (element.normalName().equals("br")) {
          text.append('\n');
        } else if (startsLine(element)) {
          newLine();
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        preformatted -= pre(element) ? 1 : 0;
        if (element.normalName().equals("td") || element.normalName().equals("th")) {
          text.append('\t');
        } else if (startsLine(element) && !element.normalName().equals("br")) {
          newLine();
        }
      }
    }

    private static boolean pre(Element element) {
      return element.normalName().equals("pre") || element.normalName().equals("textarea");
    }

    private static boolean startsLine(Element element) {
      String name = element.normalName();
      boolean cell = name.equals("td") || name.equals("th");
      return !cell && (element.isBlock() || LINES.contains(name));
    }

    private void newLine() {
      if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
        text.append('\n');
      }
    }

    private void write(String words) {
      if (preformatted > 0) {
        text.append(words);
        return;
      }
      for (int at = 0; at < words.length(); at++) {
        char c = words.charAt(at);
        boolean space = " \t\n\r\f".indexOf(c) >= 0;
        if (!space) {
          text.append(c);
        } else if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
          text.append(' ');
        }
      }
    }
  }
}
