package imr.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;

/**
 * Goes through a journal file from record to record. Over bytes that are no whole record it goes on
 * to the next one, and remembers that it did.
 */
final class JournalFrameReader {
  private static final int WINDOW = 1 << 18;

  private final FileChannel file;
  private final long size;
  private byte[] window = new byte[0];
  private long windowStart;
  private long position;
  private long end;
  private boolean damaged;
  private boolean torn;

  JournalFrameReader(FileChannel file) throws IOException {
    this.file = file;
    this.size = file.size();
  }

  /** The next whole record; empty after the last. */
  Optional<JournalFrame> next() throws IOException {
    while (position < size) {
      Optional<JournalFrame> frame = at(position);
      if (frame.isPresent()) {
        damaged |= position > end;
        position = frame.get().end();
        end = position;
        return frame;
      }
      position = nextMark(position + 1);
    }
    boolean rest = end < size;
    torn = rest && couldBeTorn();
    damaged |= rest && !torn;
    return Optional.empty();
  }

  /** Where the last whole record ends. */
  long end() {
    return end;
  }

  /** True when bytes between records, or behind the last one, are no record. */
  boolean damaged() {
    return damaged;
  }

  /** True when the file ends within a record, as a kill or a power cut leaves it. */
  boolean torn() {
    return torn;
  }

  private Optional<JournalFrame> at(long start) throws IOException {
    if (start + JournalFrame.HEAD + JournalFrame.TAIL > size) {
      return Optional.empty();
    }
    Optional<Integer> length = JournalFrame.length(bytes(start, JournalFrame.HEAD));
    if (length.isEmpty() || start + JournalFrame.HEAD + length.get() + JournalFrame.TAIL > size) {
      return Optional.empty();
    }
    return JournalFrame.read(
        start, bytes(start, JournalFrame.HEAD + length.get() + JournalFrame.TAIL));
  }

  /** A record begun and not ended, or room that was made and not filled. */
  private boolean couldBeTorn() throws IOException {
    int there = (int) Math.min(JournalFrame.HEAD, size - end);
    byte[] head = bytes(end, there);
    int marked = Math.min(there, JournalFrame.MARK.length);
    if (Arrays.equals(head, 0, marked, JournalFrame.MARK, 0, marked)) {
      return there < JournalFrame.HEAD
          || JournalFrame.length(head)
              .filter(l -> end + JournalFrame.HEAD + l + JournalFrame.TAIL > size)
              .isPresent();
    }
    return onlyZeros();
  }

  private boolean onlyZeros() throws IOException {
    for (long at = end; at < size; at += WINDOW) {
      byte[] bytes = bytes(at, (int) Math.min(WINDOW, size - at));
      if (!Arrays.equals(bytes, new byte[bytes.length])) {
        return false;
      }
    }
    return true;
  }

  private long nextMark(long from) throws IOException {
    for (long at = from; at + JournalFrame.MARK.length <= size; at++) {
      if (byteAt(at) == JournalFrame.MARK[0]
          && Arrays.equals(bytes(at, JournalFrame.MARK.length), JournalFrame.MARK)) {
        return at;
      }
    }
    return size;
  }

  private byte byteAt(long at) throws IOException {
    if (at < windowStart || at >= windowStart + window.length) {
      fill(at, 1);
    }
    return window[(int) (at - windowStart)];
  }

  private byte[] bytes(long start, int length) throws IOException {
    if (start < windowStart || start + length > windowStart + window.length) {
      fill(start, length);
    }
    int from = (int) (start - windowStart);
    return Arrays.copyOfRange(window, from, from + length);
  }

  private void fill(long start, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(size - start, Math.max(WINDOW, length)));
    while (bytes.hasRemaining()) {
      if (file.read(bytes, start + bytes.position()) < 0) {
        throw new IOException("the journal became shorter while it was read");
      }
    }
    window = bytes.array();
    windowStart = start;
  }
}
