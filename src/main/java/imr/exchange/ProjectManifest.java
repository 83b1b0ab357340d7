package imr.exchange;

import imr.annotation.Schema;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds a project file's entries against its manifest; used once. Reads the manifest as a stream,
 * since it can have half a million entries.
 */
final class ProjectManifest {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final ZipFile zip;
  private final String schema;
  private int listed;
  private String format = "";
  private int version;
  private String ofSchema = "";
  private final Set<String> letters = new HashSet<>();
  private int letterCount = -1;

  private ProjectManifest(ZipFile zip, String schema) {
    this.zip = zip;
    this.schema = schema;
  }

  /** What is wrong with the file, as the middle of a sentence; empty where it is whole. */
  static Optional<String> trouble(ZipFile zip, String schema) {
    ZipEntry entry = zip.getEntry("manifest.json");
    if (entry == null) {
      return Optional.of("it has no manifest.json, so that it is no project of the workbench");
    }
    try (InputStream in = zip.getInputStream(entry);
        JsonParser json = JSON.createParser(in)) {
      return new ProjectManifest(zip, schema).trouble(json);
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
    JsonNode value = json.readValueAsTree();
    switch (key) {
      case "format" -> format = value.asString("");
      case "version" -> version = value.asInt(0);
      case "schema" -> ofSchema = value.asString("");
      case "letters" -> letterCount = value.asInt(-1);
      case String _ -> {
        // What a later version tells besides is passed over.
      }
    }
    return Optional.empty();
  }

  private Optional<String> header() {
    if (!format.equals(ProjectWriter.FORMAT)) {
      return Optional.of("it is no project of the workbench");
    }
    if (version < 1 || version > ProjectWriter.VERSION) {
      return Optional.of(
          "a newer version of the workbench wrote it; install that version here too");
    }
    return Schema.baseOf(ofSchema).equals(schema)
        ? Optional.empty()
        : Optional.of("its records follow the schema %s, not %s".formatted(ofSchema, schema));
  }

  private Optional<String> entries(JsonParser json) {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      JsonNode entry = json.readValueAsTree();
      String path = entry.path("path").asString("");
      listed++;
      if (path.startsWith("letters/") && path.endsWith("/letter.json")) {
        letters.add(path);
      }
      if (!holds(path, entry.path("bytes").asLong(-1), entry.path("sha256").asString(""))) {
        return Optional.of("%s in it is missing or not what was written".formatted(path));
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

  /** Reads no more than one byte beyond what the manifest says. */
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
        : Optional.of("its manifest does not list what is in it");
  }
}
