package imr.ui.kit;

import java.util.regex.Pattern;

/**
 * What identifies a {@link Command} for good. Settings keep a user's own keys under it, and help
 * links, tests and the rehearsal refer to it, so a label can be reworded at any time. It is part of
 * the settings file: never rename one without adding the old id to {@link FormerLabels}' table.
 *
 * @param value lowercase words joined by hyphens ({@code confirm-value}); anything else is rejected
 */
public record CommandId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z]+(-[a-z0-9]+)*");

  public CommandId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a command id is lowercase words and hyphens: " + value);
    }
  }
}
