package imr.store;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Closes bytes with a key of 32 bytes: AES-256 in GCM, with 12 random bytes before and 16 that show
 * any change behind. Safe for some billion records of one key.
 */
public final class AuthenticatedCipher {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param key of 32 bytes
   */
  public AuthenticatedCipher(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /** Encrypts. */
  public byte[] close(byte[] plain) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
      byte[] both = Arrays.copyOf(nonce, NONCE + closed.length);
      System.arraycopy(closed, 0, both, NONCE, closed.length);
      return both;
    } catch (GeneralSecurityException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  /**
   * Decrypts.
   *
   * @throws GeneralSecurityException if another key closed the bytes, or one of them changed
   */
  public byte[] open(byte[] closed) throws GeneralSecurityException {
    if (closed.length < NONCE) {
      throw new GeneralSecurityException("too few bytes");
    }
    Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(closed, NONCE));
    return cipher.doFinal(closed, NONCE, closed.length - NONCE);
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
