package imr.intake;

import imr.intake.Outcome.Reason;
import imr.intake.Outcome.Refused;
import imr.intake.PdfText.PageText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What the analyst reads of one file: which file, what is wrong, what to do. */
record Sentences(Path file, Limits limits) {
  private static final int LONGEST_REMARK = 160;

  Refused refused(Reason reason, String sentence) {
    return new Refused(file, reason, sentence);
  }

  /** The file's name without its folders. */
  String name() {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }

  String missing() {
    return quoted()
        + " no longer exists. Look for it under another name or in another folder.";
  }

  String noFile() {
    return quoted() + " is a folder that can't be opened, or isn't a file. Choose the files in it.";
  }

  String unreadable() {
    return quoted()
        + " can't be read. Make sure that you have permission to open it and that its drive is connected.";
  }

  String unknownKind() {
    return quoted() + " isn't a PDF or text file. Save it as one of these.";
  }

  String empty() {
    return quoted() + " is empty (0 bytes). Get a new copy and import it again.";
  }

  String blank() {
    return quoted() + " contains no text.";
  }

  String noTextLayer() {
    return quoted()
        + " has no text because its pages are scans. Run text recognition (OCR) on it, and then import the result.";
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

  String notALetter() {
    return quoted()
        + " doesn't have the headings of an IMR determination. Import it only if you're sure that it is one.";
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

  /** The import's warnings of a file that was read, none for most. */
  List<String> warnings(List<PageText> pages, List<String> remarks) {
    List<String> warnings = new ArrayList<>();
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
              + remarks.stream().map(Sentences::shortened).toList());
    }
    return warnings;
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
