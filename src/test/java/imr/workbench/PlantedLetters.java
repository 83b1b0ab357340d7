package imr.workbench;

import imr.annotation.ValueReader;
import imr.exchange.SchemaFile;
import imr.extract.Extractor;
import imr.ledger.Act;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.letter.OriginalFile;
import imr.review.ReviewSession;
import imr.store.NewLetter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Letters about nobody with a header, lists, items, and citations, read by the real extractor. */
final class PlantedLetters {
  private PlantedLetters() {}

  /** The letter of that number; others have other words. */
  static NewLetter number(int number) {
    String text =
        """
        NOTICE OF INDEPENDENT MEDICAL REVIEW DETERMINATION

        Case Number: CM16-00%05d
        Date of Injury: 03/14/2016
        Decision Date: 11/04/2016
        UR Denial Date: 09/20/2016
        Priority: Standard

        CLINICAL CASE SUMMARY

        The worker is a %d year old male who was hurt on 03/14/2016 while lifting a kiln shelf. He
        was diagnosed as having lumbar strain, ferry knee, loom shoulder and organ pipe neck.
        Treatment to date has included physical therapy, a cold pack, a wrist splint and massage.
        Norco and Voltaren gel were prescribed. Pain was 6/10.

        IMR ISSUES, DECISIONS AND RATIONALES

        1. Physical therapy 2 times a week for 6 weeks, lumbar spine: Upheld

        Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2009,
        Section(s): Physical Medicine.

        Decision rationale: The request has no goals. It is not medically necessary and appropriate.
        """
            .formatted(number, 30 + number % 40);
    Letter letter = Letter.of("planted-" + number + ".txt", text, true);
    Extractor extractor = new Extractor(SchemaFile.builtIn(), new ValueReader(2026));
    Gesture suggested =
        new Gesture(
            1,
            new Act.Suggest(),
            LetterService.PROGRAM,
            BatchLibrary.NOON,
            extractor.extract(letter).all().stream()
                .map(a -> new imr.annotation.Change(a.target(), Optional.empty(), Optional.of(a)))
                .toList());
    ReviewSession session =
        ReviewSession.open(
            letter,
            SchemaFile.builtIn(),
            new ValueReader(2026),
            new imr.extract.grounding.RuleBasedLookup(letter.text(), new ValueReader(2026)),
            Ledger.of(List.of(suggested)));
    return new NewLetter(
        letter,
        new OriginalFile(OriginalFile.OriginalType.TEXT, text.getBytes(StandardCharsets.UTF_8)),
        suggested,
        session.headline());
  }
}
