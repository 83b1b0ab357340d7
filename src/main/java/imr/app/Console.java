package imr.app;

import imr.exchange.AtomicOutput;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The streams for a command's results (out) and error messages (err). */
record Console(PrintStream out, PrintStream err) {

  /**
   * Uses UTF-8 for results on every system, because they are records and are usually redirected to
   * a file.
   */
  static Console ofThisProcess() {
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
            false,
            StandardCharsets.UTF_8);
    return new Console(out, System.err);
  }

  /** Prints a result line, made safe for a terminal. It ends with a line feed on every system. */
  void print(String line) {
    out.print(TerminalText.line(line));
    out.print('\n');
  }

  /** Prints tab-separated columns. */
  void row(String... cells) {
    print(Stream.of(cells).map(TerminalText::cell).collect(Collectors.joining("\t")));
  }

  /** Prints a line of JSON. */
  void printJson(String line) {
    print(TerminalText.json(line));
  }

  /** Prints a complete result, or writes it to a file if one is given. */
  void deliver(String text, Optional<Path> file) throws IOException {
    if (file.isPresent()) {
      AtomicOutput.write(file.get(), text);
    } else {
      out.print(TerminalText.lines(text));
    }
  }

  void trouble(String sentence) {
    err.println(TerminalText.line(sentence));
  }

  /** Returns a file name without its extension. */
  static String withoutEnding(String fileName) {
    return fileName.replaceFirst("(?<=.)\\.[^.]*$", "");
  }

  /** Describes what went wrong with a file in a sentence. */
  static String sentence(IOException trouble) {
    String file =
        trouble instanceof FileSystemException e
            ? Optional.ofNullable(e.getFile()).orElse("A file")
            : "A file";
    return switch (trouble) {
      case NoSuchFileException _ -> file + " doesn't exist. Check the path, and then try again.";
      case AccessDeniedException _ -> file + " can't be accessed: permission denied.";
      case FileAlreadyExistsException _ -> file + " already exists and isn't a folder.";
      case NotDirectoryException _ -> file + " isn't a folder.";
      default ->
          String.format(Locale.ROOT, "Couldn't read or write %s: %s.", file, reason(trouble));
    };
  }

  private static String reason(IOException trouble) {
    return trouble instanceof FileSystemException e
        ? Optional.ofNullable(e.getReason()).orElse("unknown reason")
        : Optional.ofNullable(trouble.getMessage()).orElse("unknown reason");
  }
}
