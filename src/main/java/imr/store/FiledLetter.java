package imr.store;

/** A letter with its row and its whole ledger, as they stood at one moment. */
public record FiledLetter(NumberedRow numbered, KeptLetter kept) {
  FiledLetter inArchive() {
    return new FiledLetter(new NumberedRow(numbered.number(), numbered.row().inArchive()), kept);
  }
}
