package imr.learn;

import imr.annotation.FieldId;
import imr.letter.Sha256;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Reads what {@link ModelWriter} wrote, validating everything. */
final class ModelReader {
  private static final String NO_MODEL = "The file isn't a learned model.";
  private static final int HASH = 32;
  private static final int MOST = 64_000_000;
  private static final int MOST_FIELDS = Tagger.MOST_FIELDS;

  private final DataInputStream in;

  private ModelReader(byte[] bytes) {
    this.in = new DataInputStream(new ByteArrayInputStream(bytes, 0, bytes.length - HASH));
  }

  static ModelParts read(byte[] bytes) throws DamagedModelException {
    if (bytes.length < HASH + 12 || bytes.length > MOST) {
      throw new DamagedModelException(NO_MODEL);
    }
    byte[] hash = Arrays.copyOfRange(bytes, bytes.length - HASH, bytes.length);
    byte[] content = Arrays.copyOf(bytes, bytes.length - HASH);
    try {
      ModelReader reader = new ModelReader(bytes);
      if (reader.in.readLong() != ModelWriter.MARK) {
        throw new DamagedModelException(NO_MODEL);
      }
      if (reader.in.readInt() != ModelWriter.VERSION) {
        throw new DamagedModelException("The model was made by another version of the program.");
      }
      if (!Arrays.equals(hash, Sha256.bytes(content))) {
        throw new DamagedModelException();
      }
      return reader.model();
    } catch (DamagedModelException told) {
      throw told;
    } catch (IOException | IllegalArgumentException damaged) {
      throw new DamagedModelException();
    }
  }

  /** Reads a count and verifies that enough bytes are left. */
  private int count(int bytesEach) throws IOException {
    int count = in.readInt();
    if (count < 0 || (long) count * bytesEach > in.available()) {
      throw new DamagedModelException();
    }
    return count;
  }

  private static int within(int value, int low, int high) throws IOException {
    if (value < low || value > high) {
      throw new DamagedModelException();
    }
    return value;
  }

  private static double finite(double value) throws IOException {
    if (!Double.isFinite(value)) {
      throw new DamagedModelException();
    }
    return value;
  }

  private float weight() throws IOException {
    return (float) finite(in.readFloat());
  }

  private FieldId field() throws IOException {
    return new FieldId(in.readUTF());
  }

  private int natural() throws IOException {
    return within(in.readInt(), 0, Integer.MAX_VALUE);
  }

  private ModelParts model() throws IOException {
    int letters = natural();
    int examples = natural();
    List<SecondReader.Part> parts = new ArrayList<>();
    int count = count(9);
    for (int i = 0; i < count; i++) {
      parts.add(part());
    }
    CodeReader codes = codes();
    TrainingStatistics experience = experience();
    Map<String, Float> weights = new TreeMap<>();
    count = count(6);
    for (int i = 0; i < count; i++) {
      weights.put(in.readUTF(), weight());
    }
    CorrectionMemory memory = memory();
    Map<FieldId, FieldQuality> quality = new TreeMap<>();
    count = count(14);
    for (int i = 0; i < count; i++) {
      quality.put(field(), new FieldQuality(natural(), natural(), natural()));
    }
    Map<FieldId, Candidates.Tally> tallies = new TreeMap<>();
    count = count(10);
    for (int i = 0; i < count; i++) {
      FieldId field = field();
      int found = natural();
      tallies.put(field, new Candidates.Tally(found, within(in.readInt(), 0, found)));
    }
    Reliability reliability = reliability();
    if (in.available() > 0) {
      throw new DamagedModelException();
    }
    return new ModelParts(
        letters,
        examples,
        new SecondReader(parts),
        codes,
        experience,
        new DoubtClassifier(weights),
        memory,
        quality,
        tallies,
        reliability);
  }

  private Reliability reliability() throws IOException {
    List<Reliability.Bin> bins = new ArrayList<>();
    int count = within(count(16), 0, Reliability.BINS);
    for (int i = 0; i < count; i++) {
      int all = natural();
      int right = within(in.readInt(), 0, all);
      bins.add(new Reliability.Bin(all, right, finite(in.readDouble())));
    }
    OptionalDouble ranking = ranking();
    Map<FieldId, FieldDoubt> fields = new TreeMap<>();
    count = count(18);
    for (int i = 0; i < count; i++) {
      FieldId field = field();
      int all = natural();
      fields.put(field, new FieldDoubt(all, within(in.readInt(), 0, all), ranking()));
    }
    return new Reliability(bins, ranking, fields);
  }

  private OptionalDouble ranking() throws IOException {
    double ranking = finite(in.readDouble());
    return ranking < 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, ranking));
  }

  private SecondReader.Part part() throws IOException {
    int kind = within(in.readInt(), 0, imr.letter.Section.Kind.values().length - 1);
    boolean passages = in.readBoolean();
    List<List<FieldId>> layers = new ArrayList<>();
    int count = within(in.readInt(), 1, MOST_FIELDS);
    for (int l = 0; l < count; l++) {
      List<FieldId> layer = new ArrayList<>();
      int fields = within(in.readInt(), 1, MOST_FIELDS);
      for (int f = 0; f < fields; f++) {
        layer.add(field());
      }
      layers.add(layer);
    }
    int fields = layers.stream().mapToInt(List::size).sum();
    within(passages ? fields + layers.getLast().size() : fields, 1, MOST_FIELDS);
    TaggerLayout layout = new TaggerLayout(kind, layers, passages);
    return new SecondReader.Part(layout, Tagger.read(layout.starts(), in));
  }

  private CodeReader codes() throws IOException {
    CodeReader codes = new CodeReader();
    int count = count(10);
    for (int i = 0; i < count; i++) {
      FieldId field = field();
      List<String> known = new ArrayList<>();
      int n = within(count(2), 1, Short.MAX_VALUE);
      for (int k = 0; k < n; k++) {
        known.add(in.readUTF());
      }
      TreeMap<Integer, Float> weights = new TreeMap<>();
      int w = count(8);
      for (int k = 0; k < w; k++) {
        weights.put(in.readInt(), weight());
      }
      codes.codes.put(field, known);
      codes.weights.put(field, weights);
    }
    return codes;
  }

  private TrainingStatistics experience() throws IOException {
    TrainingStatistics seen = new TrainingStatistics();
    int count = count(10);
    for (int i = 0; i < count; i++) {
      seen.rules.put(in.readUTF(), new int[] {natural(), natural()});
    }
    count = count(8);
    for (int i = 0; i < count; i++) {
      seen.phrases.put(in.readInt(), new int[] {in.readUnsignedShort(), in.readUnsignedShort()});
    }
    count = count(6);
    for (int i = 0; i < count; i++) {
      seen.vocabulary.put(in.readInt(), in.readUnsignedShort());
    }
    count = count(26);
    for (int i = 0; i < count; i++) {
      FieldId field = field();
      double[] lengths = new double[3];
      for (int k = 0; k < 3; k++) {
        lengths[k] = finite(in.readDouble());
      }
      seen.lengths.put(field, lengths);
    }
    return seen;
  }

  private static MemoryOffer.Kind kind(String name) throws IOException {
    for (MemoryOffer.Kind kind : MemoryOffer.Kind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    throw new DamagedModelException();
  }

  private CorrectionMemory memory() throws IOException {
    List<CorrectionMemory.Entry> entries = new ArrayList<>();
    int count = count(15);
    for (int i = 0; i < count; i++) {
      MemoryOffer.Kind kind = kind(in.readUTF());
      entries.add(
          new CorrectionMemory.Entry(
              kind, field(), in.readUTF(), in.readUTF(), natural(), natural()));
    }
    return new CorrectionMemory(entries);
  }
}
