package imr.ui.team;

import imr.store.StoreOpenResult;
import imr.store.team.TeamAddress;
import java.util.Optional;

/** Opens the team library that the program goes on with once its window has closed. */
public interface TeamAccess {

  /**
   * Signs in; waits for the server, so it's called in the background. A library that an earlier
   * call opened is closed.
   *
   * @param typed the password as a person typed it; empty for the one in PostgreSQL's usual places
   * @return why the library wasn't opened; empty if it was
   */
  Optional<StoreOpenResult.Refused> signIn(TeamAddress address, Optional<String> typed);

  /** Closes the library that was opened, since nobody wants it anymore; does nothing without. */
  void abandon();
}
