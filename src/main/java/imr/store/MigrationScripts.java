package imr.store;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Migrations by name, so that no class path or jar is searched for them.
 *
 * @param folder of the scripts, below this package's resources
 * @param files the scripts' names, from version 1
 */
public record MigrationScripts(String folder, List<String> files) implements ResourceProvider {
  public MigrationScripts {
    files = List.copyOf(files);
  }

  @Override
  public @Nullable LoadableResource getResource(String name) {
    return files.contains(name) ? new Script(folder, name) : null;
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    return files.stream()
        .filter(name -> name.startsWith(prefix))
        .<LoadableResource>map(name -> new Script(folder, name))
        .toList();
  }

  /** One migration of the class path, in UTF-8. */
  private static final class Script extends LoadableResource {
    private final String folder;
    private final String name;

    Script(String folder, String name) {
      this.folder = folder;
      this.name = name;
    }

    @Override
    public Reader read() {
      InputStream bytes = MigrationScripts.class.getResourceAsStream(folder + "/" + name);
      return new InputStreamReader(Objects.requireNonNull(bytes, name), StandardCharsets.UTF_8);
    }

    @Override
    public String getAbsolutePath() {
      return "imr/store/" + folder + "/" + name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return getAbsolutePath();
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public String getRelativePath() {
      return name;
    }
  }
}
