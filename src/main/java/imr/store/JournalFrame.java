package imr.store;

import imr.letter.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One record as it lies in the journal file: 7 bytes that mark its beginning, 1 with flags (1:
 * sealed, 2: numbered), 4 with the length of what follows the head, the hash of the record before
 * (32), the body, and the SHA-256 of all that (32). So each record shows by itself that it is
 * whole, and the chain shows that none is missing.
 *
 * <p>A numbered record's body comes after 8 bytes with its place in the store's sequence; those of
 * earlier versions have none.
 *
 * @param start of its first byte in the file
 * @param sequence number of the last entry that the record has; 0 where it is not numbered
 */
record JournalFrame(
    long start, boolean sealed, long sequence, String after, Body body, String hash) {
  /** No text as UTF-8 has the first or the sixth byte. */
  static final byte[] MARK = {(byte) 0xF5, 'i', 'm', 'r', 'J', (byte) 0xFE, '\n'};

  static final int HEAD = MARK.length + 1 + 4 + 32;
  static final int TAIL = 32;
  private static final HexFormat HEX = HexFormat.of();
  private static final int SEALED = 1;
  private static final int NUMBERED = 2;

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
  static JournalFrame of(long start, boolean sealed, long sequence, String after, byte[] body) {
    JournalFrame bare = new JournalFrame(start, sealed, sequence, after, new Body(body), "");
    return new JournalFrame(
        start, sealed, sequence, after, bare.body, HEX.formatHex(Sha256.bytes(bare.hashed())));
  }

  private byte[] hashed() {
    byte[] bytes = new byte[HEAD + number() + body.bytes().length];
    ByteBuffer buffer =
        ByteBuffer.wrap(bytes)
            .put(MARK)
            .put((byte) ((sealed ? SEALED : 0) | (sequence > 0 ? NUMBERED : 0)))
            .putInt(bytes.length - HEAD)
            .put(HEX.parseHex(after));
    if (sequence > 0) {
      buffer.putLong(sequence);
    }
    buffer.put(body.bytes());
    return bytes;
  }

  private int number() {
    return sequence > 0 ? Long.BYTES : 0;
  }

  /** The same record at another place of a file. */
  JournalFrame at(long otherStart) {
    return new JournalFrame(otherStart, sealed, sequence, after, body, hash);
  }

  long end() {
    return start + HEAD + number() + body.bytes().length + TAIL;
  }

  ByteBuffer toBytes() {
    byte[] hashed = hashed();
    return ByteBuffer.allocate(hashed.length + TAIL).put(hashed).put(HEX.parseHex(hash)).flip();
  }

  /** The length of the body that a head speaks of; empty where it is no head. */
  static Optional<Integer> length(byte[] head) {
    boolean marked = Arrays.equals(head, 0, MARK.length, MARK, 0, MARK.length);
    int length = ByteBuffer.wrap(head).getInt(MARK.length + 1);
    return marked && length >= 0 ? Optional.of(length) : Optional.empty();
  }

  /** The frame whose bytes these are, from mark to hash; empty where a bit of them is wrong. */
  static Optional<JournalFrame> read(long start, byte[] bytes) {
    byte[] hash = Arrays.copyOfRange(bytes, bytes.length - TAIL, bytes.length);
    byte[] rest = Arrays.copyOf(bytes, bytes.length - TAIL);
    if (!Arrays.equals(hash, Sha256.bytes(rest))) {
      return Optional.empty();
    }
    String after = HEX.formatHex(rest, HEAD - 32, HEAD);
    int flags = rest[MARK.length];
    boolean numbered = (flags & NUMBERED) != 0 && rest.length >= HEAD + Long.BYTES;
    long sequence = numbered ? ByteBuffer.wrap(rest).getLong(HEAD) : 0;
    byte[] body = Arrays.copyOfRange(rest, HEAD + (numbered ? Long.BYTES : 0), rest.length);
    return Optional.of(
        new JournalFrame(
            start, (flags & SEALED) != 0, sequence, after, new Body(body), HEX.formatHex(hash)));
  }
}
