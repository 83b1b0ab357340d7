/** Backups, the check of the library, and its passphrase. */
@NullMarked
package imr.ui.backup;

import org.jspecify.annotations.NullMarked;
