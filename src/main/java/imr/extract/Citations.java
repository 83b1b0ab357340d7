package imr.extract;

import imr.annotation.FieldId;
import imr.annotation.Value;
import imr.letter.Span;
import java.util.List;
import java.util.Optional;

/**
 * Says the citations of one side of an item, each with its guideline, family, section and pages.
 */
final class Citations {
  private static final WordSet EVIDENCE = WordSet.of("evidence", "guideline", "guidelines");

  private final CitationReader reader;

  Citations(CitationReader reader) {
    this.reader = reader;
  }

  void say(Draft draft, String item, FieldId group, String letter, Optional<Span> stretch) {
    List<Citation> found = stretch.map(s -> reader.read(draft.canonical(), s)).orElse(List.of());
    if (found.isEmpty()) {
      boolean denied = stretch.filter(s -> citesNothing(draft.canonical(), s)).isPresent();
      draft.absent(item, group, group + (denied ? ":did-not-cite" : ":none"));
    }
    for (int i = 0; i < found.size(); i++) {
      one(draft, item, group, item + letter + (i + 1), found.get(i));
    }
  }

  private static boolean citesNothing(String text, Span stretch) {
    Words words = Words.of(text, stretch);
    return words.find(0, words.size(), "not", "cite") >= 0
        && words.findAny(0, words.size(), EVIDENCE) >= 0;
  }

  private static void one(Draft draft, String item, FieldId group, String id, Citation citation) {
    String rule = "citation:" + citation.form();
    draft.entry(item, group, id, rule);
    draft.say(id, group.child("guideline"), citation.guideline(), rule);
    draft.say(
        id,
        group.child("family"),
        citation.guideline(),
        Value.of(citation.family()),
        "citation.family:" + citation.form());
    citation
        .section()
        .ifPresent(
            s -> draft.say(id, group.child("section"), s, "citation.section:" + citation.form()));
    citation
        .pages()
        .ifPresent(
            p -> draft.say(id, group.child("pages"), p, "citation.pages:" + citation.form()));
  }
}
