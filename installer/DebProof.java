import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The life of the package in a Debian that has nothing else: installed by apt, started by an
 * ordinary user, upgraded, removed. The user's home has a space and letters of two scripts.
 */
final class DebProof {
  private static final String HOME = "/home/Prüf 数据";
  private static final String DATA = HOME + "/.local/share/imr-workbench";
  private static final String LETTER =
      """
      CLINICAL CASE SUMMARY
      The patient is a 47 year old glass blower who burned a wrist in her own workshop.

      IMR ISSUES, DECISIONS AND RATIONALES
      Four paraffin baths: Overturned
      MAXIMUS guideline: Decision based on the Handbook of Warm Wax.
      Decision rationale: Warm wax helped before. The baths are medically necessary.
      """;

  private final Options options;
  private final Path root;

  DebProof(Options options) {
    this.options = options;
    this.root = options.work().resolve("debian");
  }

  void prove() throws IOException {
    Tools.need("debootstrap", "apt-get install debootstrap");
    if (!"root".equals(System.getProperty("user.name"))) {
      throw new Trouble("A clean Debian can only be made and entered by root: use sudo.");
    }
    Path image = options.out().resolve(AppImage.name(options.jdk().target()));
    Path deb = Files.isDirectory(image) && options.ready() ? built(image) : Deb.made(options);
    Path newer = options.work().resolve("newer");
    Files.createDirectories(newer);
    Path upgrade = Deb.packed(newerOptions(newer), image, "-Znone");
    makeRoot();
    try {
      Tools.run("mount", "-t", "proc", "proc", root.resolve("proc"));
      live(deb, upgrade);
    } finally {
      Tools.tried(Map.of(), "umount", root.resolve("proc"));
    }
    sizes(deb, image);
  }

  private Path built(Path image) throws IOException {
    Path deb =
        options.out().resolve("imr-workbench_%s_amd64.deb".formatted(options.product().version()));
    return Files.isRegularFile(deb) ? deb : Deb.packed(options, image);
  }

  private Options newerOptions(Path out) throws IOException {
    return Options.of(
        options.project(),
        List.of("deb", "--ready", "--version", "9.9.9", "--out", out.toString()));
  }

  private void makeRoot() throws IOException {
    Folders.remove(root);
    Files.createDirectories(root);
    Path cache =
        Optional.ofNullable(System.getenv("IMR_PROOF_CACHE"))
            .map(Path::of)
            .orElse(options.work())
            .resolve("debian-bookworm.tar");
    if (!Files.isRegularFile(cache)) {
      Tools.run("debootstrap", "--variant=minbase", "bookworm", root);
      Tools.run(List.of("tar", "--numeric-owner", "-C", root, "-cf", cache, "."));
    } else {
      Tools.run(List.of("tar", "--numeric-owner", "-C", root, "-xf", cache));
    }
    Files.copy(
        Path.of("/etc/resolv.conf"),
        root.resolve("etc/resolv.conf"),
        StandardCopyOption.REPLACE_EXISTING);
    for (Path list : List.of(Path.of("/etc/apt/apt.conf.d"))) {
      Folders.copy(list, root.resolve("etc/apt/apt.conf.d"));
    }
    inside(
        "apt-get -q update && apt-get -qy install --no-install-recommends xvfb xauth"
            + " shared-mime-info");
    inside("mkdir -p -m 1777 /tmp/.X11-unix");
    inside("useradd --home-dir '" + HOME + "' --create-home --shell /bin/bash analyst");
  }

  private void live(Path deb, Path upgrade) throws IOException {
    Files.copy(deb, root.resolve("tmp/first.deb"), StandardCopyOption.REPLACE_EXISTING);
    Files.copy(upgrade, root.resolve("tmp/newer.deb"), StandardCopyOption.REPLACE_EXISTING);
    inside(
        "find / -xdev \\( -path /proc -o -path /tmp -o -path /var -o -path /home \\) -prune -o"
            + " -print | sort > /tmp/before");
    inside("apt-get -qy install --no-install-recommends /tmp/first.deb");
    Prove.check(
        exists("opt/imr-workbench/bin/imr-workbench"), "apt installs it with what it needs");
    Prove.check(
        Files.readString(root.resolve("usr/share/mime/globs2")).contains("*.imrproject"),
        "the system knows its project files");
    works();
    firstWindow();
    inside("apt-get -qy install --no-install-recommends /tmp/newer.deb");
    Prove.check(
        Tools.printed("chroot", root, "dpkg-query", "-Wf", "${Version}", "imr-workbench")
            .equals("9.9.9"),
        "a newer package takes its place");
    Prove.check(
        asAnalyst("imr-workbench list > /tmp/list") == 0
            && Files.readString(root.resolve("tmp/list")).contains("letter.txt"),
        "the letters are there after the upgrade");
    inside("apt-get -qy remove imr-workbench");
    Prove.check(
        !exists("opt/imr-workbench") && !exists("usr/bin/imr-workbench"), "it is removed whole");
    inside(
        "find / -xdev \\( -path /proc -o -path /tmp -o -path /var -o -path /home \\) -prune -o"
            + " -print | sort > /tmp/after");
    inside("comm -13 /tmp/before /tmp/after | grep -i imr > /tmp/left || true");
    Prove.check(Files.readString(root.resolve("tmp/left")).isEmpty(), "no file of it is left");
    Prove.check(
        Files.isRegularFile(root.resolve(DATA.substring(1)).resolve("settings.properties")),
        "the letters and settings of the user stay, in " + DATA);
  }

  /** As an ordinary user, on a screen of its own, in a home with an unusual name. */
  private void works() throws IOException {
    int code = asAnalyst("xvfb-run -a imr-workbench --smoke-test /tmp/seen.txt");
    Prove.check(
        code == 0
            && Files.readString(root.resolve("tmp/seen.txt"))
                .startsWith("version " + Product.of(options.project()).version() + "\nshown\n"),
        "it shows its window and a letter: "
            + Files.readString(root.resolve("tmp/seen.txt")).replace('\n', ' '));
    Files.writeString(root.resolve("tmp/letter.txt"), LETTER);
    Prove.check(asAnalyst("imr-workbench import /tmp/letter.txt") == 0, "a letter comes in");
    // else the window asks first who annotates
    asAnalyst("printf 'annotator=Ana\\nannotators=Ana\\n' > '" + DATA + "/settings.properties'");
    Prove.check(
        asAnalyst("imr-workbench project write '" + HOME + "/mine.imrproject'") == 0,
        "a project file is written");
  }

  /** Starts the window and leaves it open; a double-click on a project file rings at it. */
  private void firstWindow() throws IOException {
    Files.writeString(
        root.resolve("tmp/window.sh"),
        """
        set -e
        trap 'kill $(jobs -p) 2> /dev/null || true' EXIT
        mkdir -p /tmp/frame
        Xvfb -displayfd 9 -screen 0 1440x900x24 -nolisten tcp -fbdir /tmp/frame \\
          9> /tmp/display &
        sleep 3
        export DISPLAY=:$(cat /tmp/display)
        imr-workbench & window=$!
        for i in $(seq 120); do
          [ -S "$HOME/.local/share/imr-workbench/workbench.socket" ] && break
          sleep 0.5
        done
        sleep 8
        cp /tmp/frame/Xvfb_screen0 /tmp/window.xwd
        $(sed -n 's/^Exec=//p' /usr/share/applications/imr-workbench.desktop | cut -d' ' -f1) \\
          "$HOME/mine.imrproject" > /tmp/second.txt
        sleep 4
        cp /tmp/frame/Xvfb_screen0 /tmp/offer.xwd
        kill $window; wait $window || true
        """);
    Prove.check(asAnalyst("bash /tmp/window.sh") == 0, "the window stands on a screen");
    Prove.check(
        Files.readString(root.resolve("tmp/second.txt")).contains("open already"),
        "a second start, with a project file, goes to the window that is open");
    for (String picture : List.of("window", "offer")) {
      Path png = options.out().resolve("deb-" + picture + ".png");
      ScreenFile.toPng(root.resolve("tmp").resolve(picture + ".xwd"), png);
      Prove.seen("a picture of it: " + png);
    }
  }

  private void sizes(Path deb, Path image) throws IOException {
    double packed = Files.size(deb) / 1e6;
    double installed = Folders.size(image) / 1e6;
    Prove.check(packed <= 75, "the package has %.1f MB, at most 75".formatted(packed));
    Prove.check(installed <= 260, "installed it has %.1f MB, at most 260".formatted(installed));
  }

  private boolean exists(String file) {
    return Files.exists(root.resolve(file));
  }

  private void inside(String script) {
    Tools.run(
        Map.of("DEBIAN_FRONTEND", "noninteractive", "LC_ALL", "C.UTF-8"),
        List.of("chroot", root, "/bin/sh", "-c", script));
  }

  private int asAnalyst(String script) {
    return Tools.tried(
        Map.of("LC_ALL", "C.UTF-8", "LANG", "C.UTF-8"),
        List.of("chroot", "--userspec=analyst", root, "env", "HOME=" + HOME, "/bin/sh", "-c"),
        "cd \"$HOME\" && " + script);
  }
}
