package imr.store;

import imr.annotation.Annotation;
import imr.annotation.Headline;
import imr.ledger.AnnotationAfter;
import imr.ledger.Gesture;
import imr.ledger.GestureCodec;
import imr.ledger.GestureRow;
import imr.letter.Letter;
import imr.letter.OriginalFile;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@link RecordEncoder} wrote. */
final class RecordDecoder {
  private final DataInputStream in;

  private RecordDecoder(byte[] bytes) {
    this.in = new DataInputStream(new ByteArrayInputStream(bytes));
  }

  /** The record; refused with an exception where the bytes are none of this version's. */
  static JournalRecord record(byte[] bytes) throws IOException {
    try {
      return new RecordDecoder(bytes).record();
    } catch (IllegalArgumentException | IllegalStateException e) {
      // Bytes that are whole, but say what no version could mean; the words may quote a letter.
      throw new IOException("a record of the journal makes no sense");
    }
  }

  private JournalRecord record() throws IOException {
    return switch (in.readByte()) {
      case 'S' -> start();
      case 'C' -> new JournalRecord.LettersAdded(many(this::arrival));
      case 'L' -> new JournalRecord.FullLetter(copy(this::gesture));
      case 'A' -> new JournalRecord.GestureAdded(words(), gesture(), headline());
      case 'W' -> new JournalRecord.FullLetter(copy(this::firstGesture));
      case 'G' -> new JournalRecord.GestureAdded(words(), firstGesture(), headline());
      case 'D' -> new JournalRecord.DocumentAdded(document());
      default -> throw new IOException("a kind of record that a later version made");
    };
  }

  /** The first version did not count documents; the next ones knew of nothing abandoned. */
  private JournalRecord.Start start() throws IOException {
    int letters = in.readInt();
    int gestures = in.readInt();
    int backedUp = in.readInt();
    String after = words();
    int documents = in.available() > 0 ? in.readInt() : 0;
    AbandonedEntries abandoned =
        in.available() > 0 ? AbandonedEntries.of(words()) : AbandonedEntries.NOTHING;
    return new JournalRecord.Start(
        new StoreCounts(letters, gestures, documents), backedUp, after, abandoned);
  }

  private Document document() throws IOException {
    return new Document(Document.Kind.valueOf(words()), words(), words(), instant(), words());
  }

  private interface Part<T> {
    T read() throws IOException;
  }

  private <T> List<T> many(Part<T> part) throws IOException {
    int size = in.readInt();
    List<T> parts = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      parts.add(part.read());
    }
    return parts;
  }

  private <T> Optional<T> maybe(Part<T> part) throws IOException {
    return in.readBoolean() ? Optional.of(part.read()) : Optional.empty();
  }

  private JournalRecord.Arrival arrival() throws IOException {
    return new JournalRecord.Arrival(words(), words());
  }

  private LetterCopy copy(Part<Gesture> gesture) throws IOException {
    String name = words();
    boolean recognised = in.readBoolean();
    Letter letter = Letter.of(name, words(), recognised);
    return new LetterCopy(letter, maybe(this::original), many(gesture), headline());
  }

  private OriginalFile original() throws IOException {
    return new OriginalFile(OriginalFile.OriginalType.valueOf(words()), block());
  }

  private Headline headline() throws IOException {
    RecordDecoder inner = new RecordDecoder(block());
    return new Headline(
        inner.words(),
        inner.words(),
        inner.in.readInt(),
        inner.in.readInt(),
        inner.in.readInt(),
        Headline.State.valueOf(inner.words()),
        inner.in.available() > 0 && inner.in.readBoolean());
  }

  private Gesture gesture() throws IOException {
    GestureRow row = GestureCodec.row(block());
    List<Optional<Annotation>> before = new ArrayList<>();
    for (AnnotationAfter after : row.afters()) {
      before.add(GestureCodec.annotation(block(), after.target()));
    }
    return row.after(before);
  }

  private Gesture firstGesture() throws IOException {
    return LegacyJournalReader.gesture(in);
  }

  private Instant instant() throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }

  private String words() throws IOException {
    return new String(block(), StandardCharsets.UTF_8);
  }

  private byte[] block() throws IOException {
    int length = in.readInt();
    byte[] block = in.readNBytes(Math.max(0, Math.min(length, in.available())));
    if (block.length != length) {
      throw new EOFException("a record of the journal ends early");
    }
    return block;
  }
}
