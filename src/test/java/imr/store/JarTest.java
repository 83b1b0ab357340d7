package imr.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program ships as a jar; its migrations are found there, too. */
final class JarTest {
  @TempDir private Path temp;

  @Test
  void aStoreIsMadeByAProgramThatStandsInAJar() throws Exception {
    Path classes =
        Path.of(LocalStore.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path jar = temp.resolve("a program.jar");
    pack(classes, jar);
    Path folder = temp.resolve("made from a jar");
    try (URLClassLoader loader = loader(classes, jar)) {
      Class<?> store = loader.loadClass(LocalStore.class.getName());
      assertEquals(jar.toUri().toURL(), store.getProtectionDomain().getCodeSource().getLocation());
      Object opened = store.getMethod("open", Path.class).invoke(null, folder);
      assertEquals("Opened", opened.getClass().getSimpleName());
      Object made = opened.getClass().getMethod("store").invoke(opened);
      assertEquals(List.of(), store.getMethod("letters").invoke(made));
      store.getMethod("close").invoke(made);
    }
    StoreFixtures.open(folder).close();
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> all = Files.walk(classes)) {
      for (Path one : all.filter(Files::isRegularFile).toList()) {
        String name = classes.relativize(one).toString().replace(File.separatorChar, '/');
        out.putNextEntry(new JarEntry(name));
        Files.copy(one, out);
        out.closeEntry();
      }
    }
  }

  /** Sees the jar in place of the folder of classes, and all libraries, nothing of this test's. */
  private static URLClassLoader loader(Path classes, Path jar) throws IOException {
    List<URL> path = new ArrayList<>(List.of(jar.toUri().toURL()));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (entry.endsWith(".jar")) {
        path.add(Path.of(entry).toUri().toURL());
      }
    }
    assertTrue(path.size() > 2, "the libraries are jars of their own: " + classes);
    return new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }
}
