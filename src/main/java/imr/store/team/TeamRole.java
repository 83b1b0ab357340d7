package imr.store.team;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person may do in a team library; each may do all that the one before it may. */
public enum TeamRole {
  /** Imports letters, reviews them, and sees nobody else's blind pass. */
  ANNOTATOR,
  /** Also sees all passes, settles their differences, and makes gold sets and fields. */
  ADJUDICATOR,
  /** Also deletes for good, and brings in the work of others, such as a project file. */
  ADMINISTRATOR;

  /** As it's written on the command line and in the database. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that id. */
  public static Optional<TeamRole> of(String id) {
    return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
  }
}
