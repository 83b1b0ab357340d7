package imr.ledger;

import imr.annotation.Annotation;
import imr.annotation.Target;
import imr.letter.Sha256;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Encodes gestures and annotations as bytes, and hashes gestures.
 *
 * <p>The hashed encoding must never change, or existing gestures would appear damaged. Numbers are
 * big-endian, strings are their length in UTF-8 bytes followed by the UTF-8, and parts appear in
 * the order in which {@link RowWriter} writes them.
 */
public final class GestureCodec {
  private GestureCodec() {}

  /** Encodes a gesture, without the annotations before its changes. */
  public static byte[] bytes(GestureRow row) {
    return written(out -> out.gesture(row));
  }

  /** Encodes an annotation without its target, or the absence of one. */
  public static byte[] bytes(Optional<Annotation> annotation) {
    return written(out -> out.after(annotation));
  }

  /**
   * Returns the SHA-256 of a gesture and the id of its letter. A gesture in the first format keeps
   * its original hash.
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

  /** Returns the SHA-256 of a gesture and the id of its letter. */
  public static byte[] hash(String letterId, Gesture gesture) {
    return hash(letterId, GestureRow.of(gesture));
  }

  /**
   * Decodes the result of {@link #bytes(Optional)}.
   *
   * @param target the target of the annotation
   * @throws IOException if the bytes end early, or a later version wrote them
   * @throws IllegalArgumentException if they don't encode an annotation
   */
  public static Optional<Annotation> annotation(byte[] bytes, Target target) throws IOException {
    return new RowReader(new DataInputStream(new ByteArrayInputStream(bytes))).after(target);
  }

  private static byte[] written(Consumer<RowWriter> part) {
    RowWriter out = new RowWriter();
    part.accept(out);
    return out.bytes();
  }

  /**
   * Decodes the result of {@link #bytes(GestureRow)}.
   *
   * @throws IOException if the bytes end early, or a later version wrote them
   * @throws IllegalArgumentException if they don't encode a gesture
   */
  public static GestureRow row(byte[] bytes) throws IOException {
    return new RowReader(new DataInputStream(new ByteArrayInputStream(bytes))).gesture();
  }
}
