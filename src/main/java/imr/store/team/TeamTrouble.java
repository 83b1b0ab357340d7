package imr.store.team;

import imr.store.Opening.Reason;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;

/** Why a team library can't be opened, from what the driver says. */
final class TeamTrouble {
  private TeamTrouble() {}

  static Reason reason(SQLException e) {
    if (isUntrusted(e)) {
      return Reason.UNTRUSTED;
    }
    return switch (String.valueOf(e.getSQLState())) {
      case "08004" -> Reason.PASSWORD_NEEDED;
      case "28P01", "28000" -> Reason.WRONG_PASSWORD;
      case "3D000", "3F000", "42P01" -> Reason.NO_TEAM_LIBRARY;
      case "42501" -> Reason.NOT_A_MEMBER;
      default -> Reason.UNREACHABLE;
    };
  }

  private static boolean isUntrusted(SQLException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException || cause instanceof GeneralSecurityException) {
        return true;
      }
    }
    return false;
  }
}
