package imr.intake;

import imr.intake.IntakeResult.NotALetter;
import imr.intake.IntakeResult.Reason;
import imr.letter.CleanText;
import imr.letter.Letter;
import imr.letter.LetterName;
import imr.letter.LetterText;
import imr.letter.OriginalFile;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Reads files into letters. Stateless and thread-safe; never accesses the network or writes files.
 */
public final class Intake {
  private static final System.Logger LOG = System.getLogger(Intake.class.getName());

  private final Limits limits;

  /** Creates an intake with limits per file. */
  public Intake(Limits limits) {
    this.limits = limits;
  }

  /**
   * Expands folders: files are returned as they are, folders as their non-hidden files that may be
   * letters, sorted by path. Links are followed without loops, and no path occurs twice.
   */
  public static List<Path> expand(List<Path> filesAndFolders) {
    Set<Path> files = new LinkedHashSet<>();
    for (Path given : filesAndFolders) {
      files.addAll(Files.isDirectory(given) ? FolderScanner.lettersBelow(given) : List.of(given));
    }
    return List.copyOf(files);
  }

  /**
   * Does once what would make the first PDF slow (a second or so): starts the process that reads
   * it. May be called in the background when the program starts, and need not be.
   */
  public static void warmUp() {
    PdfProcesses.SHARED.warmUp();
  }

  /**
   * Reads a file. Never throws because of its content; all problems are returned as refusals.
   *
   * @param password for an encrypted PDF; not needed if the password is empty
   * @param canceled checked on this thread many times per second; true stops reading
   */
  public IntakeResult read(Path file, Optional<String> password, BooleanSupplier canceled) {
    IntakeMessages sentences = new IntakeMessages(file, limits);
    if (!Files.isRegularFile(file)) {
      boolean nothing = !Files.exists(file);
      return sentences.refused(
          Reason.UNREADABLE, nothing ? sentences.missing() : sentences.noFile());
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes((int) Math.min(limits.bytes() + 1, Integer.MAX_VALUE));
      return read(file, bytes, password, canceled);
    } catch (IOException unreadable) {
      return sentences.refused(Reason.UNREADABLE, sentences.unreadable());
    }
  }

  /**
   * Reads a file whose content is already in memory. The path is used only for its name.
   *
   * @param password as for {@link #read(Path, Optional, BooleanSupplier)}
   * @param canceled as for {@link #read(Path, Optional, BooleanSupplier)}
   */
  public IntakeResult read(
      Path file, byte[] bytes, Optional<String> password, BooleanSupplier canceled) {
    IntakeMessages sentences = new IntakeMessages(file, limits);
    if (bytes.length > limits.bytes()) {
      return sentences.refused(Reason.TOO_LARGE, sentences.tooManyBytes());
    }
    if (bytes.length == 0) {
      return sentences.refused(Reason.DAMAGED, sentences.empty());
    }
    if (canceled.getAsBoolean()) {
      return sentences.refused(Reason.CANCELLED, sentences.stopped(Reason.CANCELLED));
    }
    FileKind kind = FileKind.of(bytes, sentences.name());
    return switch (kind) {
      case PDF -> pdf(bytes, password, canceled, sentences);
      case TEXT, HTML, RTF, DOCX -> text(kind, bytes, new Guard(limits, canceled), sentences);
      case UNKNOWN -> sentences.refused(Reason.UNKNOWN_KIND, sentences.unknownKind());
    };
  }

  /**
   * Opens a letter's original file for display. All problems are returned as refusals.
   *
   * @param password as for {@link #read}
   * @param canceled as for {@link #read}
   */
  public LetterPages pages(
      Letter letter, OriginalFile original, Optional<String> password, BooleanSupplier canceled) {
    IntakeMessages sentences = new IntakeMessages(Path.of(LetterName.of(letter.name())), limits);
    if (original.format() != OriginalFile.OriginalType.PDF) {
      return new LetterPages.TextOnly(sentences.noPages());
    }
    PdfFile file = new PdfFile(original.bytes(), password.orElse(""));
    PdfJob<List<PageGlyphs>> places = new PdfJob.Places(file, letter.text().canonical());
    try {
      return switch (PdfProcesses.SHARED.run(places, limits, canceled)) {
        case PdfAnswer.Done<List<PageGlyphs>>(List<PageGlyphs> sheets) ->
            new LetterPages.Printed(new PdfLetter(file, limits, sheets));
        case PdfAnswer.Trouble<List<PageGlyphs>>(Reason reason, var accident) -> {
          accident.ifPresent(a -> log("the pages of a damaged file couldn't be shown", a));
          yield new LetterPages.Refused(reason, sentences.stopped(reason, password.isPresent()));
        }
      };
    } catch (RuntimeException | OutOfMemoryError accident) {
      // why: whatever a foreign file brings out, the window goes on without its pages.
      log("the pages of a file couldn't be shown", accident);
      return new LetterPages.Refused(Reason.DAMAGED, sentences.stopped(Reason.DAMAGED));
    }
  }

  private IntakeResult text(FileKind kind, byte[] bytes, Guard guard, IntakeMessages sentences) {
    // As below: a foreign file can trigger any exception, and none of it may end the import.
    try {
      PlainDocumentText words = PlainDocumentText.of(kind, bytes, guard);
      guard.tooLargeIf(words.canonical().length() > limits.characters());
      if (!LetterText.isSound(words.canonical())) {
        return sentences.refused(Reason.DAMAGED, sentences.damaged());
      }
      if (isBlank(words.canonical())) {
        return sentences.refused(Reason.NO_TEXT_LAYER, sentences.blank());
      }
      IntakeResult outcome =
          new LetterFactory(sentences, words.warnings(sentences)).of(words.canonical(), words);
      boolean noPdf = sentences.isCalledPdf() && outcome instanceof NotALetter;
      return noPdf ? sentences.refused(Reason.DAMAGED, sentences.noPdf(kind)) : outcome;
    } catch (IOException damage) {
      return sentences.refused(Reason.DAMAGED, sentences.damaged());
    } catch (OutOfMemoryError full) {
      return sentences.refused(Reason.TOO_LARGE, sentences.tooMuchInside());
    } catch (RuntimeException | StackOverflowError damage) {
      logUnlessForeseen("a text couldn't be read", damage);
      Reason reason = guard.tripped().orElse(Reason.DAMAGED);
      return sentences.refused(reason, sentences.stopped(reason));
    }
  }

  /** Returns whether a text has no visible characters. */
  private static boolean isBlank(String text) {
    return CleanText.words(text).isBlank();
  }

  private IntakeResult pdf(
      byte[] bytes, Optional<String> password, BooleanSupplier canceled, IntakeMessages sentences) {
    PdfFile file = new PdfFile(bytes, password.orElse(""));
    try {
      return switch (PdfProcesses.SHARED.run(new PdfJob.Text(file), limits, canceled)) {
        case PdfAnswer.Done<PdfJob.TextRead>(PdfJob.TextRead read) ->
            letters(file, read, canceled, sentences);
        case PdfAnswer.Trouble<PdfJob.TextRead>(Reason reason, var accident) -> {
          accident.ifPresent(a -> log("a damaged file couldn't be read", a));
          yield sentences.refused(reason, sentences.stopped(reason, password.isPresent()));
        }
      };
    } catch (IOException damage) {
      return sentences.refused(Reason.DAMAGED, sentences.damaged());
    } catch (OutOfMemoryError full) {
      log("a file was too much for the memory", full);
      return sentences.refused(Reason.TOO_LARGE, sentences.tooMuchInside());
    } catch (RuntimeException | StackOverflowError accident) {
      // why: whatever a foreign file brings out, the import of the others goes on.
      log("a damaged file couldn't be read", accident);
      return sentences.refused(Reason.DAMAGED, sentences.damaged());
    }
  }

  private IntakeResult letters(
      PdfFile file, PdfJob.TextRead read, BooleanSupplier canceled, IntakeMessages sentences)
      throws IOException {
    String text = read.reading().text();
    if (!LetterText.isSound(text)) {
      return sentences.refused(Reason.DAMAGED, sentences.damaged());
    }
    boolean cut = PdfText.endsEarly(file.bytes());
    if (isBlank(text)) {
      return cut
          ? sentences.refused(Reason.DAMAGED, sentences.cut())
          : sentences.refused(Reason.NO_TEXT_LAYER, sentences.noTextLayer(read.reading().extras()));
    }
    List<String> warnings = sentences.warnings(read.reading(), cut, read.remarks());
    return new LetterFactory(sentences, warnings)
        .of(text, new PdfParts(file, text, limits, canceled));
  }

  private static void logUnlessForeseen(String what, Throwable damage) {
    if (!(damage instanceof Guard.ReadingStoppedException)) {
      log(what, damage);
    }
  }

  static void log(String what, Throwable accident) {
    String kind = accident instanceof PdfAnswer.Accident there ? " (" + there.kind() + ")" : "";
    LOG.log(Level.WARNING, what + kind, accident);
  }
}
