package imr.store;

/** A letter with its row and its whole ledger, as they stood at one moment. */
public record FiledLetter(NumberedRow numbered, KeptLetter kept) {}
