package imr.app;

import imr.exchange.Draft;
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

/** Where a command's results go (out), and its sentences about trouble (err). */
record Console(PrintStream out, PrintStream err) {

  /** Results are UTF-8 on every system, since they are records and are mostly sent to a file. */
  static Console ofThisProcess() {
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
            false,
            StandardCharsets.UTF_8);
    return new Console(out, System.err);
  }

  /** A line of the result, safe for a terminal; ends with a line feed on every system. */
  void print(String line) {
    out.print(TerminalText.line(line));
    out.print('\n');
  }

  /** A line of columns, separated by tabs. */
  void row(String... cells) {
    print(Stream.of(cells).map(TerminalText::cell).collect(Collectors.joining("\t")));
  }

  /** A line of JSON. */
  void printJson(String line) {
    print(TerminalText.json(line));
  }

  /** A whole result: into the file where one is named. */
  void deliver(String text, Optional<Path> file) throws IOException {
    if (file.isPresent()) {
      Draft.write(file.get(), text);
    } else {
      out.print(TerminalText.lines(text));
    }
  }

  void trouble(String sentence) {
    err.println(TerminalText.line(sentence));
  }

  /** A file's name without what follows its last full stop. */
  static String withoutEnding(String fileName) {
    return fileName.replaceFirst("(?<=.)\\.[^.]*$", "");
  }

  /** What went wrong with a file, as a sentence. */
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
