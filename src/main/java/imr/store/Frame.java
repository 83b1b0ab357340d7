package imr.store;

import imr.letter.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One record as it lies in the journal file: 7 bytes that mark its beginning, 1 that says whether
 * it is sealed, 4 with the body's length, the hash of the record before (32), the body, and the
 * SHA-256 of all that (32). So each record shows by itself that it is whole, and the chain shows
 * that none is missing.
 *
 * @param start of its first byte in the file
 */
record Frame(long start, boolean sealed, String after, Body body, String hash) {
  /** No text as UTF-8 has the first or the sixth byte. */
  static final byte[] MARK = {(byte) 0xF5, 'i', 'm', 'r', 'J', (byte) 0xFE, '\n'};

  static final int HEAD = MARK.length + 1 + 4 + 32;
  static final int TAIL = 32;
  private static final HexFormat HEX = HexFormat.of();

  /** Bytes that a record can hold. */
  static final class Body {
    private final byte[] bytes;

    Body(byte[] bytes) {
      this.bytes = bytes;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  /** A frame that is to stand at the start; its hash is worked out. */
  static Frame of(long start, boolean sealed, String after, byte[] body) {
    byte[] hash = Sha256.bytes(hashed(sealed, after, body));
    return new Frame(start, sealed, after, new Body(body), HEX.formatHex(hash));
  }

  private static byte[] hashed(boolean sealed, String after, byte[] body) {
    byte[] bytes = new byte[HEAD + body.length];
    ByteBuffer.wrap(bytes)
        .put(MARK)
        .put((byte) (sealed ? 1 : 0))
        .putInt(body.length)
        .put(HEX.parseHex(after))
        .put(body);
    return bytes;
  }

  /** The same record at another place of a file. */
  Frame at(long otherStart) {
    return new Frame(otherStart, sealed, after, body, hash);
  }

  long end() {
    return start + HEAD + body.bytes().length + TAIL;
  }

  ByteBuffer toBytes() {
    byte[] hashed = hashed(sealed, after, body.bytes());
    return ByteBuffer.allocate(hashed.length + TAIL).put(hashed).put(HEX.parseHex(hash)).flip();
  }

  /** The length of the body that a head speaks of; empty where it is no head. */
  static Optional<Integer> length(byte[] head) {
    boolean marked = Arrays.equals(head, 0, MARK.length, MARK, 0, MARK.length);
    int length = ByteBuffer.wrap(head).getInt(MARK.length + 1);
    return marked && length >= 0 ? Optional.of(length) : Optional.empty();
  }

  /** The frame whose bytes these are, from mark to hash; empty where a bit of them is wrong. */
  static Optional<Frame> read(long start, byte[] bytes) {
    byte[] hash = Arrays.copyOfRange(bytes, bytes.length - TAIL, bytes.length);
    byte[] rest = Arrays.copyOf(bytes, bytes.length - TAIL);
    if (!Arrays.equals(hash, Sha256.bytes(rest))) {
      return Optional.empty();
    }
    String after = HEX.formatHex(rest, HEAD - 32, HEAD);
    byte[] body = Arrays.copyOfRange(rest, HEAD, rest.length);
    return Optional.of(
        new Frame(start, rest[MARK.length] == 1, after, new Body(body), HEX.formatHex(hash)));
  }
}
