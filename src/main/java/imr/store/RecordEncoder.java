package imr.store;

import imr.annotation.Change;
import imr.annotation.Headline;
import imr.ledger.Gesture;
import imr.ledger.GestureCodec;
import imr.ledger.GestureRow;
import imr.letter.Letter;
import imr.letter.OriginalFile;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * A journal's record as bytes, which {@link RecordDecoder} reads. Numbers are big-endian; words are
 * their length in bytes and their UTF-8, as are bytes and the headline, so that a later version can
 * say more at a headline's end.
 */
final class RecordEncoder {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
  private final DataOutputStream out = new DataOutputStream(bytes);

  private RecordEncoder() {}

  static byte[] bytes(JournalRecord record) {
    RecordEncoder encoder = new RecordEncoder();
    try {
      encoder.record(record);
    } catch (IOException memoryNeverFails) {
      throw new UncheckedIOException(memoryNeverFails);
    }
    return encoder.bytes.toByteArray();
  }

  private void record(JournalRecord record) throws IOException {
    switch (record) {
      case JournalRecord.Start(
              StoreCounts stored,
              int backedUp,
              String after,
              AbandonedEntries abandoned) -> {
        out.writeByte('S');
        out.writeInt(stored.letters());
        out.writeInt(stored.gestures());
        out.writeInt(backedUp);
        words(after);
        out.writeInt(stored.documents());
        words(abandoned.text());
      }
      case JournalRecord.LettersAdded(List<JournalRecord.Arrival> letters) -> {
        out.writeByte('C');
        out.writeInt(letters.size());
        for (JournalRecord.Arrival arrival : letters) {
          words(arrival.id());
          words(arrival.name());
        }
      }
      case JournalRecord.FullLetter(LetterCopy letter) -> {
        out.writeByte('L');
        copy(letter);
      }
      case JournalRecord.GestureAdded(String letterId, Gesture gesture, Headline headline) -> {
        out.writeByte('A');
        words(letterId);
        gesture(gesture);
        headline(headline);
      }
      case JournalRecord.DocumentAdded(Document document) -> {
        out.writeByte('D');
        words(document.kind().name());
        words(document.about());
        words(document.name());
        instant(document.at());
        words(document.text());
      }
    }
  }

  private void copy(LetterCopy copy) throws IOException {
    Letter letter = copy.letter();
    words(letter.name());
    out.writeBoolean(letter.recognised());
    words(letter.text().canonical());
    out.writeBoolean(copy.original().isPresent());
    if (copy.original().isPresent()) {
      OriginalFile original = copy.original().get();
      words(original.format().name());
      block(original.bytes());
    }
    out.writeInt(copy.ledger().size());
    for (Gesture gesture : copy.ledger()) {
      gesture(gesture);
    }
    headline(copy.headline());
  }

  private void headline(Headline headline) throws IOException {
    RecordEncoder inner = new RecordEncoder();
    inner.words(headline.title());
    inner.words(headline.line());
    inner.out.writeInt(headline.items());
    inner.out.writeInt(headline.open());
    inner.out.writeInt(headline.total());
    inner.words(headline.state().name());
    inner.out.writeBoolean(headline.flagged());
    block(inner.bytes.toByteArray());
  }

  /** What was there before each change comes after the gesture's own bytes. */
  private void gesture(Gesture gesture) throws IOException {
    block(GestureCodec.bytes(GestureRow.of(gesture)));
    for (Change change : gesture.changes()) {
      block(GestureCodec.bytes(change.before()));
    }
  }

  private void instant(Instant at) throws IOException {
    out.writeLong(at.getEpochSecond());
    out.writeInt(at.getNano());
  }

  private void words(String words) throws IOException {
    block(words.getBytes(StandardCharsets.UTF_8));
  }

  private void block(byte[] block) throws IOException {
    out.writeInt(block.length);
    out.write(block);
  }
}
