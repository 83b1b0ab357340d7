package imr.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.compress.CompressLZF;
import org.h2.mvstore.DataUtils;

/**
 * What can be read from a file: its bytes, and of a database also what its pages hold unpacked,
 * those that are no longer in use, too.
 */
public final class FileWords {
  private static final int BLOCK = 4096;
  private static final int LONGEST_HEADER = 1024;
  private static final Pattern LENGTH = Pattern.compile(",len:([0-9a-f]+)");
  private static final Pattern PAGES = Pattern.compile(",pages:([0-9a-f]+)");

  private final ByteBuffer file;
  private final StringBuilder words;

  private FileWords(byte[] bytes) {
    this.file = ByteBuffer.wrap(bytes);
    this.words = new StringBuilder(text(bytes));
  }

  /** Each byte is one character. */
  public static String of(Path file) throws IOException {
    FileWords all = new FileWords(Files.readAllBytes(file));
    if (text(all.file.array()).startsWith("H:2,")) {
      all.unpack();
    }
    return all.words.toString();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** H2's format: a chunk begins a block with its header, which its pages follow. */
  private void unpack() {
    int at = 0;
    while (at + LONGEST_HEADER < file.capacity()) {
      byte[] start = new byte[LONGEST_HEADER];
      file.get(at, start);
      String header = text(start);
      int end = header.indexOf('\n');
      Matcher length = LENGTH.matcher(header);
      Matcher pages = PAGES.matcher(header);
      if (header.startsWith("chunk:") && end > 0 && length.find() && pages.find()) {
        pages(at + end + 1, Integer.parseInt(pages.group(1), 16));
        at += Math.max(1, Integer.parseInt(length.group(1), 16)) * BLOCK;
      } else {
        at += BLOCK;
      }
    }
  }

  private void pages(int first, int count) {
    int start = first;
    for (int i = 0; i < count && start + Integer.BYTES < file.capacity(); i++) {
      int size = file.getInt(start);
      page(start, size);
      start += size;
    }
  }

  private void page(int start, int size) {
    file.position(start + Integer.BYTES + Short.BYTES);
    DataUtils.readVarInt(file); // its number
    DataUtils.readVarInt(file); // its map
    int entries = DataUtils.readVarInt(file);
    int type = file.get();
    if ((type & DataUtils.PAGE_TYPE_NODE) != 0) {
      file.position(file.position() + (entries + 1) * Long.BYTES);
      for (int i = 0; i <= entries; i++) {
        DataUtils.readVarLong(file);
      }
    }
    if ((type & DataUtils.PAGE_COMPRESSED) != 0) {
      int added = DataUtils.readVarInt(file);
      byte[] packed = new byte[start + size - file.position()];
      file.get(packed);
      byte[] unpacked = new byte[packed.length + added];
      new CompressLZF().expand(packed, 0, packed.length, unpacked, 0, unpacked.length);
      words.append(text(unpacked));
    }
  }
}
