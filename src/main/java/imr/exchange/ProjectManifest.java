package imr.exchange;

import imr.annotation.Schema;
import imr.letter.OriginalFile;
import imr.letter.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies a project file's entries against its manifest. An instance is used once. Streams the
 * manifest, because it may have half a million entries.
 */
final class ProjectManifest {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** A letter's original is the largest file in a project. */
  private static final long LARGEST = Math.max(OriginalFile.MOST_BYTES, 64L << 20);

  /**
   * Ledgers and texts compress to about a tenth. A zip file that expands to far more is malicious.
   */
  private static final long MOST_TIMES = 100;

  private static final long ALWAYS = 1L << 30;

  /** Every change to custom fields is kept; a hundred fields take about 50 kB. */
  private static final long MOST_CHANGES = 2L << 20;

  /** Enough for half a million files. */
  private static final long MOST_MANIFEST = 256L << 20;

  private final ZipFile zip;
  private long room;
  private final String schema;
  private int listed;
  private String format = "";
  private int version;
  private String ofSchema = "";
  private final Set<String> letters = new HashSet<>();
  private int letterCount = -1;

  private ProjectManifest(ZipFile zip, String schema, long size) {
    this.zip = zip;
    this.room = ALWAYS + MOST_TIMES * size;
    this.schema = schema;
  }

  /**
   * Returns what is wrong with the file, as the second half of a sentence; empty if it is valid.
   *
   * @param size of the zip file, in bytes
   */
  static Optional<String> trouble(ZipFile zip, String schema, long size) {
    ZipEntry entry = zip.getEntry("manifest.json");
    if (entry == null) {
      return Optional.of("it isn't an IMR Workbench project file: manifest.json is missing");
    }
    try (InputStream in = new ForeignInput(zip.getInputStream(entry), MOST_MANIFEST);
        JsonParser json = JSON.createParser(in)) {
      return new ProjectManifest(zip, schema, size).trouble(json);
    } catch (SizeLimitException bomb) {
      return Optional.of("its manifest is larger than any project's");
    } catch (IOException | JacksonException | IllegalArgumentException damaged) {
      return Optional.of("its manifest or one of its files is damaged");
    }
  }

  private Optional<String> trouble(JsonParser json) throws IOException {
    Optional<String> trouble = Optional.empty();
    json.nextToken();
    while (trouble.isEmpty() && json.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = json.currentName();
      json.nextToken();
      trouble = key.equals("entries") ? header().or(() -> entries(json)) : property(key, json);
    }
    return trouble.or(this::remainder);
  }

  private Optional<String> property(String key, JsonParser json) {
    if (json.currentToken().isStructStart()) {
      // Ignores what a later version may add.
      json.skipChildren();
      return Optional.empty();
    }
    switch (key) {
      case "format" -> format = json.getString();
      case "version" -> version = json.getValueAsInt(0);
      case "schema" -> ofSchema = json.getString();
      case "letters" -> letterCount = json.getValueAsInt(-1);
      case String _ -> {
        // As above.
      }
    }
    return Optional.empty();
  }

  private Optional<String> header() {
    if (!format.equals(ProjectWriter.FORMAT)) {
      return Optional.of("it isn't an IMR Workbench project file");
    }
    if (version < 1 || version > ProjectWriter.VERSION) {
      return Optional.of(
          "it was exported by a newer version of IMR Workbench; install that version");
    }
    return Schema.baseOf(ofSchema).equals(schema)
        ? Optional.empty()
        : Optional.of("its records use the schema %s, not %s".formatted(ofSchema, schema));
  }

  /** A file listed in the manifest. */
  private record Entry(String path, long bytes, String sha256) {

    /** Reads the object at the parser's position, ignoring unknown keys. */
    static Entry read(JsonParser json) {
      Entry entry = new Entry("", -1, "");
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String key = json.currentName();
        JsonToken value = json.nextToken();
        entry =
            switch (key) {
              case "path" -> new Entry(json.getString(), entry.bytes, entry.sha256);
              case "bytes" -> new Entry(entry.path, json.getValueAsLong(-1), entry.sha256);
              case "sha256" -> new Entry(entry.path, entry.bytes, json.getString());
              case String _ -> entry;
            };
        if (value.isStructStart()) {
          json.skipChildren();
        }
      }
      return entry;
    }
  }

  private Optional<String> entries(JsonParser json) {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      Entry entry = Entry.read(json);
      listed++;
      if (listed > zip.size()) {
        return Optional.of("its manifest doesn't match its contents");
      }
      if (entry.path.startsWith("letters/") && entry.path.endsWith("/letter.json")) {
        letters.add(entry.path);
      }
      room -= Math.max(0, entry.bytes);
      if (entry.bytes > LARGEST || room < 0) {
        return Optional.of("it would unpack to far more data than a project of its size");
      }
      if (entry.path.equals(ProjectWriter.SCHEMA_CHANGES) && entry.bytes > MOST_CHANGES) {
        return Optional.of("it changes custom fields more often than any project does");
      }
      if (!holds(entry.path, entry.bytes, entry.sha256)) {
        return Optional.of("%s in it is missing or damaged".formatted(entry.path));
      }
    }
    return Optional.empty();
  }

  private boolean holds(String path, long bytes, String sha256) {
    ZipEntry entry = zip.getEntry(path);
    if (entry == null) {
      return false;
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return sha256(in, bytes).equals(sha256);
    } catch (IOException damaged) {
      return false;
    }
  }

  /** Reads at most one byte more than the manifest states. */
  private static String sha256(InputStream in, long bytes) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] block = new byte[1 << 16];
    long read = 0;
    for (int count = in.read(block); count >= 0 && read <= bytes; count = in.read(block)) {
      digest.update(block, 0, count);
      read += count;
    }
    return read == bytes ? Sha256.hex(digest.digest()) : "";
  }

  private Optional<String> remainder() {
    boolean complete = format.equals(ProjectWriter.FORMAT) && letters.size() == letterCount;
    return complete && zip.size() == listed + 1
        ? Optional.empty()
        : Optional.of("its manifest doesn't match its contents");
  }
}
