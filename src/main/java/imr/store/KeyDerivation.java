package imr.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** How a passphrase becomes a key of 32 bytes, slowly, so that trying many takes long. */
sealed interface KeyDerivation {
  /**
   * What new key files use: the second choice of RFC 9106, with one lane. Some tenths of a second.
   */
  KeyDerivation NEWEST = new Argon2id(64 << 10, 3, 1);

  int KEY_BYTES = 32;

  byte[] key(String passphrase, byte[] salt);

  /** False for costs that no version of the program chose: a forged file must not keep it busy. */
  boolean sensible();

  /** Keyboards write é in two ways; both are the same passphrase. */
  private static String normal(String passphrase) {
    return Normalizer.normalize(passphrase, Normalizer.Form.NFC);
  }

  /** PBKDF2 with HMAC-SHA-256: what key files had before Argon2id. */
  record Pbkdf2(int rounds) implements KeyDerivation {
    @Override
    public boolean sensible() {
      return rounds >= 100_000 && rounds <= 2_000_000;
    }

    @Override
    public byte[] key(String passphrase, byte[] salt) {
      PBEKeySpec spec =
          new PBEKeySpec(normal(passphrase).toCharArray(), salt, rounds, KEY_BYTES * Byte.SIZE);
      try {
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
            .generateSecret(spec)
            .getEncoded();
      } catch (GeneralSecurityException everyPlatformHasIt) {
        throw new IllegalStateException(everyPlatformHasIt);
      } finally {
        spec.clearPassword();
      }
    }
  }

  /**
   * Argon2id, version 1.3 (RFC 9106): needs memory, which many cores of a graphics card don't have.
   *
   * @param memory in KiB
   */
  record Argon2id(int memory, int passes, int lanes) implements KeyDerivation {
    @Override
    public boolean sensible() {
      return memory >= 8 << 10
          && memory <= 256 << 10
          && passes >= 1
          && passes <= 10
          && lanes >= 1
          && lanes <= 4;
    }

    @Override
    public byte[] key(String passphrase, byte[] salt) {
      Argon2BytesGenerator generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(memory)
              .withIterations(passes)
              .withParallelism(lanes)
              .withSalt(salt)
              .build());
      byte[] key = new byte[KEY_BYTES];
      generator.generateBytes(normal(passphrase).getBytes(StandardCharsets.UTF_8), key);
      return key;
    }
  }
}
