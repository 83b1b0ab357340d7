package imr.store;

import imr.letter.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A store's key, closed with a passphrase: lines of text, the last one the hash of those before, so
 * that a damaged file is told from a wrong passphrase. Trying one passphrase takes some tenths of a
 * second (PBKDF2 with HMAC-SHA-256, 600,000 rounds as OWASP advises in 2023).
 */
record KeyFile(int rounds, String salt, String closed) {
  private static final String TITLE = "The key of an IMR Workbench's store";
  private static final int ROUNDS = 600_000;
  private static final HexFormat HEX = HexFormat.of();

  static DataKey newKey() {
    return new DataKey(random(32));
  }

  private static byte[] random(int length) {
    byte[] random = new byte[length];
    new SecureRandom().nextBytes(random);
    return random;
  }

  static KeyFile of(DataKey key, String passphrase) {
    byte[] salt = random(16);
    byte[] closed = seal(passphrase, salt, ROUNDS).close(key.bytes());
    return new KeyFile(ROUNDS, HEX.formatHex(salt), HEX.formatHex(closed));
  }

  /** The key; empty where the passphrase is another one. */
  Optional<DataKey> open(String passphrase) {
    try {
      Seal seal = seal(passphrase, HEX.parseHex(salt), rounds);
      return Optional.of(new DataKey(seal.open(HEX.parseHex(closed))));
    } catch (GeneralSecurityException wrong) {
      return Optional.empty();
    }
  }

  /** Keyboards write é in two ways; both are the same passphrase. */
  private static Seal seal(String passphrase, byte[] salt, int rounds) {
    char[] words = Normalizer.normalize(passphrase, Normalizer.Form.NFC).toCharArray();
    PBEKeySpec spec = new PBEKeySpec(words, salt, rounds, 256);
    try {
      SecretKeyFactory factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
      return new Seal(factory.generateSecret(spec).getEncoded());
    } catch (GeneralSecurityException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    } finally {
      spec.clearPassword();
    }
  }

  private List<String> lines() {
    return List.of(TITLE, String.valueOf(rounds), salt, closed);
  }

  private static String hash(List<String> lines) {
    byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return HEX.formatHex(Sha256.bytes(bytes));
  }

  /** Takes the place of the file that is there, at once; on disk when this returns. */
  void write(Path file) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Disk.makeFile(fresh);
    Files.writeString(fresh, String.join("\n", lines()) + "\n" + hash(lines()) + "\n");
    Disk.sync(fresh);
    Disk.rename(fresh, file);
  }

  /** What stands in a file; empty where it is not there, or not what was written. */
  static Optional<KeyFile> read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.size() == 5 && hash(lines.subList(0, 4)).equals(lines.get(4))
          ? Optional.of(new KeyFile(Integer.parseInt(lines.get(1)), lines.get(2), lines.get(3)))
          : Optional.empty();
    } catch (IOException | NumberFormatException none) {
      return Optional.empty();
    }
  }
}
