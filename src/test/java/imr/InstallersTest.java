package imr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.workbench.ProjectExportResult;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the packages say of themselves, without building them. */
final class InstallersTest {
  @TempDir private static Path folder;

  private static Path texts = Path.of("");
  private static Path classes = Path.of("");

  /** As a person does it, from the sources, which takes seconds; everything else from classes. */
  @BeforeAll
  static void writeTheTexts() throws Exception {
    Ended ended = java("installer/Package.java", "texts", "--out", folder.toString());
    assertEquals(0, ended.code(), ended.words());
    texts = folder.resolve("texts");
    classes = folder.resolve("classes");
    String[] compiling = {
      "-d", classes.toString(), "-sourcepath", "installer", "installer/Package.java"
    };
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    assertEquals(0, javac.run(System.out, System.err, compiling));
  }

  private record Ended(int code, String words) {}

  @Test
  void allOfThemHaveTheVersionOfThePom() throws Exception {
    String version = version();
    assertTrue(text("launcher.cfg").contains("-Djpackage.app-version=" + version + "\n"));
    assertTrue(text("DEBIAN/control").contains("\nVersion: " + version + "\n"));
    assertTrue(text("installer.nsi").contains("!define VERSION \"" + version + "\"\n"));
    assertEquals(version, attribute(xml("installer.wxs"), "Product", "Version"));
    assertEquals(version, plist().get("CFBundleShortVersionString"));
    assertEquals(version, plist().get("CFBundleVersion"));
  }

  @Test
  void aVersionThatWindowsOrMacosWouldRefuseIsRefused() throws Exception {
    Ended ended = packer("texts", "--version", "1.2-SNAPSHOT");
    assertEquals(
        new Ended(
            1,
            "The version must be three numbers such as 1.2.3, since Windows and macOS want that; it"
                + " is 1.2-SNAPSHOT.\n"),
        ended);
  }

  @Test
  void whatIsNotUnderstoodIsSaidInASentence() throws Exception {
    assertEquals(
        new Ended(1, "--sing is not known; java installer/Package.java tells the words.\n"),
        packer("deb", "--sing"));
    assertEquals(
        new Ended(1, folder + " is no JDK: it has no file named release.\n"),
        packer("deb", "--jdk", folder.toString()));
    Ended none = packer();
    assertEquals(1, none.code());
    assertTrue(none.words().contains("KIND               app-image, deb, exe, msi, dmg"));
  }

  @Test
  void anInstallerForWindowsOrMacosWithoutItsJdkSaysWhatIsMissing() throws Exception {
    Path jdk = Files.createDirectories(folder.resolve("jdk"));
    Files.writeString(
        jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\nOS_NAME=\"Linux\"\nOS_ARCH=\"x86_64\"\n");
    for (String kind : List.of("exe", "msi")) {
      assertEquals(
          new Ended(
              1,
              "An installer for Windows needs a JDK 25 of Windows, jmods included: run it on"
                  + " Windows, or name one with --jdk.\n"),
          packer(kind, "--jdk", jdk.toString()));
    }
    assertTrue(
        packer("dmg", "--jdk", jdk.toString()).words().startsWith("A dmg is made on a Mac only"));
  }

  @Test
  void theLauncherFindsEverythingWhereverItIsInstalled() throws Exception {
    String config = text("launcher.cfg");
    assertTrue(config.startsWith("[Application]\napp.classpath=$APPDIR/imr-workbench.jar\n"));
    assertTrue(config.contains("\napp.mainclass=imr.app.Main\n"), config);
    assertTrue(config.contains("\njava-options=-XX:AOTCache=$APPDIR/imr-workbench.aot\n"), config);
    assertTrue(config.contains("\njava-options=-Xmx"), config);
    assertTrue(config.contains("--enable-native-access="), config);
    assertFalse(config.contains("java.awt.headless"), "the program sets it itself");
  }

  /**
   * In the installed program, JavaFX is modules, and what it doesn't export is closed: a library
   * that calls such a class fails there alone, at the first call.
   */
  @Test
  void theLibrariesMayCallEveryClassOfJavaFxThatTheyName() throws Exception {
    Set<String> called = new TreeSet<>();
    for (Path jar : classPath(name -> !name.startsWith("javafx-"))) {
      called.addAll(internalPackages(jar));
    }
    assertTrue(called.contains("com.sun.javafx.event"), "ControlsFX calls it");
    Set<String> exported =
        launcherOptions()
            .filter(option -> option.startsWith("--add-exports="))
            .map(option -> option.replaceAll(".*/(.*)=ALL-UNNAMED", "$1"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(called, exported);
  }

  /** The same with JavaFX as modules, and everything a usual day takes. */
  @Test
  void withJavaFxAsModulesAUsualDayIsDone() throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true"));
    launcherOptions().filter(option -> option.startsWith("--")).forEach(command::add);
    command.addAll(List.of("--module-path", joined(classPath(n -> n.startsWith("javafx-")))));
    command.addAll(List.of("--add-modules", "javafx.controls"));
    command.addAll(List.of("-classpath", joined(classPath(n -> !n.startsWith("javafx-")))));
    Path seen = folder.resolve("seen.txt");
    command.addAll(List.of("imr.app.Main", "--data", folder.resolve("day").toString()));
    command.addAll(List.of("--rehearse", "--smoke-test", seen.toString()));
    assertEquals(new Ended(0, ""), java(command.toArray(String[]::new)));
    assertTrue(Files.readString(seen).contains("usable at "));
  }

  private static Stream<String> launcherOptions() throws IOException {
    return text("launcher.cfg")
        .lines()
        .filter(line -> line.startsWith("java-options="))
        .map(line -> line.substring("java-options=".length()));
  }

  private static List<Path> classPath(Predicate<String> named) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> named.test(path.getFileName().toString()))
        .toList();
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** The packages of JavaFX that a jar's classes name and JavaFX doesn't export. */
  private static Set<String> internalPackages(Path jar) throws IOException {
    Set<String> packages = new TreeSet<>();
    if (!jar.toString().endsWith(".jar") || jar.getFileName().toString().startsWith("testfx")) {
      return packages;
    }
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : Collections.list(file.entries())) {
        if (entry.getName().endsWith(".class")) {
          for (PoolEntry named :
              ClassFile.of().parse(file.getInputStream(entry).readAllBytes()).constantPool()) {
            if (named instanceof ClassEntry type
                && type.asInternalName().matches("(com/sun/(javafx|glass|prism)/.*)/[^/]*")) {
              packages.add(type.asInternalName().replaceAll("/[^/]*$", "").replace('/', '.'));
            }
          }
        }
      }
    }
    return packages;
  }

  @Test
  void noTextNamesAPlaceOfTheMachineThatBuiltIt() throws Exception {
    String here = Path.of("").toAbsolutePath().toString();
    try (Stream<Path> files = Files.walk(Path.of("installer"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertFalse(Files.readString(file).contains(here), file.toString());
      }
    }
    try (Stream<Path> files = Files.walk(texts)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertFalse(Files.readString(file).contains(here), file.toString());
      }
    }
  }

  @Test
  void theProjectFilesEndingIsTheProgramsOwnEverywhere() throws Exception {
    String ending = ProjectExportResult.ENDING;
    assertTrue(text("usr/share/mime/packages/imr-workbench.xml").contains("\"*" + ending + "\""));
    assertTrue(text("installer.nsi").contains("\"Software\\Classes\\" + ending + "\""));
    assertTrue(text("installer.wxs").contains("\"Software\\Classes\\" + ending + "\""));
    assertTrue(text("Info.plist").contains("<string>" + ending.substring(1) + "</string>"));
  }

  @Test
  void debiansPackageDeclaresWhatTheWindowNeedsAndHasNoScripts() throws Exception {
    String control = text("DEBIAN/control");
    for (String library :
        List.of("libgtk-3-0", "libxtst6", "libxxf86vm1", "libfreetype6", "libpangoft2-1.0-0")) {
      assertTrue(control.lines().anyMatch(l -> l.startsWith("Depends: ") && l.contains(library)));
    }
    assertTrue(control.contains(".local/share/imr-workbench"), "says where the letters stay");
    try (Stream<Path> files = Files.list(texts.resolve("DEBIAN"))) {
      assertEquals(
          List.of("control"), files.map(f -> f.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void theDesktopEntryIsValid() throws Exception {
    List<String> lines = text("usr/share/applications/imr-workbench.desktop").lines().toList();
    assertEquals("[Desktop Entry]", lines.getFirst());
    Map<String, String> entry =
        lines.stream()
            .skip(1)
            .map(l -> l.split("=", 2))
            .collect(Collectors.toMap(p -> p[0], p -> p[1], (a, b) -> "twice", TreeMap::new));
    assertEquals("Application", entry.get("Type"));
    assertEquals("IMR Workbench", entry.get("Name"));
    assertEquals("/opt/imr-workbench/bin/imr-workbench %f", entry.get("Exec"));
    assertEquals("imr-workbench", entry.get("Icon"));
    assertEquals("application/x-imr-project+zip;", entry.get("MimeType"));
    assertEquals("false", entry.get("Terminal"));
    assertFalse(entry.containsValue("twice"), "a key stands twice");
  }

  @Test
  void windowsInstallersAreForOneUserWithoutAnAdministrator() throws Exception {
    String nsi = text("installer.nsi");
    assertTrue(nsi.contains("RequestExecutionLevel user"));
    assertFalse(nsi.contains("HKLM") || nsi.contains("PROGRAMFILES"), "of the whole machine");
    assertFalse(nsi.contains("RMDir /r \"$INSTDIR\"\n"), "would take what is not the program's");
    assertFalse(nsi.contains("RMDir /r \"$APPDATA"), "would take the letters");
    Document wxs = xml("installer.wxs");
    assertEquals("perUser", attribute(wxs, "Package", "InstallScope"));
    assertEquals("limited", attribute(wxs, "Package", "InstallPrivileges"));
    NodeList values = wxs.getElementsByTagName("RegistryValue");
    for (int i = 0; i < values.getLength(); i++) {
      assertEquals("HKCU", ((Element) values.item(i)).getAttribute("Root"));
    }
  }

  @Test
  void everyPartOfWindowsPackageIsInstalledAndIsOne() throws Exception {
    Document wxs = xml("installer.wxs");
    List<String> parts = ids(wxs.getElementsByTagName("Component"));
    assertEquals(parts.stream().distinct().toList(), parts);
    assertEquals(
        parts.stream().sorted().toList(),
        ids(wxs.getElementsByTagName("ComponentRef")).stream().sorted().toList());
  }

  @Test
  void macosIsToldTheDocumentTheVersionAndTheSign() throws Exception {
    Map<String, String> plist = plist();
    assertEquals("imr.workbench", plist.get("CFBundleIdentifier"));
    assertEquals("IMR Workbench", plist.get("CFBundleExecutable"));
    assertEquals("IMR Workbench.icns", plist.get("CFBundleIconFile"));
    assertEquals("APPL", plist.get("CFBundlePackageType"));
    String all = text("Info.plist");
    assertTrue(all.contains("<string>imr.workbench.project</string>"));
    assertTrue(all.contains("<key>UTExportedTypeDeclarations</key>"));
    assertTrue(all.contains("<string>Editor</string>"));
  }

  @Test
  void theSignIsDrawnInAllSizesForAllSystems() throws Exception {
    Path icons = Files.createDirectories(folder.resolve("icons"));
    Ended ended =
        java(
            "-Dglass.platform=Headless",
            "-Dprism.order=sw",
            "-Djava.awt.headless=true",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-classpath",
            System.getProperty("java.class.path"),
            "installer/Icons.java",
            icons.toString());
    assertEquals(0, ended.code(), ended.words());
    assertEquals(List.of(16, 24, 32, 48, 64, 256), windows(icons.resolve("icon.ico")));
    assertEquals(
        Map.of(
            "icp4", 16, "icp5", 32, "ic07", 128, "ic08", 256, "ic09", 512, "ic10", 1024, "ic11", 32,
            "ic12", 64, "ic13", 256, "ic14", 512),
        mac(icons.resolve("icon.icns")));
    BufferedImage small = ImageIO.read(icons.resolve("icon-16.png").toFile());
    assertEquals(0xffffc83d, small.getRGB(5, 7), "the marked place is seen in the smallest");
    assertEquals(0xff1f4f82, small.getRGB(1, 8), "on the frame");
  }

  /** The sizes of a Windows icon's pictures, each read. */
  private static List<Integer> windows(Path ico) throws IOException {
    byte[] bytes = Files.readAllBytes(ico);
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(1, file.getShort(2), "an icon");
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < file.getShort(4); i++) {
      int entry = 6 + 16 * i;
      int width = Byte.toUnsignedInt(file.get(entry));
      int real = picture(bytes, file.getInt(entry + 12), file.getInt(entry + 8));
      assertEquals(width == 0 ? 256 : width, real);
      sizes.add(real);
    }
    return sizes;
  }

  private static Map<String, Integer> mac(Path icns) throws IOException {
    byte[] bytes = Files.readAllBytes(icns);
    ByteBuffer file = ByteBuffer.wrap(bytes);
    assertEquals("icns", word(bytes, 0));
    assertEquals(bytes.length, file.getInt(4));
    Map<String, Integer> sizes = new TreeMap<>();
    for (int at = 8; at < bytes.length; at += file.getInt(at + 4)) {
      sizes.put(word(bytes, at), picture(bytes, at + 8, file.getInt(at + 4) - 8));
    }
    return sizes;
  }

  private static String word(byte[] file, int at) {
    return new String(file, at, 4, StandardCharsets.US_ASCII);
  }

  private static int picture(byte[] file, int at, int length) throws IOException {
    BufferedImage png = ImageIO.read(new ByteArrayInputStream(file, at, length));
    assertEquals(png.getWidth(), png.getHeight());
    return png.getWidth();
  }

  @Test
  void theReadmesCommandsAreThere() throws Exception {
    String readme = Files.readString(Path.of("installer/README.md"));
    List<String> named =
        Pattern.compile("java (installer/[A-Za-z]+\\.java)")
            .matcher(readme)
            .results()
            .map((MatchResult r) -> r.group(1))
            .distinct()
            .toList();
    assertTrue(named.contains("installer/Package.java"), named.toString());
    for (String program : named) {
      assertTrue(Files.readString(Path.of(program)).contains("public static void main("), program);
    }
    String packer = Files.readString(Path.of("installer/Package.java"));
    for (String kind : List.of("app-image", "deb", "exe", "msi", "dmg")) {
      assertTrue(packer.contains("case \"" + kind + "\" ->"), kind);
      assertTrue(readme.contains("`" + kind + "`"), kind);
    }
  }

  @Test
  void theWorkflowsCallWhatIsThere() throws Exception {
    String all =
        Files.readString(Path.of(".github/workflows/installers.yml"))
            + Files.readString(Path.of(".github/workflows/ci.yml"));
    assertEquals(List.of("linux", "macos", "windows"), jobs("installers.yml"));
    assertEquals(List.of("verify"), jobs("ci.yml"));
    for (String program :
        Pattern.compile("installer/[A-Za-z]+\\.java")
            .matcher(all)
            .results()
            .map(MatchResult::group)
            .toList()) {
      assertTrue(Files.isRegularFile(Path.of(program)), program);
    }
    assertTrue(all.contains("- run: .ci/run\n"));
    assertTrue(Files.isExecutable(Path.of(".ci/run")));
    for (String system : List.of("ubuntu-24.04", "windows-2022", "macos-15", "macos-15-intel")) {
      assertTrue(all.contains(system), system);
    }
  }

  /** The jobs of a workflow, each with a machine and steps that do something. */
  private static List<String> jobs(String workflow) throws IOException {
    String yaml = Files.readString(Path.of(".github/workflows", workflow));
    Map<?, ?> read = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
    Map<?, ?> jobs = (Map<?, ?>) Objects.requireNonNull(read.get("jobs"));
    for (Object job : jobs.values()) {
      assertTrue(((Map<?, ?>) job).containsKey("runs-on"), workflow);
      for (Object step : (List<?>) Objects.requireNonNull(((Map<?, ?>) job).get("steps"))) {
        Map<?, ?> words = (Map<?, ?>) step;
        assertTrue(words.containsKey("run") || words.containsKey("uses"), workflow);
      }
    }
    return jobs.keySet().stream().map(Object::toString).sorted().toList();
  }

  private static String version() throws IOException {
    return Pattern.compile("<version>([^<]+)</version>")
        .matcher(Files.readString(Path.of("pom.xml")))
        .results()
        .findFirst()
        .orElseThrow()
        .group(1);
  }

  private static String text(String name) throws IOException {
    return Files.readString(texts.resolve(name));
  }

  private static Document xml(String name) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    DocumentBuilder builder = factory.newDocumentBuilder();
    return builder.parse(texts.resolve(name).toFile());
  }

  private static String attribute(Document xml, String element, String name) {
    return ((Element) xml.getElementsByTagName(element).item(0)).getAttribute(name);
  }

  private static List<String> ids(NodeList elements) {
    return IntStream.range(0, elements.getLength())
        .mapToObj(i -> ((Element) elements.item(i)).getAttribute("Id"))
        .toList();
  }

  /** The outermost keys that have a word for a value. */
  private static Map<String, String> plist() throws Exception {
    Element dict = (Element) xml("Info.plist").getElementsByTagName("dict").item(0);
    List<Element> children =
        IntStream.range(0, dict.getChildNodes().getLength())
            .mapToObj(dict.getChildNodes()::item)
            .filter(Element.class::isInstance)
            .map(Element.class::cast)
            .toList();
    Map<String, String> words = new TreeMap<>();
    for (int i = 0; i + 1 < children.size(); i += 2) {
      assertEquals("key", children.get(i).getTagName());
      words.put(children.get(i).getTextContent(), children.get(i + 1).getTextContent());
    }
    return words;
  }

  private static Ended packer(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("-cp", classes.toString(), "Package"));
    command.addAll(Arrays.asList(words));
    return java(command.toArray(String[]::new));
  }

  private static Ended java(String... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(JavaProcess.program());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(Arrays.asList(words));
    Path said = Files.createTempFile(folder, "said", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().remove("IMR_SIGN_IDENTITY");
    Process process = builder.start();
    assertTrue(process.waitFor(120, TimeUnit.SECONDS), "it does not end");
    return new Ended(process.exitValue(), Files.readString(said).replace("\r\n", "\n"));
  }
}
