package imr.store.team;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What this computer keeps of a team library, such as the search index. It's encrypted with a
 * secret that only the server has.
 *
 * @param folder of this library alone
 * @param secret the library's, in hex
 * @param person the name that this user's gestures have
 */
record TeamCache(Path folder, String secret, String person) {

  Path index() {
    return folder.resolve("index");
  }

  /** A secret of 32 bytes, another one for each use. */
  byte[] secretFor(String use) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(secret), "HmacSHA256"));
      return mac.doFinal(use.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
