package imr.letter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, the hash by which everything that is stored is recognized. */
public final class Sha256 {
  private Sha256() {}

  /** Of a text as UTF-8: 64 lower-case hex digits. */
  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** 64 lower-case hex digits. */
  public static String of(byte[] bytes) {
    return hex(bytes(bytes));
  }

  /** The 32 bytes of the hash. */
  public static byte[] bytes(byte[] bytes) {
    return digest().digest(bytes);
  }

  /** For what is too long to be in memory at once. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  public static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
