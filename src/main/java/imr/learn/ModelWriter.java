package imr.learn;

import imr.annotation.FieldId;
import imr.letter.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Encodes a model: magic number, format version, components in order, and the SHA-256 of all that.
 * Everything is sorted.
 */
final class ModelWriter {
  static final long MARK = 0x494d524c4541524eL;
  static final int VERSION = 5;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  static byte[] bytes(ModelParts model) {
    ModelWriter writer = new ModelWriter();
    try {
      writer.write(model);
      writer.out.write(Sha256.bytes(writer.bytes.toByteArray()));
    } catch (IOException neverInMemory) {
      throw new UncheckedIOException(neverInMemory);
    }
    return writer.bytes.toByteArray();
  }

  private void write(ModelParts model) throws IOException {
    out.writeLong(MARK);
    out.writeInt(VERSION);
    out.writeInt(model.letters());
    out.writeInt(model.examples());
    out.writeInt(model.reader().parts.size());
    for (SecondReader.Part part : model.reader().parts) {
      write(part);
    }
    write(model.codes());
    write(model.experience());
    out.writeInt(model.judge().weights.size());
    for (Map.Entry<String, Float> e : model.judge().weights.entrySet()) {
      out.writeUTF(e.getKey());
      out.writeFloat(e.getValue());
    }
    write(model.memory());
    out.writeInt(model.quality().size());
    for (Map.Entry<FieldId, FieldQuality> e : model.quality().entrySet()) {
      out.writeUTF(e.getKey().path());
      out.writeInt(e.getValue().gold());
      out.writeInt(e.getValue().found());
      out.writeInt(e.getValue().right());
    }
    out.writeInt(model.tallies().size());
    for (Map.Entry<FieldId, Candidates.Tally> e : model.tallies().entrySet()) {
      out.writeUTF(e.getKey().path());
      out.writeInt(e.getValue().found());
      out.writeInt(e.getValue().right());
    }
    write(model.reliability());
  }

  private void write(Reliability reliability) throws IOException {
    out.writeInt(reliability.bins().size());
    for (Reliability.Bin bin : reliability.bins()) {
      out.writeInt(bin.count());
      out.writeInt(bin.right());
      out.writeDouble(bin.confidence());
    }
    out.writeDouble(reliability.ranking().orElse(-1));
    out.writeInt(reliability.fields().size());
    for (Map.Entry<FieldId, FieldDoubt> e : reliability.fields().entrySet()) {
      out.writeUTF(e.getKey().path());
      out.writeInt(e.getValue().suggestions());
      out.writeInt(e.getValue().wrong());
      out.writeDouble(e.getValue().ranking().orElse(-1));
    }
  }

  private void write(SecondReader.Part part) throws IOException {
    out.writeInt(part.layout().kind());
    out.writeBoolean(part.layout().passages());
    out.writeInt(part.layout().layers().size());
    for (List<FieldId> layer : part.layout().layers()) {
      out.writeInt(layer.size());
      for (FieldId field : layer) {
        out.writeUTF(field.path());
      }
    }
    part.tagger().write(out);
  }

  private void write(CodeReader codes) throws IOException {
    out.writeInt(codes.codes.size());
    for (FieldId field : codes.codes.keySet()) {
      out.writeUTF(field.path());
      List<String> known = codes.codes.getOrDefault(field, List.of());
      out.writeInt(known.size());
      for (String code : known) {
        out.writeUTF(code);
      }
      Map<Integer, Float> weights = codes.weights.getOrDefault(field, new java.util.TreeMap<>());
      out.writeInt(weights.size());
      for (Map.Entry<Integer, Float> e : weights.entrySet()) {
        out.writeInt(e.getKey());
        out.writeFloat(e.getValue());
      }
    }
  }

  private void write(TrainingStatistics seen) throws IOException {
    out.writeInt(seen.rules.size());
    for (Map.Entry<String, int[]> e : seen.rules.entrySet()) {
      out.writeUTF(e.getKey());
      out.writeInt(e.getValue()[0]);
      out.writeInt(e.getValue()[1]);
    }
    out.writeInt(seen.phrases.size());
    for (Map.Entry<Integer, int[]> e : seen.phrases.entrySet()) {
      out.writeInt(e.getKey());
      out.writeShort(Math.min(Short.MAX_VALUE, e.getValue()[0]));
      out.writeShort(Math.min(Short.MAX_VALUE, e.getValue()[1]));
    }
    out.writeInt(seen.vocabulary.size());
    for (Map.Entry<Integer, Integer> e : seen.vocabulary.entrySet()) {
      out.writeInt(e.getKey());
      out.writeShort(Math.min(Short.MAX_VALUE, e.getValue()));
    }
    out.writeInt(seen.lengths.size());
    for (Map.Entry<FieldId, double[]> e : seen.lengths.entrySet()) {
      out.writeUTF(e.getKey().path());
      for (double d : e.getValue()) {
        out.writeDouble(d);
      }
    }
  }

  private void write(CorrectionMemory memory) throws IOException {
    out.writeInt(memory.entries.size());
    for (CorrectionMemory.Entry e : memory.entries) {
      out.writeUTF(e.kind().name());
      out.writeUTF(e.field().path());
      out.writeUTF(e.before());
      out.writeUTF(e.after());
      out.writeInt(e.held());
      out.writeInt(e.of());
    }
  }
}
