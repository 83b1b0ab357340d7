package imr.letter;

/** The file that a letter was read from, byte for byte, so that its pages can be shown later. */
public final class Original {
  /** What kind of file it is. */
  public enum Format {
    PDF("pdf"),
    TEXT("txt"),
    HTML("html"),
    RTF("rtf"),
    DOCX("docx");

    private final String ending;

    Format(String ending) {
      this.ending = ending;
    }

    /** How such a file's name ends, without the dot. */
    public String ending() {
      return ending;
    }
  }

  /** The largest file that is taken for a letter's; an honest one has 40 to 400 kB. */
  public static final int MOST_BYTES = 50 << 20;

  private final Format format;
  private final byte[] bytes;

  public Original(Format format, byte[] bytes) {
    this.format = format;
    this.bytes = bytes.clone();
  }

  public Format format() {
    return format;
  }

  /** The number of bytes, without a copy of them. */
  public int size() {
    return bytes.length;
  }

  public byte[] bytes() {
    return bytes.clone();
  }
}
