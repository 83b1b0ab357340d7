package imr.learn;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** Weights that were learned: of each feature only those that matter. Immutable. */
final class PackedWeights implements Weights {
  /** Weights are kept in steps of this size. */
  private static final float GRAIN = 1f / 512;

  /** Smaller weights, in steps, aren't kept. */
  private static final int LEAST = 5;

  private static final int COLUMN = 0xff;

  /**
   * From index 1 on each feature, how many weights it has, and these: in the upper half the steps,
   * in the lower half the column.
   */
  private final int[] packed;

  private final int used;

  /** By their places the features, in the upper half, and where in {@link #packed} each is. */
  private final long[] table;

  /** A bit for each feature, so that most of those that have no weights are known at once. */
  private final long[] known;

  PackedWeights(int[] packed) {
    this.packed = packed;
    int count = 0;
    for (int row = 1; row < packed.length; row += 2 + packed[row + 1]) {
      count++;
    }
    this.used = count;
    this.table = new long[Math.max(16, Integer.highestOneBit(Math.max(1, used)) * 4)];
    this.known = new long[Math.max(1, table.length >> 4)];
    for (int row = 1; row < packed.length; row += 2 + packed[row + 1]) {
      int key = packed[row];
      int at = place(key) & (table.length - 1);
      while (table[at] != 0) {
        at = (at + 1) & (table.length - 1);
      }
      table[at] = (long) key << 32 | row;
      known[key >>> 6 & (known.length - 1)] |= 1L << key;
    }
  }

  static PackedWeights none() {
    return new PackedWeights(new int[1]);
  }

  /** Spreads features over a table; the table's size is to be masked. */
  static int place(int key) {
    return (key * 0x9E3779B1) >>> 8;
  }

  /** A weight in steps; 0 where it doesn't matter. */
  static int steps(float weight) {
    int steps = Math.clamp(Math.round(weight / GRAIN), -32767, 32767);
    return Math.abs(steps) >= LEAST ? steps : 0;
  }

  @Override
  public void add(float[] scores, int base, int[] features, int n) {
    for (int k = 0; k < n; k++) {
      add(scores, base, features[k]);
    }
  }

  private void add(float[] scores, int base, int feature) {
    if ((known[feature >>> 6 & (known.length - 1)] & 1L << feature) == 0) {
      return;
    }
    int at = place(feature) & (table.length - 1);
    while (table[at] != 0) {
      if (table[at] >> 32 == feature) {
        int row = (int) table[at] + 2;
        int end = row + packed[row - 1];
        for (int k = row; k < end; k++) {
          scores[base + (packed[k] & COLUMN)] += (packed[k] >> 16) * GRAIN;
        }
        return;
      }
      at = (at + 1) & (table.length - 1);
    }
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(used);
    for (int row = 1; row < packed.length; row += 2 + packed[row + 1]) {
      out.writeInt(packed[row]);
      out.writeByte(packed[row + 1]);
      for (int k = row + 2; k < row + 2 + packed[row + 1]; k++) {
        out.writeByte(packed[k] & COLUMN);
        out.writeShort(packed[k] >> 16);
      }
    }
  }

  /** Reads what {@link #write} wrote; {@code width} is how many columns there are. */
  static PackedWeights read(DataInputStream in, int width) throws IOException {
    int count = in.readInt();
    if (count < 0 || 8L * count > in.available()) {
      throw new DamagedModelException();
    }
    int[] all = new int[(int) Math.min(1 + in.available(), 1L + count * (2L + width))];
    int size = 1;
    for (int i = 0; i < count; i++) {
      int key = in.readInt();
      int n = in.readUnsignedByte();
      if (key == 0 || n == 0 || n > width) {
        throw new DamagedModelException();
      }
      all[size] = key;
      all[size + 1] = n;
      for (int k = 0; k < n; k++) {
        int column = in.readUnsignedByte();
        if (column >= width) {
          throw new DamagedModelException();
        }
        all[size + 2 + k] = in.readShort() << 16 | column;
      }
      size += 2 + n;
    }
    return new PackedWeights(Arrays.copyOf(all, size));
  }
}
