package imr.extract;

import imr.annotation.AnnotationSet;
import imr.annotation.Schema;
import imr.annotation.ValueReader;
import imr.letter.Letter;
import imr.letter.LetterText;
import imr.letter.Section;
import imr.letter.Sections;
import java.util.List;
import java.util.Optional;

/**
 * Reads a determination letter into suggestions: for every field of the schema a value with its
 * evidence, or that it is absent, each with the rule that says so and how sure it is. Where a
 * letter lacks a part's heading, the whole text before its items is read in its stead, with low
 * confidence.
 *
 * <p>The same text and version give the same suggestions, on any platform and in any locale. The
 * time is linear in the text: parts and labels are found first, rules look only inside their own
 * clause. An instance keeps no state between letters and may be used by several threads.
 */
public final class Extractor {
  /** The program's name in the provenance of its suggestions. */
  public static final String NAME = "imr-rules";

  /** Rises with every change of what is suggested. */
  public static final String VERSION = "1.2.0";

  private final Schema schema;
  private final ValueReader reader;
  private final Confidences confidences = Confidences.shipped();
  private final ReviewerFields reviewer;
  private final Items items;
  private final Clinical clinical;

  /**
   * @param schema must hold the built-in fields; fields that a project added stay without
   *     suggestion
   */
  public Extractor(Schema schema, ValueReader reader) {
    this.schema = schema;
    this.reader = reader;
    Vocabulary vocabulary = new Vocabulary();
    this.reviewer = new ReviewerFields(schema);
    this.items = new Items(vocabulary);
    this.clinical = new Clinical(vocabulary);
  }

  /**
   * All suggestions for a letter, read from its clean text ({@link LetterText#clean()}); every
   * quote stands in the canonical text at its span.
   */
  public AnnotationSet extract(Letter letter) {
    return read(letter.text().clean().text()).inOriginal(letter.text());
  }

  private AnnotationSet read(LetterText clean) {
    Draft draft = new Draft(clean, schema, reader, confidences);
    String text = clean.canonical();
    List<Section> sections = Sections.of(clean);
    boolean injuryKnown = HeaderFields.say(draft, headerEnd(sections));
    draft.unheaded(none(sections, Section.Kind.METHOD) && none(sections, Section.Kind.CREDENTIALS));
    reviewer.say(draft, sections);
    draft.unheaded(none(sections, Section.Kind.ISSUES));
    List<ItemText> itemTexts = Items.texts(text, sections);
    DisputedKinds disputed = items.say(draft, itemTexts);
    boolean unheaded = none(sections, Section.Kind.SUMMARY);
    draft.unheaded(unheaded);
    Words summary =
        unheaded
            ? Words.of(text, 0, Items.start(text, sections, itemTexts))
            : words(text, sections, Section.Kind.SUMMARY);
    PatientFields.say(draft, summary, () -> words(text, sections, Section.Kind.ISSUES));
    SummaryDates.say(draft, summary, injuryKnown, disputed);
    Mechanism.say(draft, summary);
    clinical.say(draft, summary, disputed);
    return draft.finished();
  }

  private static boolean none(List<Section> sections, Section.Kind kind) {
    return sections.stream().noneMatch(s -> s.kind() == kind);
  }

  private static int headerEnd(List<Section> sections) {
    return sections.stream()
        .findFirst()
        .filter(s -> s.kind() == Section.Kind.HEADER)
        .map(Section::end)
        .orElse(0);
  }

  /** The words of the first part of a kind; none where the letter has no such part. */
  private static Words words(String text, List<Section> sections, Section.Kind kind) {
    Optional<Section> first = sections.stream().filter(s -> s.kind() == kind).findFirst();
    return first
        .map(s -> Words.of(text, s.bodyStart(), s.end()))
        .orElseGet(() -> Words.of(text, 0, 0));
  }
}
