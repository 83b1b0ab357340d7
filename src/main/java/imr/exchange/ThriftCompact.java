package imr.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes structures in Thrift's compact protocol, limited to what Parquet's metadata needs. Fields
 * must be written in ascending order of ids.
 *
 * @see <a
 *     href="https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md">Thrift
 *     compact protocol</a>
 */
final class ThriftCompact {
  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Deque<Integer> last = new ArrayDeque<>(List.of(0));

  /** Returns the bytes of a structure. */
  static byte[] struct(Consumer<ThriftCompact> fields) {
    ThriftCompact thrift = new ThriftCompact();
    fields.accept(thrift);
    thrift.out.write(0);
    return thrift.out.toByteArray();
  }

  ThriftCompact i32(int id, int value) {
    field(id, I32);
    varint(zigzag(value));
    return this;
  }

  ThriftCompact i64(int id, long value) {
    field(id, I64);
    varint(zigzag(value));
    return this;
  }

  ThriftCompact string(int id, String value) {
    field(id, BINARY);
    string(value);
    return this;
  }

  ThriftCompact struct(int id, Consumer<ThriftCompact> fields) {
    field(id, STRUCT);
    inner(fields);
    return this;
  }

  ThriftCompact structs(int id, List<Consumer<ThriftCompact>> all) {
    list(id, all.size(), STRUCT);
    all.forEach(this::inner);
    return this;
  }

  ThriftCompact strings(int id, List<String> all) {
    list(id, all.size(), BINARY);
    all.forEach(this::string);
    return this;
  }

  ThriftCompact i32s(int id, List<Integer> all) {
    list(id, all.size(), I32);
    all.forEach(n -> varint(zigzag(n)));
    return this;
  }

  private void inner(Consumer<ThriftCompact> fields) {
    last.push(0);
    fields.accept(this);
    out.write(0);
    last.pop();
  }

  private void list(int id, int size, int type) {
    field(id, LIST);
    if (size < 15) {
      out.write(size << 4 | type);
    } else {
      out.write(0xF0 | type);
      varint(size);
    }
  }

  private void field(int id, int type) {
    out.write(((id - last.pop()) << 4) | type);
    last.push(id);
  }

  private void string(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    varint(utf8.length);
    out.writeBytes(utf8);
  }

  private static long zigzag(long value) {
    return (value << 1) ^ (value >> 63);
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
