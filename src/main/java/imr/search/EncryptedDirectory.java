package imr.search;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.CipherOutputStream;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.BufferedIndexInput;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.store.OutputStreamIndexOutput;

/**
 * A directory of encrypted files. Uses AES-256 in counter mode for random access; each file starts
 * with a random initial counter. Lucene's checksums, which are encrypted as well, detect damage but
 * not deliberate modification. The key is derived from the secret by HKDF with SHA-256 (RFC 5869).
 */
final class EncryptedDirectory extends FilterDirectory {
  private static final int START = 16;
  private static final int BUFFER = 8 << 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKey key;

  EncryptedDirectory(Path folder, byte[] secret) throws IOException {
    super(new PrivateDirectory(new NIOFSDirectory(folder)));
    this.key = key(secret);
  }

  private static SecretKey key(byte[] secret) {
    try {
      HKDFParameterSpec made =
          HKDFParameterSpec.ofExtract()
              .addIKM(secret)
              .thenExpand("imr.search, files".getBytes(StandardCharsets.US_ASCII), 32);
      return KDF.getInstance("HKDF-SHA256").deriveKey("AES", made);
    } catch (GeneralSecurityException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  /** Returns a cipher positioned at a byte of a file. */
  private static Cipher cipher(SecretKey key, byte[] start, long place) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter(start, place / START)));
      cipher.update(new byte[(int) (place % START)]);
      return cipher;
    } catch (GeneralSecurityException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  /** Adds a number of blocks to the initial counter, as 128-bit integers. */
  private static byte[] counter(byte[] start, long blocks) {
    ByteBuffer sum = ByteBuffer.wrap(start.clone());
    long low = sum.getLong(8) + blocks;
    boolean carry = Long.compareUnsigned(low, blocks) < 0;
    return sum.putLong(8, low).putLong(0, sum.getLong(0) + (carry ? 1 : 0)).array();
  }

  @Override
  public IndexOutput createOutput(String name, IOContext context) throws IOException {
    return sealed(in.createOutput(name, context));
  }

  @Override
  public IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
      throws IOException {
    return sealed(in.createTempOutput(prefix, suffix, context));
  }

  private IndexOutput sealed(IndexOutput file) throws IOException {
    byte[] start = new byte[START];
    RANDOM.nextBytes(start);
    file.writeBytes(start, START);
    OutputStream sealed = new CipherOutputStream(new Bytes(file), cipher(key, start, 0));
    return new OutputStreamIndexOutput("sealed " + file.getName(), file.getName(), sealed, BUFFER);
  }

  /** Adapts an index output to a stream. */
  private static final class Bytes extends OutputStream {
    private final IndexOutput file;

    Bytes(IndexOutput file) {
      this.file = file;
    }

    @Override
    public void write(int b) throws IOException {
      file.writeByte((byte) b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      file.writeBytes(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  @Override
  public long fileLength(String name) throws IOException {
    return Math.max(0, in.fileLength(name) - START);
  }

  @Override
  public IndexInput openInput(String name, IOContext context) throws IOException {
    IndexInput file = in.openInput(name, context);
    if (file.length() < START) {
      file.close();
      throw new CorruptIndexException("too short to be a sealed file", name);
    }
    byte[] start = new byte[START];
    file.readBytes(start, 0, START);
    return new Input("sealed " + name, new Sealed(key, start), file, 0, file.length() - START);
  }

  /** The key and initial counter of a file. */
  private static final class Sealed {
    private final SecretKey key;
    private final byte[] start;

    Sealed(SecretKey key, byte[] start) {
      this.key = key;
      this.start = start;
    }

    Cipher at(long place) {
      return cipher(key, start, place);
    }
  }

  /** Reads an encrypted file or a slice of one, decrypting on the fly. */
  private static final class Input extends BufferedIndexInput {
    private final Sealed sealed;
    private final long from;
    private final long length;
    private final boolean whole;
    private IndexInput file;

    Input(String what, Sealed sealed, IndexInput file, long from, long length) {
      this(what, sealed, file, from, length, true);
    }

    private Input(
        String what, Sealed sealed, IndexInput file, long from, long length, boolean whole) {
      super(what, BUFFER);
      this.sealed = sealed;
      this.file = file;
      this.from = from;
      this.length = length;
      this.whole = whole;
    }

    @Override
    protected void readInternal(ByteBuffer into) throws IOException {
      long place = getFilePointer();
      int count = into.remaining();
      if (place + count > length) {
        throw new EOFException("read past the end of " + this);
      }
      byte[] bytes = new byte[count];
      file.seek(START + from + place);
      file.readBytes(bytes, 0, count);
      try {
        into.put(sealed.at(from + place).doFinal(bytes));
      } catch (GeneralSecurityException aCounterHasNoEnd) {
        throw new IOException(aCounterHasNoEnd);
      }
    }

    @Override
    protected void seekInternal(long place) throws IOException {
      if (place > length) {
        throw new EOFException("sought past the end of " + this);
      }
    }

    @Override
    public long length() {
      return length;
    }

    @Override
    public IndexInput slice(String what, long offset, long part) {
      if (offset < 0 || part < 0 || offset > length - part) {
        throw new IllegalArgumentException("no part of " + this);
      }
      return new Input(
          getFullSliceDescription(what), sealed, file.clone(), from + offset, part, false);
    }

    @Override
    public Input clone() {
      Input copy = (Input) super.clone();
      copy.file = file.clone();
      return copy;
    }

    @Override
    public void close() throws IOException {
      if (whole) {
        file.close();
      }
    }
  }
}
