package imr.exchange;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Writes an Apache Parquet file of flat columns and lists: plain encoding, no compression, one page
 * per column and row group. Keeps one row group in memory. There are no nulls, but the schema
 * allows them everywhere, because otherwise {@code datasets} doesn't take its types from the file.
 *
 * <p>Decision (November 2026): our own writer. parquet-java and parquet-floor depend on Parquet's
 * Hadoop module (about 10 MB), and parquet-floor doesn't write lists; DuckDB's driver is over 70
 * MB; Hardwood is small and well maintained but only reads. All we need of the format is this class
 * and {@link ThriftCompact}. Tests read the files with Hardwood.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/">Parquet file format</a>
 */
final class ParquetWriter implements Closeable {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int ROWS_A_GROUP = 5_000;

  // Enum values of the format.
  private static final int INT32 = 1;
  private static final int INT64 = 2;
  private static final int BYTE_ARRAY = 6;
  private static final int OPTIONAL = 1;
  private static final int REPEATED = 2;
  private static final int UTF8 = 0;
  private static final int LIST = 3;
  private static final int PLAIN = 0;
  private static final int RLE = 3;

  private final OutputStream out;
  private final List<Column> columns;
  private final Map<String, String> metadata;
  private final List<Consumer<ThriftCompact>> groups = new ArrayList<>();
  private long at;
  private long rows;
  private int inGroup;
  private boolean closed;

  /** The type of a column. */
  enum Kind {
    STRING(BYTE_ARRAY, false),
    NUMBER(INT32, false),
    STRINGS(BYTE_ARRAY, true),
    NUMBERS(INT32, true),
    LONG_NUMBERS(INT64, true);

    private final int type;
    private final boolean list;

    Kind(int type, boolean list) {
      this.type = type;
      this.list = list;
    }
  }

  /** A column with the values of the current row group. */
  private static final class Column {
    private final String name;
    private final Kind kind;
    private final ByteArrayOutputStream values = new ByteArrayOutputStream();
    private final List<Integer> lengths = new ArrayList<>();

    Column(String name, Kind kind) {
      this.name = name;
      this.kind = kind;
    }

    List<String> path() {
      return kind.list ? List.of(name, "list", "element") : List.of(name);
    }

    /** Returns the number of levels. An empty list has one level without a value. */
    int levels() {
      return lengths.stream().mapToInt(n -> Math.max(1, n)).sum();
    }

    void add(Object value) {
      List<?> all = kind.list ? (List<?>) value : List.of(value);
      lengths.add(all.size());
      for (Object each : all) {
        switch (each) {
          case Integer number -> {
            littleEndian(values, number);
            if (kind.type == INT64) {
              littleEndian(values, number < 0 ? -1 : 0);
            }
          }
          case String word -> {
            byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
            littleEndian(values, utf8.length);
            values.writeBytes(utf8);
          }
          default -> throw new ClassCastException("neither words nor a number");
        }
      }
    }

    byte[] page() {
      ByteArrayOutputStream page = new ByteArrayOutputStream();
      if (kind.list) {
        runs(page, repetition());
        runs(page, lengths.stream().map(n -> new int[] {Math.max(1, n), n == 0 ? 1 : 3}));
      } else {
        runs(page, Stream.of(new int[] {lengths.size(), 1}));
      }
      page.writeBytes(values.toByteArray());
      return page.toByteArray();
    }

    /** Returns the repetition levels: 0 for the first element of a list, 1 for the others. */
    private Stream<int[]> repetition() {
      return lengths.stream()
          .flatMap(n -> Stream.of(new int[] {1, 0}, new int[] {n - 1, 1}))
          .filter(run -> run[0] > 0);
    }

    /** Writes run-length-encoded levels, one byte each. */
    private static void runs(ByteArrayOutputStream page, Stream<int[]> runs) {
      ByteArrayOutputStream levels = new ByteArrayOutputStream();
      runs.forEach(
          run -> {
            int header = run[0] << 1;
            while ((header & ~0x7F) != 0) {
              levels.write((header & 0x7F) | 0x80);
              header >>>= 7;
            }
            levels.write(header);
            levels.write(run[1]);
          });
      littleEndian(page, levels.size());
      page.writeBytes(levels.toByteArray());
    }
  }

  /**
   * Starts a file.
   *
   * @param columns names and types, in order
   * @param metadata keys and values for the file
   */
  ParquetWriter(OutputStream out, Map<String, Kind> columns, Map<String, String> metadata)
      throws IOException {
    this.out = out;
    this.columns =
        columns.entrySet().stream().map(c -> new Column(c.getKey(), c.getValue())).toList();
    this.metadata = metadata;
    write(MAGIC);
  }

  /**
   * Adds a row.
   *
   * @param values one per column: a string, an {@code Integer}, or a list of them
   * @throws ClassCastException if a value has another type
   */
  void add(List<?> values) throws IOException {
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).add(values.get(i));
    }
    rows++;
    if (++inGroup == ROWS_A_GROUP) {
      flush();
    }
  }

  private void flush() throws IOException {
    if (inGroup == 0) {
      return;
    }
    long start = at;
    int count = inGroup;
    List<Consumer<ThriftCompact>> chunks = new ArrayList<>();
    for (Column column : columns) {
      chunks.add(chunk(column));
      column.values.reset();
      column.lengths.clear();
    }
    long size = at - start;
    groups.add(t -> t.structs(1, chunks).i64(2, size).i64(3, count));
    inGroup = 0;
  }

  /** Writes a column's page and returns its metadata for the footer. */
  private Consumer<ThriftCompact> chunk(Column column) throws IOException {
    long start = at;
    int levels = column.levels();
    byte[] page = column.page();
    write(
        ThriftCompact.struct(
            t ->
                t.i32(1, 0)
                    .i32(2, page.length)
                    .i32(3, page.length)
                    .struct(5, d -> d.i32(1, levels).i32(2, PLAIN).i32(3, RLE).i32(4, RLE))));
    write(page);
    long size = at - start;
    return t ->
        t.i64(2, start)
            .struct(
                3,
                m ->
                    m.i32(1, column.kind.type)
                        .i32s(2, List.of(PLAIN, RLE))
                        .strings(3, column.path())
                        .i32(4, 0)
                        .i64(5, levels)
                        .i64(6, size)
                        .i64(7, size)
                        .i64(9, start));
  }

  /** Writes the remaining rows and the footer, and closes the stream. Later calls do nothing. */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (out) {
      flush();
      byte[] footer =
          ThriftCompact.struct(
              t ->
                  t.i32(1, 1)
                      .structs(2, schema())
                      .i64(3, rows)
                      .structs(4, groups)
                      .structs(5, keys())
                      .string(6, "IMR Workbench"));
      write(footer);
      ByteArrayOutputStream end = new ByteArrayOutputStream();
      littleEndian(end, footer.length);
      write(end.toByteArray());
      write(MAGIC);
    }
  }

  private List<Consumer<ThriftCompact>> schema() {
    List<Consumer<ThriftCompact>> elements = new ArrayList<>();
    elements.add(t -> t.string(4, "schema").i32(5, columns.size()));
    for (Column column : columns) {
      if (column.kind.list) {
        elements.add(
            t ->
                t.i32(3, OPTIONAL)
                    .string(4, column.name)
                    .i32(5, 1)
                    .i32(6, LIST)
                    .struct(10, l -> l.struct(3, _ -> {})));
        elements.add(t -> t.i32(3, REPEATED).string(4, "list").i32(5, 1));
        elements.add(leaf("element", column.kind.type));
      } else {
        elements.add(leaf(column.name, column.kind.type));
      }
    }
    return elements;
  }

  private static Consumer<ThriftCompact> leaf(String name, int type) {
    return t -> {
      t.i32(1, type).i32(3, OPTIONAL).string(4, name);
      if (type == BYTE_ARRAY) {
        t.i32(6, UTF8).struct(10, l -> l.struct(1, _ -> {}));
      }
    };
  }

  private List<Consumer<ThriftCompact>> keys() {
    return metadata.entrySet().stream()
        .<Consumer<ThriftCompact>>map(e -> t -> t.string(1, e.getKey()).string(2, e.getValue()))
        .toList();
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes);
    at += bytes.length;
  }

  private static void littleEndian(ByteArrayOutputStream out, int value) {
    byte[] bytes = {
      (byte) value, (byte) (value >>> 8), (byte) (value >>> 16), (byte) (value >>> 24)
    };
    out.writeBytes(bytes);
  }
}
