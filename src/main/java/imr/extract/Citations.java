package imr.extract;

import imr.annotation.FieldId;
import imr.annotation.Value;
import imr.letter.Span;
import java.util.List;
import java.util.Optional;

/**
 * Suggests the citations of one side of an item, each with its guideline, family, section, and
 * pages.
 */
final class Citations {
  private static final WordSet EVIDENCE = WordSet.of("evidence", "guideline", "guidelines");

  /**
   * One side of an item.
   *
   * @param letter a prefix for the ids of its citations
   */
  record Side(
      FieldId group,
      String letter,
      FieldId guideline,
      FieldId family,
      FieldId section,
      FieldId pages) {
    static final Side ADMINISTRATOR = of(FieldIds.ADMINISTRATOR, "a");
    static final Side REVIEWER = of(FieldIds.REVIEWER, "r");

    private static Side of(FieldId group, String letter) {
      return new Side(
          group,
          letter,
          group.child("guideline"),
          group.child("family"),
          group.child("section"),
          group.child("pages"));
    }
  }

  private final CitationReader reader;

  Citations(CitationReader reader) {
    this.reader = reader;
  }

  void say(SuggestionBuilder draft, String item, Side side, Optional<Span> stretch) {
    List<Citation> found = stretch.map(s -> reader.read(draft.canonical(), s)).orElse(List.of());
    if (found.isEmpty()) {
      boolean denied = stretch.filter(s -> citesNothing(draft.canonical(), s)).isPresent();
      draft.absent(item, side.group(), side.group() + (denied ? ":did-not-cite" : ":none"));
    }
    for (int i = 0; i < found.size(); i++) {
      one(draft, item, side, item + side.letter() + (i + 1), found.get(i));
    }
  }

  private static boolean citesNothing(String text, Span stretch) {
    TokenizedText words = TokenizedText.of(text, stretch);
    return words.find(0, words.size(), "not", "cite") >= 0
        && words.findAny(0, words.size(), EVIDENCE) >= 0;
  }

  private static void one(
      SuggestionBuilder draft, String item, Side side, String id, Citation citation) {
    String rule = "citation:" + citation.form();
    draft.entry(item, side.group(), id, rule);
    draft.say(id, side.guideline(), citation.guideline(), rule);
    draft.say(
        id,
        side.family(),
        citation.guideline(),
        Value.of(citation.family()),
        "citation.family:" + citation.form());
    citation
        .section()
        .ifPresent(s -> draft.say(id, side.section(), s, "citation.section:" + citation.form()));
    citation
        .pages()
        .ifPresent(p -> draft.say(id, side.pages(), p, "citation.pages:" + citation.form()));
  }
}
