import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What is to be made, of what, and where it comes to.
 *
 * @param project the folder that has the POM
 * @param jdk of the system to make it for
 * @param runtime packed instead of one that is linked here
 * @param ready true to take what Maven has built as it is
 * @param aot whether the cache for a fast start is trained
 * @param identity signs; empty for no signature
 */
record Options(
    Path project,
    String kind,
    Jdk jdk,
    Optional<Path> runtime,
    Path out,
    boolean ready,
    boolean aot,
    Product product,
    Optional<String> identity) {

  /** Refuses words that it does not know. */
  static Options of(Path here, List<String> words) throws IOException {
    Path project = project(here);
    Deque<String> rest = new ArrayDeque<>(words);
    Options read =
        new Options(
            project,
            Optional.ofNullable(rest.poll()).orElse(""),
            Jdk.ofThisProcess(),
            Optional.empty(),
            project.resolve("target/installers"),
            false,
            true,
            Product.of(project),
            Optional.ofNullable(System.getenv("IMR_SIGN_IDENTITY")).filter(i -> !i.isBlank()));
    while (!rest.isEmpty()) {
      read = read.with(rest.poll(), rest);
    }
    return read;
  }

  /** The program is run from the project's folder or from installer/ within it. */
  private static Path project(Path here) {
    for (Path folder = here; folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("installer/Package.java"))) {
        return folder;
      }
    }
    throw new Trouble("Run it within the project's folder, the one that has pom.xml.");
  }

  private Options with(String word, Deque<String> rest) {
    return switch (word) {
      case "--jdk" -> withJdk(Jdk.at(Path.of(value(word, rest)).toAbsolutePath()));
      case "--runtime" -> withRuntime(Path.of(value(word, rest)).toAbsolutePath());
      case "--out" -> withOut(Path.of(value(word, rest)).toAbsolutePath());
      case "--version" -> withProduct(Product.withVersion(value(word, rest)));
      case "--sign-identity" -> withIdentity(value(word, rest));
      case "--ready" -> new Options(project, kind, jdk, runtime, out, true, aot, product, identity);
      case "--no-aot" ->
          new Options(project, kind, jdk, runtime, out, ready, false, product, identity);
      default ->
          throw new Trouble(word + " is not known; java installer/Package.java tells the words.");
    };
  }

  private static String value(String word, Deque<String> rest) {
    if (rest.isEmpty()) {
      throw new Trouble(word + " wants a value after it.");
    }
    return rest.poll();
  }

  private Options withJdk(Jdk other) {
    return new Options(project, kind, other, runtime, out, ready, aot, product, identity);
  }

  private Options withRuntime(Path folder) {
    return new Options(project, kind, jdk, Optional.of(folder), out, ready, aot, product, identity);
  }

  private Options withOut(Path folder) {
    return new Options(project, kind, jdk, runtime, folder, ready, aot, product, identity);
  }

  private Options withProduct(Product other) {
    return new Options(project, kind, jdk, runtime, out, ready, aot, other, identity);
  }

  private Options withIdentity(String id) {
    return new Options(project, kind, jdk, runtime, out, ready, aot, product, Optional.of(id));
  }

  /** Where what is made on the way stands. */
  Path work() {
    return project.resolve("target/packaging").resolve(jdk.target().javafx());
  }

  Path template(String name) {
    return project.resolve("installer/templates").resolve(name);
  }
}
