package imr.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.store.Store;
import imr.store.StoreFailedException;
import imr.store.StoreOpenResult.Reason;
import imr.store.StoreOpenResult.Refused;
import imr.store.team.TeamAddress;
import imr.store.team.TeamServer;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in to a real team library from a window. */
final class TeamSignInTest {
  @TempDir private Path folder;
  private final TeamServer server = TeamServer.shared();
  private final TeamAddress address = server.address(server.database(), TeamServer.ANA);

  private TeamSignIn signIn(Optional<String> known, boolean elsewhere) {
    return new TeamSignIn(folder.resolve("team"), () -> known, () -> elsewhere);
  }

  private static Optional<Reason> reason(Optional<Refused> refusal) {
    return refusal.map(Refused::reason);
  }

  @Test
  void passwordOfTheEnvironmentIsUsedWhereNoneWasTyped() {
    TeamSignIn known = signIn(Optional.of(TeamServer.PASSWORD), false);
    assertEquals(Optional.empty(), known.signIn(address, Optional.empty()));
    TeamSignIn.SignedIn signedIn = known.take().orElseThrow();
    assertEquals(address, signedIn.address());
    assertEquals(Optional.of("Ana Núñez"), signedIn.opened().store().person());
    assertEquals(Optional.empty(), known.take());
    signedIn.opened().store().close();
  }

  @Test
  void typedPasswordComesBeforeTheOneOfTheEnvironment() {
    TeamSignIn wrong = signIn(Optional.of("no kites"), false);
    assertEquals(
        Optional.of(Reason.WRONG_PASSWORD), reason(wrong.signIn(address, Optional.empty())));
    assertEquals(Optional.empty(), wrong.signIn(address, Optional.of(TeamServer.PASSWORD)));
    wrong.abandon();
  }

  @Test
  void libraryThatNobodyWantsIsClosed() {
    TeamSignIn left = signIn(Optional.of(TeamServer.PASSWORD), false);
    left.signIn(address, Optional.empty());
    Store store = left.take().orElseThrow().opened().store();
    store.close();
    left.signIn(address, Optional.empty());
    left.abandon();
    assertEquals(Optional.empty(), left.take());
    assertThrows(StoreFailedException.class, store::letters);
  }

  @Test
  void windowOfAnotherProcessIsUsedInstead() {
    Optional<Refused> refusal =
        signIn(Optional.of(TeamServer.PASSWORD), true).signIn(address, Optional.empty());
    assertEquals(Optional.of(Reason.IN_USE), reason(refusal));
    assertTrue(refusal.orElseThrow().sentence().contains("already open"));
  }
}
