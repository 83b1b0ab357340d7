package imr.letter;

/** The file that a letter was imported from, byte for byte, so that its pages can be shown. */
public final class OriginalFile {
  /** The type of the file. */
  public enum OriginalType {
    PDF("pdf"),
    TEXT("txt"),
    HTML("html"),
    RTF("rtf"),
    DOCX("docx");

    private final String ending;

    OriginalType(String ending) {
      this.ending = ending;
    }

    /** Returns the file extension without the dot. */
    public String ending() {
      return ending;
    }
  }

  /** The maximum file size in bytes. Real letters have 40 to 400 kB. */
  public static final int MOST_BYTES = 50 << 20;

  private final OriginalType format;
  private final byte[] bytes;

  /** Copies the bytes. */
  public OriginalFile(OriginalType format, byte[] bytes) {
    this.format = format;
    this.bytes = bytes.clone();
  }

  /** Returns the type of the file. */
  public OriginalType format() {
    return format;
  }

  /** Returns the number of bytes without copying them. */
  public int size() {
    return bytes.length;
  }

  /** Returns a copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }
}
