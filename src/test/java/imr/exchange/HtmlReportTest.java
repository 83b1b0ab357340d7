package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.exchange.Report.Block;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

final class HtmlReportTest {
  private static final String HOSTILE = "</title><script>alert('1')</script> & \"x\" \u0000\uD800";

  private static final Report REPORT =
      new Report(
          HOSTILE,
          List.of(HOSTILE),
          List.of(
              new Report.Section(
                  HOSTILE,
                  List.of(
                      new Block.Words(HOSTILE),
                      new Block.Table(List.of("Field", "F1"), List.of(List.of(HOSTILE, "0.5")), 1),
                      new Block.Bars(
                          HOSTILE,
                          List.of(
                              new Report.Bar(
                                  HOSTILE,
                                  OptionalDouble.of(0.5),
                                  Optional.of(new Report.BarInterval(0.25, 0.75)),
                                  OptionalDouble.of(1)),
                              new Report.Bar(
                                  "empty",
                                  OptionalDouble.empty(),
                                  Optional.empty(),
                                  OptionalDouble.empty()))),
                      new Block.Points(HOSTILE, "right", List.of(new Report.Point(0.95, 0.9, 12))),
                      new Block.Matrix(
                          "gold",
                          "run",
                          List.of("Upheld", HOSTILE),
                          List.of("Upheld", HOSTILE),
                          List.of(List.of(3L, 0L), List.of(1L, 2L)))))));

  /** Parses the HTML as XML, apart from its entities, to verify that it is well-formed. */
  private static Document parsed(String html) throws Exception {
    String xml =
        html.replace("<!DOCTYPE html>", "")
            .replace("&nbsp;", " ")
            .replaceAll("<meta ([^>]*)>", "<meta $1/>");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  @Test
  void wordsAreWordsWhereverTheyStand() throws Exception {
    String html = HtmlReport.of(REPORT);
    Document page = parsed(html);
    assertEquals(0, page.getElementsByTagName("script").getLength());
    String words = "</title><script>alert('1')</script> & \"x\" ";
    assertEquals(words, page.getElementsByTagName("title").item(0).getTextContent());
    assertEquals(words, page.getElementsByTagName("h1").item(0).getTextContent());
    assertEquals(words, page.getElementsByTagName("td").item(0).getTextContent());
    assertEquals(
        List.of(1, 2, 2),
        List.of(
            page.getElementsByTagName("h2").getLength(),
            page.getElementsByTagName("svg").getLength(),
            page.getElementsByTagName("table").getLength()));
  }

  @Test
  void thePageNeedsNothingBesideIt() {
    String html = HtmlReport.of(REPORT);
    assertFalse(html.contains("http:") || html.contains("https:"), html);
    assertFalse(html.contains("url(") || html.contains("@import") || html.contains(" src="), html);
    assertTrue(html.contains("prefers-color-scheme: dark"), html);
  }

  @Test
  void barsIntervalsAndMarksStandWhereTheirFiguresAre() {
    String html = HtmlReport.of(REPORT);
    assertTrue(html.contains("<rect class=\"bar\" x=\"280.0\" y=\"28.0\" width=\"280.0\""), html);
    assertTrue(html.contains("<line class=\"ends\" x1=\"420.0\" y1=\"35.0\" x2=\"700.0\""), html);
    assertTrue(html.contains("<line class=\"mark\" x1=\"840.0\""), html);
    assertTrue(html.contains("<circle class=\"dot\" cx=\"344.0\" cy=\"72.0\" r=\"10.0\""), html);
    assertTrue(html.contains("<td class=\"n hit\">3</td><td class=\"n none\">·</td>"), html);
  }
}
