package imr.intake;

import imr.intake.IntakeResult.Reason;
import imr.intake.IntakeResult.Refused;
import imr.intake.PdfText.PageText;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The messages about a file: which file, what is wrong, and what to do. */
record IntakeMessages(Path file, Limits limits) {
  private static final int LONGEST_REMARK = 120;

  /** The maximum number of examples listed in a message. */
  private static final int NAMED = 3;

  Refused refused(Reason reason, String sentence) {
    return new Refused(file, reason, sentence);
  }

  /** Returns the file's name without folders, in NFC, because not all file systems use it. */
  String name() {
    Path name = file.getFileName();
    String shown = name == null ? file.toString() : name.toString();
    return Normalizer.normalize(shown, Normalizer.Form.NFC);
  }

  String missing() {
    return quoted() + " no longer exists. Look for it under another name or in another folder.";
  }

  String noFile() {
    return quoted() + " is a folder that can't be opened, or isn't a file. Choose the files in it.";
  }

  String unreadable() {
    return quoted()
        + " can't be read. Make sure that you have permission to open it and that its drive is"
        + " connected.";
  }

  String unknownKind() {
    return quoted()
        + " isn't a supported file type. Save it as a PDF, Word (.docx), RTF, HTML or"
        + " text file.";
  }

  String empty() {
    return quoted() + " is empty (0 bytes). Get a new copy and import it again.";
  }

  String blank() {
    return quoted() + " contains no text.";
  }

  String noTextLayer(PdfExtras extras) {
    if (!extras.files().isEmpty()) {
      return quoted()
          + " contains only other files: "
          + named(extras.files())
          + ". Save them and import them.";
    }
    return quoted()
        + " has no text because its pages are scans. Run text recognition (OCR) on it, and then"
        + " import the result.";
  }

  String cut() {
    return quoted() + " is damaged: its end is missing. Get a new copy and import it again.";
  }

  boolean isCalledPdf() {
    return name().toLowerCase(Locale.ROOT).endsWith(".pdf");
  }

  /** Describes a file named as a PDF whose content is neither a PDF nor a letter. */
  String noPdf(FileKind kind) {
    return kind == FileKind.HTML
        ? quoted() + " is a web page, perhaps an error page, not a PDF. Download it again."
        : damaged();
  }

  /** Returns the name of one of several letters in the file, with the file's extension. */
  String partName(int part, int of) {
    int dot = name().lastIndexOf('.');
    int at = dot > 0 ? dot : name().length();
    return "%s (%d of %d)%s".formatted(name().substring(0, at), part, of, name().substring(at));
  }

  /** Warnings about the whole file are appended. */
  String several(int letters, List<String> warnings) {
    String told =
        "%s contains %d letters. They were imported as separate letters: %s to %s."
            .formatted(quoted(), letters, partName(1, letters), partName(letters, letters));
    return warnings.isEmpty() ? told : told + " " + String.join(" ", warnings);
  }

  /** Describes Windows-1252 bytes in a file that is otherwise UTF-8. */
  String strays(String characters) {
    return quoted()
        + " mixes two encodings. Read as Windows-1252, not UTF-8: "
        + named(characters.codePoints().distinct().mapToObj(Character::toString).toList())
        + ".";
  }

  /** Lists characters that shouldn't occur in text. */
  Optional<String> strange(String text) {
    List<String> strange =
        text.codePoints()
            .filter(IntakeMessages::isStrange)
            .distinct()
            .mapToObj(c -> String.format(Locale.ROOT, "U+%04X", c))
            .toList();
    return strange.isEmpty()
        ? Optional.empty()
        : Optional.of(
            quoted()
                + " has characters that don't belong in text. They were skipped: "
                + named(strange)
                + ". Compare it with the original.");
  }

  private static boolean isStrange(int c) {
    return (c < ' ' && !Character.isWhitespace(c))
        || c == 0x7F
        || c == 0xFFFC
        || c == 0xFFFD
        || (c & 0xFFFE) == 0xFFFE;
  }

  private static String named(Collection<String> all) {
    String some = String.join(", ", all.stream().limit(NAMED).toList());
    return all.size() <= NAMED ? some : some + " and " + (all.size() - NAMED) + " more";
  }

  String noPages() {
    return quoted() + " is a text file, so it has no pages to show.";
  }

  String damaged() {
    return quoted() + " is damaged and can't be opened. Get a new copy and import it again.";
  }

  String password(boolean given) {
    return given
        ? "Wrong password for " + quoted() + ". Enter the correct password."
        : quoted() + " is password-protected. Enter the password, or save a copy without one.";
  }

  String tooManyBytes() {
    return quoted()
        + " is larger than "
        + (limits.bytes() >> 20)
        + " MB, which is too large for a letter. Save the letter as a separate file.";
  }

  String tooMuchInside() {
    return quoted()
        + " is too long for a letter (at most "
        + limits.pages()
        + " pages can be read). Save the letter as a separate file.";
  }

  /** Appends warnings about the file, because they may explain why headings are missing. */
  String notALetter(List<String> warnings) {
    String told =
        quoted()
            + " doesn't have the headings of an IMR determination. Import it only if you're sure"
            + " that it is one.";
    return warnings.isEmpty() ? told : told + " " + String.join(" ", warnings);
  }

  String stopped(Reason reason) {
    return switch (reason) {
      case CANCELLED -> quoted() + " wasn't read because the import was stopped.";
      case TIMED_OUT ->
          quoted()
              + " couldn't be read within "
              + limits.time().toSeconds()
              + " seconds. It may be damaged. Get a new copy, or print it to a new PDF.";
      case TOO_LARGE -> tooMuchInside();
      case NO_TEXT_LAYER, DAMAGED, PASSWORD, UNREADABLE, UNKNOWN_KIND -> damaged();
    };
  }

  /** As above, or for a password that is missing or, where one was given, wrong. */
  String stopped(Reason reason, boolean given) {
    return reason == Reason.PASSWORD ? password(given) : stopped(reason);
  }

  /** The import's warnings of a file that was read, none for most. */
  List<String> warnings(PdfText.PdfContent reading, boolean cut, List<String> remarks) {
    List<PageText> pages = reading.pages();
    List<String> warnings = new ArrayList<>();
    if (cut) {
      warnings.add(quoted() + " is damaged: its end is missing, and pages may be missing, too.");
    }
    numbers(pages, PageText::turned)
        .map(p -> quoted() + " has sideways pages. Check their text: " + p + ".")
        .ifPresent(warnings::add);
    numbers(pages, PageText::layered)
        .map(p -> quoted() + " has the same text twice on some pages. It was read once: " + p + ".")
        .ifPresent(warnings::add);
    if (reading.enciphered() || GibberishDetector.in(reading.text())) {
      warnings.add(
          quoted()
              + " has text that doesn't match what is printed. Compare it with the pages, or run"
              + " text recognition (OCR) on it.");
    }
    warnings.addAll(beside(reading.extras()));
    numbers(pages, page -> page.text().isBlank())
        .map(blank -> quoted() + " has pages without text, which may be scans: " + blank + ".")
        .ifPresent(warnings::add);
    numbers(pages, page -> !page.whole())
        .map(bad -> quoted() + " is damaged. Compare its text with these pages: " + bad + ".")
        .ifPresent(warnings::add);
    if (!remarks.isEmpty()) {
      warnings.add(
          quoted()
              + " may be damaged. Compare its text with its pages. Details: "
              + named(remarks.stream().map(IntakeMessages::shortened).toList())
              + ".");
    }
    return warnings;
  }

  private List<String> beside(PdfExtras extras) {
    List<String> beside = new ArrayList<>();
    if (!extras.files().isEmpty()) {
      String what = extras.portfolio() ? " is a portfolio" : " has attachments";
      beside.add(
          quoted() + what + ". Not imported: " + named(extras.files()) + ". Save and import them.");
    }
    if (!extras.commented().isEmpty()) {
      List<String> pages = extras.commented().stream().map(String::valueOf).toList();
      beside.add(
          quoted()
              + " has comments, which aren't part of the letter's text, on these pages: "
              + named(pages)
              + ".");
    }
    return beside;
  }

  private static Optional<String> numbers(List<PageText> pages, Predicate<PageText> wanted) {
    return IntStream.rangeClosed(1, pages.size())
        .filter(number -> wanted.test(pages.get(number - 1)))
        .mapToObj(String::valueOf)
        .reduce((some, next) -> some + ", " + next);
  }

  private static String shortened(String remark) {
    return remark.length() <= LONGEST_REMARK ? remark : remark.substring(0, LONGEST_REMARK) + "…";
  }

  private String quoted() {
    return "“" + name() + "”";
  }
}
