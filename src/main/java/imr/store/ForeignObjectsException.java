package imr.store;

import java.sql.SQLException;

/**
 * A database file has objects that the store doesn't create: triggers, functions, views, or tables
 * of another kind. It was not opened.
 */
final class ForeignObjectsException extends SQLException {
  private final boolean newer;

  /**
   * @param newer true where the file says that a newer version of the program wrote it
   */
  ForeignObjectsException(boolean newer) {
    super("the database has objects that the store does not create");
    this.newer = newer;
  }

  boolean newer() {
    return newer;
  }
}
