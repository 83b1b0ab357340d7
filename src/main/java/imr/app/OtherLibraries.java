package imr.app;

import imr.store.team.TeamAddress;
import imr.workbench.LibraryLocation;
import java.util.function.Function;

/**
 * What a window can go on with instead of its own library.
 *
 * @param data the folder of the library on this computer
 * @param signIn opens team libraries
 * @param opening what a window over another library is opened with
 */
record OtherLibraries(
    DataFolder data, TeamSignIn signIn, Function<LibraryLocation, Window.Opening> opening) {

  /** For the library on this computer. */
  Window.Opening local() {
    return opening.apply(new LibraryLocation.Folder(data.path()));
  }

  /** For a team library. */
  Window.Opening team(TeamAddress address) {
    return opening.apply(new LibraryLocation.Team(address, data.team()));
  }
}
