package imr.ui.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.exchange.SchemaFile;
import imr.ui.kit.Command;
import imr.ui.kit.KeyPlaceholders;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The articles as they ship, and what finds them. */
final class ArticlesTest {
  private final Articles articles = new Articles();

  @Test
  void everyArticleHasATitleOfItsOwnAndSomethingToRead() {
    List<String> titles = articles.all().stream().map(HelpTopic.Article::title).toList();
    assertEquals(titles.stream().distinct().toList(), titles);
    assertTrue(articles.all().stream().allMatch(a -> a.body().length() > 200));
    assertEquals(List.of(), titles.stream().filter(String::isBlank).toList());
  }

  @Test
  void everyLinkBetweenArticlesLeadsToOne() {
    assertEquals(
        List.of(),
        links().filter(l -> !l.startsWith("do:") && articles.find(l).isEmpty()).toList());
    assertTrue(links().anyMatch("review"::equals));
  }

  @Test
  void everyScreenHasAnArticle() {
    Stream<String> named =
        Stream.of(HelpContext.ofSheets().values(), HelpContext.ofPanes().values())
            .flatMap(v -> v.stream());
    assertEquals(List.of(), named.filter(id -> articles.find(id).isEmpty()).distinct().toList());
  }

  @ParameterizedTest
  @CsvSource({
    "how do I restore a backup?, safekeeping",
    "lost passphrase, safekeeping",
    "import a folder, import",
    "wrong value, correct",
    "reopen, finish",
    "search words, find-letters",
    "gold set, gold",
    "precision recall, evaluate",
    "change a key, keys",
    "dark, looks",
    "where is my data, privacy",
    "citations, items",
    "excel, export",
    "two computers, projects",
    "second reader, learning",
    "turn off learning, learning",
  })
  void theArticleThatAnswersIsTheFirst(String question, String id) {
    assertEquals(
        id,
        ((HelpTopic.Article) HelpSearch.find(articles.all(), question).getFirst()).id(),
        question);
  }

  @Test
  void whereNothingHoldsAllWordsWhatHoldsMostIsFound() {
    List<HelpTopic> found = HelpSearch.find(articles.all(), "zebra backup passphrase");
    assertEquals("safekeeping", ((HelpTopic.Article) found.getFirst()).id());
    assertEquals(List.of(), HelpSearch.find(articles.all(), "zebra"));
  }

  @Test
  void wordsAreFoundInAnyEnding() {
    List<String> stems = HelpSearch.stems("restoring the backups");
    assertEquals(List.of("restor", "backup"), stems);
    assertTrue(HelpSearch.finds(stems, "Restored"));
    assertTrue(HelpSearch.finds(stems, "backup"));
  }

  @Test
  void fieldsAndVerbsAreFoundBesideArticles() {
    Command undo =
        Command.of(
            "undo", "Edit", "Undo", "Shortcut+Z", new ReadOnlyBooleanWrapper(true), () -> {});
    HelpModel model =
        new HelpModel(articles, new KeyPlaceholders(List.of(undo)), SchemaFile.builtIn());
    model.search("undo");
    assertTrue(model.found().get().contains(new HelpTopic.CommandTopic(undo)));
    model.search("date assigned");
    assertEquals("Date assigned", model.shown().get().title());
    assertEquals("Field", model.shown().get().kind());
  }

  @Test
  void theWayBackLeadsThroughWhatWasShown() {
    HelpModel model = new HelpModel(articles, new KeyPlaceholders(List.of()), SchemaFile.builtIn());
    model.open("gold");
    model.open("no such article");
    model.open("export");
    assertEquals("Export and formats", model.shown().get().title());
    model.back();
    assertEquals("Gold sets", model.shown().get().title());
    model.back();
    model.back();
    assertEquals("Get started", model.shown().get().title());
  }

  @Test
  void aVerbWithoutAKeyIsNamedWithItsMenu() {
    Command bare =
        Command.of("look", "Gold", "Look", "", new ReadOnlyBooleanWrapper(true), () -> {});
    KeyPlaceholders keys = new KeyPlaceholders(List.of(bare));
    assertEquals("Press Look (Gold menu).", keys.fill("Press {key:look}."));
    assertEquals(Optional.empty(), keys.command("jump"));
  }

  private Stream<String> links() {
    Stream.Builder<String> all = Stream.builder();
    articles
        .all()
        .forEach(
            a ->
                a.document()
                    .accept(
                        new AbstractVisitor() {
                          @Override
                          public void visit(Link link) {
                            all.add(link.getDestination());
                          }
                        }));
    return all.build();
  }
}
