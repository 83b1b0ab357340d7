package imr.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import org.h2.api.ErrorCode;

/**
 * The database, or the journal beside it, could not do what was asked (disk full, file gone, store
 * closed). Nothing half is written; whether the whole is can be seen by reading the ledger again.
 *
 * <p>Carries the error's number alone: the words of a database error can quote the letter.
 */
public final class StoreFailed extends RuntimeException {
  private final int code;
  private final boolean gone;

  StoreFailed(SQLException cause) {
    super("the store's database answered with error " + cause.getErrorCode());
    this.code = cause.getErrorCode();
    this.gone = code == ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1;
    setStackTrace(cause.getStackTrace());
  }

  /** The journal's file could not be read or written. */
  StoreFailed(IOException cause) {
    super("the store's journal could not be read or written");
    this.code = ErrorCode.IO_EXCEPTION_1;
    this.gone = cause instanceof NoSuchFileException;
    setStackTrace(cause.getStackTrace());
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
