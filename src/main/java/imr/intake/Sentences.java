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
        + " is not there any more. Look for it under another name or in another folder.";
  }

  String noFile() {
    return quoted() + " is a folder that cannot be opened, or no file. Choose the files in it.";
  }

  String unreadable() {
    return quoted()
        + " cannot be read. See that you may open it, and that the drive it is on is connected.";
  }

  String unknownKind() {
    return quoted() + " is neither a PDF nor a text file. Save it as one of the two.";
  }

  String empty() {
    return quoted() + " is empty (0 bytes). Fetch it again from where it came from.";
  }

  String blank() {
    return quoted() + " holds no text, only white space.";
  }

  String noTextLayer() {
    return quoted()
        + " has no text layer: its pages are pictures. Run text recognition (OCR) over it, then"
        + " import the result.";
  }

  String noPages() {
    return quoted() + " came in as a text file: it has no pages to show.";
  }

  String damaged() {
    return quoted() + " is damaged and cannot be opened. Fetch it again from where it came from.";
  }

  String password(boolean given) {
    return given
        ? "The password given does not open " + quoted() + ". Give the right one."
        : quoted() + " opens with a password only. Give it, or save a copy without one.";
  }

  String tooManyBytes() {
    return quoted()
        + " is larger than "
        + (limits.bytes() >> 20)
        + " MB, far more than a letter is. Cut the letter out of it.";
  }

  String tooMuchInside() {
    return quoted()
        + " holds far more than a letter does (at most "
        + limits.pages()
        + " pages are read). Cut the letter out of it.";
  }

  String notALetter() {
    return quoted()
        + " has text, but not the headings of an IMR determination. Import it only if you know that"
        + " it is one.";
  }

  String stopped(Reason reason) {
    return switch (reason) {
      case CANCELLED -> quoted() + " was not read, since the import was stopped.";
      case TIMED_OUT ->
          quoted()
              + " was not read within "
              + limits.time().toSeconds()
              + " seconds. It may be damaged: fetch it again, or print it into a new PDF.";
      case TOO_LARGE -> tooMuchInside();
      case NO_TEXT_LAYER, DAMAGED, PASSWORD, UNREADABLE, UNKNOWN_KIND -> damaged();
    };
  }

  /** The import's warnings of a file that was read, none for most. */
  List<String> warnings(List<PageText> pages, List<String> remarks) {
    List<String> warnings = new ArrayList<>();
    numbers(pages, page -> page.text().isBlank())
        .map(blank -> quoted() + " has pages without text, perhaps scanned: " + blank + ".")
        .ifPresent(warnings::add);
    numbers(pages, page -> !page.whole())
        .map(bad -> quoted() + " is damaged; compare its text with these pages: " + bad + ".")
        .ifPresent(warnings::add);
    if (!remarks.isEmpty()) {
      warnings.add(
          quoted()
              + " seems damaged; compare its text with its pages. The reader remarks: "
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
