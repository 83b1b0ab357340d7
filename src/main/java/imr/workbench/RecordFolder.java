package imr.workbench;

import imr.annotation.AnnotationSet;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.exchange.Encodings;
import imr.exchange.RecordFile;
import imr.ledger.Ledger;
import imr.letter.Letter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Records in a folder, found by the hash of their letter's text. */
final class RecordFolder {
  private static final Provenance BY = new Provenance.Program("record", "", "", 1);
  private final RecordFile format;
  private final Map<String, Path> byHash = new HashMap<>();

  RecordFolder(Schema schema, Path folder, List<String> remarks) {
    this.format = new RecordFile(schema);
    try (Stream<Path> files = Files.list(folder)) {
      files.filter(f -> f.toString().endsWith(".json")).sorted().forEach(f -> index(f, remarks));
    } catch (IOException unreadable) {
      remarks.add("Couldn't read %s. Check the file, and then try again.".formatted(folder));
    }
  }

  private void index(Path file, List<String> remarks) {
    try {
      switch (format.readWithoutLetter(Encodings.text(file), BY)) {
        case RecordFile.RecordReadResult.Read read ->
            read.textSha256()
                .ifPresentOrElse(
                    hash -> byHash.put(hash, file),
                    () ->
                        remarks.add(
                            "%s doesn't identify its letter text: “textSha256” is missing."
                                .formatted(file)));
        case RecordFile.RecordReadResult.Refused(String why) ->
            remarks.add("%s: %s".formatted(file, why));
      }
    } catch (IOException unreadable) {
      remarks.add("Couldn't read %s. Check the file, and then try again.".formatted(file));
    }
  }

  Optional<AnnotationSet> of(Letter letter, Ledger ledger) {
    return Optional.ofNullable(byHash.get(letter.id())).flatMap(f -> read(f, letter));
  }

  private Optional<AnnotationSet> read(Path file, Letter letter) {
    try {
      return switch (format.read(Encodings.text(file), letter.text(), BY)) {
        case RecordFile.RecordReadResult.Read read -> Optional.of(read.annotations());
        case RecordFile.RecordReadResult.Refused _ -> Optional.empty();
      };
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
