import java.io.IOException;
import java.nio.file.Path;

final class WindowsInstallers {
  static Path exe(Options options) throws IOException { throw new Trouble("x"); }
  static Path msi(Options options) throws IOException { throw new Trouble("x"); }
  static void texts(Options options, Path folder) {}
}
