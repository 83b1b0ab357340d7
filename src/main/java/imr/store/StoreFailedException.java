package imr.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.h2.api.ErrorCode;

/**
 * The database, or the journal beside it, could not do what was asked (disk full, file gone, store
 * closed). Nothing half is written; whether the whole is can be seen by reading the ledger again.
 *
 * <p>Carries the error's number alone: the words of a database error can quote the letter.
 */
public final class StoreFailedException extends RuntimeException {
  private static final List<String> REFUSED = List.of("42501");

  private final int code;
  private final String state;
  private final boolean gone;

  StoreFailedException(SQLException cause) {
    super("the store's database answered with error " + cause.getErrorCode());
    this.code = cause.getErrorCode();
    this.state = "";
    this.gone = code == ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1;
    setStackTrace(cause.getStackTrace());
  }

  /** The journal's file could not be read or written. */
  StoreFailedException(IOException cause) {
    super("the store's journal could not be read or written");
    this.code = ErrorCode.IO_EXCEPTION_1;
    this.state = "";
    this.gone = cause instanceof NoSuchFileException;
    setStackTrace(cause.getStackTrace());
  }

  private StoreFailedException(String state, StackTraceElement[] trace) {
    super("the team library's server answered with error " + state);
    this.code = 0;
    this.state = state;
    this.gone = false;
    setStackTrace(trace);
  }

  /** A team library's server could not do what was asked, or could not be reached. */
  public static StoreFailedException ofServer(SQLException cause) {
    return new StoreFailedException(
        Optional.ofNullable(cause.getSQLState()).orElse("08001"), cause.getStackTrace());
  }

  /**
   * What to tell a person, where that is another matter than a disk: the server is away, or doesn't
   * allow it to this user.
   */
  public Optional<String> sentence() {
    if (state.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        REFUSED.contains(state)
            ? "Your role in the team library doesn't allow this. Ask its administrator."
            : away()
                ? "Can't reach the team library. Check the network connection, then try again."
                : "The team library's server reported error "
                    + state
                    + ". Try again, or ask its administrator.");
  }

  /** True where a team library's server can't be reached; what was asked for may come later. */
  public boolean away() {
    return state.startsWith("08") || state.startsWith("57P");
  }

  /** True where the store's files were deleted, moved, or replaced while it was open. */
  public boolean gone() {
    return gone;
  }

  /** H2's number of the error, see org.h2.api.ErrorCode. */
  public int code() {
    return code;
  }
}
