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
 * Extracts suggestions from a determination letter by rules. For every field of the schema it
 * suggests a value with evidence, or that the field is not stated, each with the rule and its
 * confidence. If a section's heading is missing, the whole text before the items is searched
 * instead, with low confidence.
 *
 * <p>The same text and version produce the same suggestions on any platform and in any locale.
 * Takes linear time: sections and labels are found first, and rules look only within their own
 * clause. Stateless and thread-safe.
 */
public final class Extractor {
  /** The program name in the provenance of suggestions. */
  public static final String NAME = "imr-rules";

  /** Incremented with every change that affects suggestions. */
  public static final String VERSION = "1.2.0";

  private final Schema schema;
  private final ValueReader reader;
  private final RuleConfidences confidences = RuleConfidences.shipped();
  private final ReviewerFields reviewer;
  private final DisputedItems items;
  private final ClinicalFields clinical;

  /**
   * @param schema must contain the built-in fields; custom fields get no suggestions
   */
  public Extractor(Schema schema, ValueReader reader) {
    this.schema = schema;
    this.reader = reader;
    MedicalVocabulary vocabulary = new MedicalVocabulary();
    this.reviewer = new ReviewerFields(schema);
    this.items = new DisputedItems(vocabulary);
    this.clinical = new ClinicalFields(vocabulary);
  }

  /**
   * Extracts all suggestions from the letter's clean text ({@link LetterText#clean()}). Spans and
   * quotes refer to the canonical text.
   */
  public AnnotationSet extract(Letter letter) {
    return read(letter.text().clean().text()).inOriginal(letter.text());
  }

  private AnnotationSet read(LetterText clean) {
    SuggestionBuilder draft = new SuggestionBuilder(clean, schema, reader, confidences);
    String text = clean.canonical();
    List<Section> sections = Sections.of(clean);
    boolean injuryKnown = HeaderFields.say(draft, headerEnd(sections));
    draft.unheaded(none(sections, Section.Kind.METHOD) && none(sections, Section.Kind.CREDENTIALS));
    reviewer.say(draft, sections);
    draft.unheaded(none(sections, Section.Kind.ISSUES));
    List<ItemText> itemTexts = DisputedItems.texts(text, sections);
    DisputedTreatments disputed = items.say(draft, itemTexts);
    boolean unheaded = none(sections, Section.Kind.SUMMARY);
    draft.unheaded(unheaded);
    TokenizedText summary =
        unheaded
            ? TokenizedText.of(text, 0, DisputedItems.start(text, sections, itemTexts))
            : words(text, sections, Section.Kind.SUMMARY);
    PatientFields.say(draft, summary, () -> words(text, sections, Section.Kind.ISSUES));
    SummaryDates.say(draft, summary, injuryKnown, disputed);
    InjuryMechanism.say(draft, summary);
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

  /** Returns the words of the first section of a kind; empty if there is none. */
  private static TokenizedText words(String text, List<Section> sections, Section.Kind kind) {
    Optional<Section> first = sections.stream().filter(s -> s.kind() == kind).findFirst();
    return first
        .map(s -> TokenizedText.of(text, s.bodyStart(), s.end()))
        .orElseGet(() -> TokenizedText.of(text, 0, 0));
  }
}
