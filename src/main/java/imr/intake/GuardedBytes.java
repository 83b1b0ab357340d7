package imr.intake;

import java.io.IOException;
import java.util.Objects;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/**
 * An in-memory file for PDFBox that calls the guard at every block, every 4096 bytes, and every
 * 512th seek.
 */
final class GuardedBytes implements RandomAccessRead {
  private static final int BLOCK = 4096;

  private final byte[] bytes;
  private final Guard guard;
  private int position;
  private int untilCheck = BLOCK;
  private boolean closed;

  GuardedBytes(byte[] bytes, Guard guard) {
    this.bytes = bytes;
    this.guard = guard;
  }

  @Override
  public int read() throws IOException {
    if (--untilCheck == 0) {
      guard.check();
      untilCheck = BLOCK;
    }
    return position < bytes.length ? bytes[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    guard.check();
    int count = Math.min(length, bytes.length - position);
    if (count <= 0) {
      return length == 0 ? 0 : -1;
    }
    System.arraycopy(bytes, position, target, offset, count);
    position += count;
    return count;
  }

  @Override
  public long getPosition() {
    return position;
  }

  @Override
  public void seek(long target) throws IOException {
    if (target < 0) {
      throw new IOException("Invalid position " + target);
    }
    guard.tick();
    position = (int) Math.min(target, bytes.length);
  }

  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public boolean isEOF() {
    return position >= bytes.length;
  }

  @Override
  public RandomAccessReadView createView(long start, long length) {
    return new RandomAccessReadView(new GuardedBytes(bytes, guard), start, length, true);
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
