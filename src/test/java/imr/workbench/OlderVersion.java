package imr.workbench;

import imr.annotation.Annotation;
import imr.annotation.Change;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Target;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.store.NewLetter;
import java.util.Optional;

/** Letters as an extractor of before would have brought them in: it knew no sex. */
public final class OlderVersion {
  public static final Target SEX = Target.of(new FieldId("patient.sex"));

  private OlderVersion() {}

  public static NewLetter of(NewLetter now) {
    Gesture said = now.suggestions();
    Gesture before =
        new Gesture(
            1,
            said.act(),
            new Author.Program("imr-rules", "0.1"),
            said.at(),
            said.changes().stream()
                .filter(c -> !c.target().equals(SEX))
                .map(c -> new Change(c.target(), Optional.empty(), c.after().map(OlderVersion::of)))
                .toList());
    return new NewLetter(now.letter(), now.original(), before, now.headline());
  }

  private static Annotation of(Annotation now) {
    return Annotation.suggested(
        now.target(), now.answer(), new Provenance.Program("imr-rules", "0.1", "old", 0.5));
  }
}
