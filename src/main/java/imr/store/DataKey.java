package imr.store;

import imr.letter.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The key that a store, its journal and its backups are encrypted with: 32 random bytes, which the
 * passphrase opens. H2, the journal and what is kept beside them each get a key of their own made
 * from it.
 */
final class DataKey {
  private final byte[] bytes;

  DataKey(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** What H2 takes for the file's password. */
  String ofDatabase() {
    return HexFormat.of().formatHex(derived("database"));
  }

  AuthenticatedCipher ofJournal() {
    return new AuthenticatedCipher(derived("journal"));
  }

  /** What others keep beside the store gets a key that no file of the store has. */
  byte[] secretFor(String use) {
    return derived("beside: " + use);
  }

  /** The key is random and as long as the hash, so that one hash keeps both keys apart. */
  private byte[] derived(String use) {
    byte[] words = use.getBytes(StandardCharsets.US_ASCII);
    byte[] both = new byte[words.length + bytes.length];
    System.arraycopy(words, 0, both, 0, words.length);
    System.arraycopy(bytes, 0, both, words.length, bytes.length);
    return Sha256.bytes(both);
  }
}
