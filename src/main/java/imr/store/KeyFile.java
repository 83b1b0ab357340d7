package imr.store;

import imr.letter.Sha256;
import imr.store.KeyDerivation.Argon2id;
import imr.store.KeyDerivation.Pbkdf2;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A store's key, locked with a passphrase: lines of text, the last one the hash of those before, so
 * that a damaged file is told from a wrong passphrase. Anybody can write that hash, so whatever no
 * version of the program writes is damaged, too: numbers that are none, a salt or a key of another
 * length, costs out of bounds.
 *
 * @param salt in hex
 * @param closed the key, sealed with what the passphrase gives, in hex
 */
record KeyFile(KeyDerivation derivation, String salt, String closed) {
  private static final String TITLE = "The key of an IMR Workbench's store";
  private static final String ARGON2ID = "Argon2id";
  private static final int SALT_BYTES = 16;
  private static final int CLOSED_BYTES = 12 + KeyDerivation.KEY_BYTES + 16;
  private static final int MOST_BYTES = 4096;
  private static final HexFormat HEX = HexFormat.of();

  static DataKey newKey() {
    return new DataKey(random(KeyDerivation.KEY_BYTES));
  }

  private static byte[] random(int length) {
    byte[] random = new byte[length];
    new SecureRandom().nextBytes(random);
    return random;
  }

  static KeyFile of(DataKey key, String passphrase) {
    return of(key, passphrase, KeyDerivation.NEWEST);
  }

  static KeyFile of(DataKey key, String passphrase, KeyDerivation derivation) {
    byte[] salt = random(SALT_BYTES);
    byte[] closed = new AuthenticatedCipher(derivation.key(passphrase, salt)).close(key.bytes());
    return new KeyFile(derivation, HEX.formatHex(salt), HEX.formatHex(closed));
  }

  /** The key; empty where the passphrase is another one. */
  Optional<DataKey> open(String passphrase) {
    try {
      AuthenticatedCipher seal =
          new AuthenticatedCipher(derivation.key(passphrase, HEX.parseHex(salt)));
      return Optional.of(new DataKey(seal.open(HEX.parseHex(closed))));
    } catch (GeneralSecurityException wrong) {
      return Optional.empty();
    }
  }

  /** True where an earlier version of the program made the file. */
  boolean outdated() {
    return !derivation.equals(KeyDerivation.NEWEST);
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(TITLE));
    switch (derivation) {
      case Pbkdf2(int rounds) -> lines.add(String.valueOf(rounds));
      case Argon2id(int memory, int passes, int lanes) ->
          lines.addAll(
              List.of(
                  ARGON2ID, String.valueOf(memory), String.valueOf(passes), String.valueOf(lanes)));
    }
    lines.addAll(List.of(salt, closed));
    return lines;
  }

  private static String hash(List<String> lines) {
    byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return HEX.formatHex(Sha256.bytes(bytes));
  }

  /** Takes the place of the file that is there, at once; on disk when this returns. */
  void write(Path file) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    PrivateDisk.makeFile(fresh);
    Files.writeString(fresh, String.join("\n", lines()) + "\n" + hash(lines()) + "\n");
    PrivateDisk.sync(fresh);
    PrivateDisk.rename(fresh, file);
  }

  /** What a file says; empty where it is not there, or not what the program wrote. */
  static Optional<KeyFile> read(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        return Optional.empty();
      }
      List<String> lines = Files.readAllLines(file);
      int last = lines.size() - 1;
      return last > 0 && hash(lines.subList(0, last)).equals(lines.get(last))
          ? of(lines).filter(KeyFile::sensible)
          : Optional.empty();
    } catch (IOException | NumberFormatException none) {
      return Optional.empty();
    }
  }

  private static Optional<KeyFile> of(List<String> lines) {
    if (lines.size() == 5) {
      KeyDerivation derivation = new Pbkdf2(Integer.parseInt(lines.get(1)));
      return Optional.of(new KeyFile(derivation, lines.get(2), lines.get(3)));
    }
    if (lines.size() == 8 && lines.get(1).equals(ARGON2ID)) {
      KeyDerivation derivation =
          new Argon2id(
              Integer.parseInt(lines.get(2)),
              Integer.parseInt(lines.get(3)),
              Integer.parseInt(lines.get(4)));
      return Optional.of(new KeyFile(derivation, lines.get(5), lines.get(6)));
    }
    return Optional.empty();
  }

  private boolean sensible() {
    return derivation.sensible() && isHex(salt, SALT_BYTES) && isHex(closed, CLOSED_BYTES);
  }

  private static boolean isHex(String text, int bytes) {
    return text.length() == 2 * bytes && text.chars().allMatch(HexFormat::isHexDigit);
  }
}
