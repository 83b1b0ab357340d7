package imr.exchange;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of a file written by another program. Because files are read record by record, there is
 * no limit to the size of a file. A record larger than 64 MB stops reading with {@link
 * SizeLimitException}.
 */
final class ForeignInput extends FilterInputStream {
  /** A letter with its text and values takes about 100 kB. */
  static final long MOST_BYTES = 64L << 20;

  private final long most;
  private long left;

  /**
   * Limits the size of a record.
   *
   * @param most the maximum number of bytes per record
   */
  ForeignInput(InputStream bytes, long most) {
    super(bytes);
    this.most = most;
    this.left = most;
  }

  static ForeignInput open(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    return new ForeignInput(bytes, MOST_BYTES);
  }

  /** Resets the limit for the next record. */
  void nextRecord() {
    left = most;
  }

  @Override
  public int read() throws IOException {
    spend(1);
    return super.read();
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int count = super.read(bytes, from, length);
    spend(count);
    return count;
  }

  private void spend(int count) {
    left -= count;
    if (left < 0) {
      throw new SizeLimitException("one letter in it takes more than 64 MB");
    }
  }
}
