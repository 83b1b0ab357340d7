package imr.ledger;

import imr.annotation.Annotation;
import imr.annotation.Target;
import imr.letter.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Gestures and annotations as bytes, and the hash of a gesture.
 *
 * <p>What is hashed must stay the same for good, or old gestures look damaged. Numbers are
 * big-endian, texts are the length of their UTF-8 in bytes and the UTF-8, parts follow each other
 * in the order in which {@link RowWriter} writes them.
 */
public final class GestureCodec {
  private GestureCodec() {}

  /** The bytes of a gesture, without what was there before its changes. */
  public static byte[] bytes(GestureRow row) {
    return written(out -> out.gesture(row));
  }

  /** The bytes of an annotation without its target, or of none. */
  public static byte[] bytes(Optional<Annotation> annotation) {
    return written(out -> out.after(annotation));
  }

  /**
   * SHA-256 of everything that a gesture says, and of which letter. A gesture of the first format
   * has the hash that it had then.
   *
   * @param letterId the letter's id, 64 hex digits
   */
  public static byte[] hash(String letterId, GestureRow row) {
    return Sha256.bytes(
        written(
            out -> {
              out.text(letterId);
              if (row.firstForm().isPresent()) {
                out.firstForm(row, row.firstForm().get());
              } else {
                out.gesture(row);
              }
            }));
  }

  public static byte[] hash(String letterId, Gesture gesture) {
    return hash(letterId, GestureRow.of(gesture));
  }

  /**
   * Reads what {@link #bytes(Optional)} wrote; throws as {@link #row}.
   *
   * @param target what the annotation is at
   */
  public static Optional<Annotation> annotation(byte[] bytes, Target target) throws IOException {
    return new RowReader(new DataInputStream(new ByteArrayInputStream(bytes))).after(target);
  }

  private interface Part {
    void write(RowWriter out) throws IOException;
  }

  private static byte[] written(Part part) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    try {
      part.write(new RowWriter(new DataOutputStream(bytes)));
    } catch (IOException memoryNeverFails) {
      throw new UncheckedIOException(memoryNeverFails);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #bytes(GestureRow)} wrote.
   *
   * @throws IOException if the bytes end early, or a later version wrote them
   * @throws IllegalArgumentException if they make no gesture
   */
  public static GestureRow row(byte[] bytes) throws IOException {
    return new RowReader(new DataInputStream(new ByteArrayInputStream(bytes))).gesture();
  }
}
