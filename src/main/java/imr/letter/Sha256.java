package imr.letter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, the hash used for all stored data. */
public final class Sha256 {
  private Sha256() {}

  /**
   * Hashes a string as UTF-8.
   *
   * @return 64 lowercase hex digits
   */
  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Hashes bytes.
   *
   * @return 64 lowercase hex digits
   */
  public static String of(byte[] bytes) {
    return hex(bytes(bytes));
  }

  /** Returns the 32 bytes of the hash. */
  public static byte[] bytes(byte[] bytes) {
    return digest().digest(bytes);
  }

  /** Returns a digest for data that doesn't fit in memory. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  /** Formats a hash as lowercase hex digits. */
  public static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
