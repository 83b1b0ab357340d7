import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The life of Windows' installers under Wine. No runtime of JDK 25 for Windows is to be had from
 * every place, so the program is a stand-in: an older Java of Windows that shows a small window, in
 * the very folder that is installed, with the launcher's own file. Nothing of it is ever handed
 * out.
 */
final class WindowsProof {
  private static final String STAND_IN = "@node-plantuml-2/jre-win32-x64@1.1.8";

  /** Shows a window and says so, as the program's own smoke test does. */
  private static final String PROGRAM =
      """
      package imr.app;

      public final class Main {
        public static void main(String[] words) {
          int code = 1;
          try {
            java.awt.Frame window = new java.awt.Frame("stand-in");
            window.setSize(300, 200);
            window.setVisible(true);
            Thread.sleep(1000);
            String said = "version " + System.getProperty("jpackage.app-version") + "\\nshown\\n";
            java.nio.file.Files.write(java.nio.file.Path.of(words[1]), said.getBytes("UTF-8"));
            code = window.isShowing() && words[0].equals("--smoke-test") ? 0 : 1;
          } catch (Exception failed) {
            failed.printStackTrace();
          }
          System.exit(code);
        }
      }
      """;

  private final Options options;
  private final Path work;
  private final Path prefix;

  WindowsProof(Options options) {
    this.options = options;
    this.work = options.work().resolve("windows-proof");
    this.prefix = work.resolve("wine");
  }

  void prove() throws IOException {
    Tools.need("wine", "apt-get install wine wine64");
    Tools.need("makensis", "apt-get install nsis");
    Built.of(options);
    IconFiles.make(options);
    Folders.fresh(work);
    Path image = standIn();
    Screen.with(
        screen -> {
          Map<String, String> wine = new TreeMap<>(screen);
          wine.put("WINEPREFIX", prefix.toString());
          wine.put("WINEDEBUG", "-all");
          wine.put("WINEDLLOVERRIDES", "mscoree,mshtml=");
          Tools.quietly(wine, "wine", "wineboot", "-i");
          exe(wine, image);
          if (Tools.find("wixl").isPresent()) {
            msi(wine, image);
          }
          Tools.tried(wine, "wineserver", "-k");
        });
  }

  /** The folder that a real build would install, with another Java and another program in it. */
  private Path standIn() throws IOException {
    Path fetched = Files.createDirectories(work.resolve("jre"));
    String npm = Tools.need("npm", "install Node.js, or set a proof on Windows itself");
    Tools.run(npm, "pack", "--silent", "--pack-destination", fetched, STAND_IN);
    Path packed = Folders.files(fetched).getFirst();
    Tools.run("tar", "-C", fetched, "-xzf", packed);
    Path java =
        Folders.files(fetched).stream()
            .filter(f -> f.endsWith("bin/javaw.exe"))
            .findFirst()
            .orElseThrow(() -> new Trouble("The stand-in has no javaw.exe."))
            .getParent()
            .getParent();
    Path image = work.resolve(Product.NAME);
    Folders.copy(java, image.resolve("runtime"));
    program(image.resolve("app"));
    launcher(image);
    return image;
  }

  private void program(Path app) throws IOException {
    Path source = work.resolve("imr/app/Main.java");
    Folders.write(source, PROGRAM);
    Path classes = Files.createDirectories(work.resolve("classes"));
    Jdk jdk = Jdk.ofThisProcess();
    Tools.run(jdk.tool("javac"), "--release", "11", "-nowarn", "-d", classes, source);
    Files.createDirectories(app);
    Tools.run(
        jdk.tool("jar"),
        "--create",
        "--file",
        app.resolve("imr-workbench.jar"),
        "-C",
        classes,
        ".");
    Files.writeString(
        app.resolve(Product.NAME + ".cfg"),
        Launching.config(options.product(), List.of("imr-workbench.jar"), Launching.Cache.USED));
  }

  /** jpackage's own where a JDK of Windows was named, else one that starts the same Java. */
  private void launcher(Path image) throws IOException {
    Path exe = image.resolve(Product.NAME + ".exe");
    if (options.jdk().target() == Target.WINDOWS) {
      ForeignLauncher.copyTo(exe, options);
      return;
    }
    System.out.println(
        "jpackage's launcher is left out: no JDK of Windows was named with --jdk. A small one of"
            + " this proof's own starts the stand-in.");
    Path script = work.resolve("launcher.nsi");
    Files.writeString(
        script,
        """
        Unicode true
        Target amd64-unicode
        OutFile "%s"
        RequestExecutionLevel user
        SilentInstall silent
        !include "FileFunc.nsh"
        Section
          ${GetParameters} $0
          ExecWait '"$EXEDIR\\runtime\\bin\\javaw.exe" -Dprism.order=sw -Djpackage.app-version=%s -cp "$EXEDIR\\app\\imr-workbench.jar" imr.app.Main $0' $1
          SetErrorLevel $1
        SectionEnd
        """
            .formatted(exe, options.product().version()));
    Tools.run("makensis", "-V2", "-NOCD", script);
  }

  private void exe(Map<String, String> wine, Path image) throws IOException {
    Path setup = WindowsInstallers.exe(options, image);
    Prove.seen("the script for NSIS compiles: " + setup.getFileName());
    installs(wine, "wine", setup.toString(), "/S");
    Path program = installed();
    starts(wine, program);
    Path data = data(wine, program);
    Files.writeString(program.getParent().resolve("app/of-an-older-version.jar"), "old");
    installs(wine, "wine", setup.toString(), "/S");
    Prove.check(
        !Files.exists(program.getParent().resolve("app/of-an-older-version.jar")),
        "installed again, nothing of the older version stays");
    starts(wine, program);
    Tools.quietly(wine, "wine", program.resolveSibling("uninstall.exe"), "/S");
    awaitGone(program.getParent());
    Prove.check(!Files.exists(program.getParent()), "uninstalled, the program's folder is gone");
    Prove.check(Files.exists(data.resolve("kept.txt")), "the user's data stay in %APPDATA%");
    Prove.check(!registry(wine).contains("imrproject"), "its type of file is forgotten");
  }

  /** The uninstaller goes on as a copy of itself, so that it can remove itself as well. */
  private static void awaitGone(Path folder) {
    try {
      for (int tries = 0; tries < 120 && Files.exists(folder); tries++) {
        Thread.sleep(500);
      }
    } catch (InterruptedException ended) {
      throw new Trouble("It was broken off.");
    }
  }

  private void msi(Map<String, String> wine, Path image) throws IOException {
    Path package_ = WindowsInstallers.msi(options, image);
    Prove.seen("the package for Windows Installer is made: " + package_.getFileName());
    installs(wine, "wine", "msiexec", "/i", windows(wine, package_), "/qn");
    Path program = installed();
    starts(wine, program);
    Tools.quietly(wine, "wine", "msiexec", "/x", windows(wine, package_), "/qn");
    Prove.check(!Files.exists(program), "Windows Installer removes it");
  }

  private void installs(Map<String, String> wine, String... command) throws IOException {
    Tools.quietly(wine, (Object[]) command);
    Prove.check(Files.isRegularFile(installed()), "it installs without a question");
    Prove.check(registry(wine).contains(".imrproject"), "project files are its own, for this user");
  }

  private Path installed() throws IOException {
    Optional<Path> found =
        Folders.files(prefix).stream()
            .filter(
                f ->
                    f.endsWith(
                        "AppData/Local/Programs/" + Product.NAME + "/" + Product.NAME + ".exe"))
            .findFirst();
    return found.orElse(prefix.resolve("not installed"));
  }

  private void starts(Map<String, String> wine, Path program) throws IOException {
    Path seen = work.resolve("what was seen.txt");
    Files.deleteIfExists(seen);
    Tools.quietly(wine, "wine", program, "--smoke-test", windows(wine, seen));
    Prove.check(
        Files.isRegularFile(seen)
            && Files.readString(seen, StandardCharsets.UTF_8)
                .equals("version " + options.product().version() + "\nshown\n"),
        "what was installed starts and shows a window");
  }

  private Path data(Map<String, String> wine, Path program) throws IOException {
    Path roaming = program.getParent().getParent().getParent().getParent().resolve("Roaming");
    Path data = Files.createDirectories(roaming.resolve(Product.NAME));
    Files.writeString(data.resolve("kept.txt"), "kept");
    return data;
  }

  private String registry(Map<String, String> wine) throws IOException {
    Path file = work.resolve("registry.reg");
    Files.deleteIfExists(file);
    Tools.quietly(
        wine, "wine", "regedit", "/E", windows(wine, file), "HKEY_CURRENT_USER\\Software\\Classes");
    return Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.UTF_16) : "";
  }

  /** A path as Wine's programs know it: its drive Z is this machine's whole tree. */
  private static String windows(Map<String, String> wine, Path path) {
    return "Z:" + path.toString().replace('/', '\\');
  }
}
