package imr.store.team;

import imr.store.StoreOpenResult.Reason;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Why a team library can't be opened, from what the driver says. */
final class TeamErrors {
  private TeamErrors() {}

  static Reason reason(SQLException e) {
    if (isUntrusted(e)) {
      return Reason.UNTRUSTED;
    }
    String state = Optional.ofNullable(e.getSQLState()).orElse("08001");
    return switch (state) {
      case "08004" -> isWithoutTls(e) ? Reason.NO_TLS : Reason.PASSWORD_NEEDED;
      case "28P01", "28000" -> Reason.WRONG_PASSWORD;
      case "3D000", "3F000", "42P01" -> Reason.NO_TEAM_LIBRARY;
      case "42501" -> Reason.NOT_A_MEMBER;
      default ->
          state.startsWith("08") || state.startsWith("57P")
              ? Reason.UNREACHABLE
              : Reason.SERVER_ERROR;
    };
  }

  /** The driver gives both the same number, and words that depend on the language. */
  private static boolean isWithoutTls(SQLException e) {
    return Arrays.stream(e.getStackTrace()).anyMatch(f -> f.getMethodName().equals("enableSSL"));
  }

  private static boolean isUntrusted(SQLException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException || cause instanceof GeneralSecurityException) {
        return true;
      }
    }
    // A certificate for another host, or a CA file that can't be read, is told in words alone.
    return Arrays.stream(e.getStackTrace())
        .anyMatch(f -> f.getClassName().startsWith("org.postgresql.ssl."));
  }
}
