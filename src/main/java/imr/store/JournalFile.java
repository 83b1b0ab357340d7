package imr.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.h2.store.fs.FilePath;

/**
 * The journal's file: records are added at its end and forced to the disk, all of one call or none.
 * After a write that failed, the next one first cuts off what it left.
 *
 * <p>Opened through H2's names of files, so that tests can fill the disk under both.
 */
final class JournalFile implements AutoCloseable {

  /** Sees the records of a file in order, each with the number of the last entry that it has. */
  interface Visitor {
    void record(JournalRecord record, long sequence) throws IOException, SQLException;
  }

  /**
   * What was found on the way through a file.
   *
   * @param damaged true where a record is missing, changed, or of no known kind
   * @param lost how many entries the records between which something is missing leave out
   */
  record Condition(boolean damaged, boolean torn, int records, long lost) {}

  private final FilePath path;
  private final Optional<AuthenticatedCipher> seal;
  private FileChannel file;
  private final FileIdentity identity;
  private String last = "";
  private String tail = "";
  private long end;
  private long sequence;
  private long beforeLast;
  private String lastBefore = "";
  private String tailBefore = "";
  private long sequenceBefore;
  private boolean unsure;

  private JournalFile(FilePath path, Optional<AuthenticatedCipher> seal) throws IOException {
    this.path = path;
    this.seal = seal;
    this.file = path.open("rw");
    this.identity = new FileIdentity(Path.of(path.unwrap().toString().replaceFirst("^file:", "")));
  }

  /** A hash that no record has, for a journal's first one to follow. */
  static String noRecord() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /**
   * A new file, which is empty or not there yet, with its first record.
   *
   * @param sequence number of the last entry before it
   */
  static JournalFile create(
      FilePath path, Optional<AuthenticatedCipher> seal, JournalRecord.Start start, long sequence)
      throws IOException {
    JournalFile journal = new JournalFile(path, seal);
    journal.file.truncate(0);
    journal.last = noRecord();
    journal.sequence = sequence;
    journal.append(List.of(start));
    journal.last = start.after();
    return journal;
  }

  /** A file that is there; to be read through before the first record is added. */
  static JournalFile open(FilePath path, Optional<AuthenticatedCipher> seal) throws IOException {
    return new JournalFile(path, seal);
  }

  /** True where the file's first record is sealed; false also where there is none. */
  static boolean sealed(FilePath path) throws IOException {
    if (!path.exists()) {
      return false;
    }
    try (FileChannel file = path.open("r")) {
      return new JournalFrameReader(file).next().filter(JournalFrame::sealed).isPresent();
    }
  }

  /** Goes through the whole file; what a kill left at its end is cut off by the next append. */
  Condition read(Visitor visitor) throws IOException, SQLException {
    JournalFrameReader frames = new JournalFrameReader(file);
    boolean damaged = false;
    int records = 0;
    long lost = 0;
    sequence = 0;
    String expected = "";
    for (Optional<JournalFrame> next = frames.next(); next.isPresent(); next = frames.next()) {
      JournalFrame frame = next.get();
      Optional<JournalRecord> record = record(frame);
      damaged |= record.isEmpty() || (records > 0 && !frame.after().equals(expected));
      damaged |= (records == 0) != (record.orElse(null) instanceof JournalRecord.Start);
      expected = frame.hash();
      tail = frame.hash();
      long before = sequence;
      sequence = Math.max(number(frame, record, before), before);
      if (record.orElse(null) instanceof JournalRecord.Start start) {
        expected = start.after();
      } else if (records > 0) {
        lost += sequence - before - record.map(JournalRecord::entries).orElse(0);
      }
      if (record.isPresent()) {
        visitor.record(record.get(), sequence);
      }
      records++;
    }
    last = expected;
    end = frames.end();
    unsure = frames.end() < file.size();
    boolean any = damaged || frames.damaged() || records == 0;
    return new Condition(any, frames.torn(), records, any ? Math.max(0, lost) : 0);
  }

  /** Records of earlier versions are not numbered, but were written in order. */
  private static long number(JournalFrame frame, Optional<JournalRecord> record, long before) {
    if (frame.sequence() > 0) {
      return frame.sequence();
    }
    return record.orElse(null) instanceof JournalRecord.Start start
        ? start.stored().entries()
        : before + record.map(JournalRecord::entries).orElse(0);
  }

  private Optional<JournalRecord> record(JournalFrame frame) {
    try {
      byte[] body = frame.body().bytes();
      return Optional.of(RecordDecoder.record(frame.sealed() ? opened(body) : body));
    } catch (IOException | GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private byte[] opened(byte[] body) throws GeneralSecurityException {
    return seal.orElseThrow(() -> new GeneralSecurityException("No shortcut")).open(body);
  }

  /** The hash of the last record, in hex. */
  String last() {
    return last;
  }

  long size() {
    return end;
  }

  /** Number of the last entry. */
  long sequence() {
    return sequence;
  }

  /**
   * Adds records, each numbered by its entries, which are on disk when this returns; when it
   * throws, none counts.
   */
  void append(List<JournalRecord> records) throws IOException {
    append(records, true);
  }

  /** Adds records of what had its number before, and takes no number for them. */
  void repeat(List<JournalRecord> records) throws IOException {
    append(records, false);
  }

  private void append(List<JournalRecord> records, boolean numbered) throws IOException {
    mend();
    unsure = true;
    long at = end;
    long number = sequence;
    String after = last;
    for (JournalRecord record : records) {
      number += numbered ? record.entries() : 0;
      JournalFrame frame = JournalFrame.of(at, seal.isPresent(), number, after, body(record));
      write(frame.toBytes(), at);
      at = frame.end();
      after = frame.hash();
    }
    file.force(false);
    proveReachable(at, after);
    beforeLast = end;
    lastBefore = last;
    tailBefore = tail;
    sequenceBefore = sequence;
    end = at;
    last = after;
    tail = after;
    sequence = number;
    unsure = false;
  }

  /**
   * What was written to a file that was deleted or replaced meanwhile is on no disk that a start
   * would look at. The path names the file that is open; or else, as where a drive was connected
   * again, one that ends with the same record.
   */
  private void proveReachable(long until, String hash) throws IOException {
    if (!identity.holds() && !endsWith(until, hash)) {
      throw new NoSuchFileException("the journal's file is gone or was replaced");
    }
  }

  private boolean endsWith(long until, String hash) throws IOException {
    if (hash.isEmpty() || !path.exists() || path.size() < until) {
      return false;
    }
    ByteBuffer bytes = ByteBuffer.allocate(JournalFrame.TAIL);
    try (FileChannel there = path.open("r")) {
      while (bytes.hasRemaining()
          && there.read(bytes, until - JournalFrame.TAIL + bytes.position()) >= 0) {
        // Reading is all.
      }
    }
    return HexFormat.of().formatHex(bytes.array()).equals(hash);
  }

  private byte[] body(JournalRecord record) {
    byte[] plain = RecordEncoder.bytes(record);
    return seal.map(s -> s.close(plain)).orElse(plain);
  }

  /** Goes on after another store's state whose entries have these numbers already. */
  void skipTo(long number) {
    sequence = Math.max(sequence, number);
  }

  /**
   * Writes a journal that starts with the given record and goes on with what stands here after the
   * place that the record names; false, and nothing is written, where there is no such place.
   */
  boolean continueIn(FilePath shorter, JournalRecord.Start start, long number) throws IOException {
    mend();
    JournalFrameReader frames = new JournalFrameReader(file);
    boolean found = false;
    for (Optional<JournalFrame> next = frames.next(); next.isPresent() && !found; ) {
      boolean first = next.get().start() == 0;
      found = start.after().equals(first ? startsAfter(next.get()) : next.get().hash());
      next = found ? next : frames.next();
    }
    if (!found) {
      return false;
    }
    try (JournalFile copy = create(shorter, seal, start, number)) {
      for (Optional<JournalFrame> next = frames.next(); next.isPresent(); next = frames.next()) {
        JournalFrame moved = next.get().at(copy.end);
        copy.write(moved.toBytes(), copy.end);
        copy.end = moved.end();
      }
      copy.file.force(true);
    }
    return true;
  }

  private String startsAfter(JournalFrame frame) {
    return record(frame).orElse(null) instanceof JournalRecord.Start start ? start.after() : "";
  }

  /**
   * Copies all records that can be read into an empty file, sealed with another key or not at all.
   */
  static Condition reseal(
      FilePath from,
      Optional<AuthenticatedCipher> seal,
      FilePath to,
      Optional<AuthenticatedCipher> other)
      throws IOException, SQLException {
    try (JournalFile old = open(from, seal);
        JournalFile fresh = new JournalFile(to, other)) {
      fresh.last = noRecord();
      Condition condition =
          old.read(
              (record, number) -> {
                fresh.sequence = number;
                fresh.repeat(List.of(record));
                if (record instanceof JournalRecord.Start start) {
                  fresh.last = start.after();
                }
              });
      fresh.file.force(true);
      return condition;
    }
  }

  /** Takes the records of the last append out again, which nobody was told of. */
  void takeBack() throws IOException {
    end = beforeLast;
    last = lastBefore;
    tail = tailBefore;
    sequence = sequenceBefore;
    unsure = true;
    mend();
  }

  private void write(ByteBuffer bytes, long start) throws IOException {
    for (long at = start; bytes.hasRemaining(); ) {
      at += file.write(bytes, at);
    }
  }

  /** An interrupted thread closes the file under it, so it is opened again. */
  private void mend() throws IOException {
    if (unsure || !file.isOpen()) {
      file.close();
      if (!path.exists() || (end > 0 && !endsWith(end, tail))) {
        throw new NoSuchFileException("the journal is gone; no other one may take its place");
      }
      file = path.open("rw");
      identity.renew();
      file.truncate(end);
      file.force(true);
      unsure = false;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
