package imr.store;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Evidence;
import imr.annotation.Gesture;
import imr.annotation.Provenance;
import imr.annotation.Target;
import imr.annotation.Value;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;

/**
 * SHA-256 of all that a gesture says, of which letter: H2 reads a flipped bit without a word, this
 * notices it.
 *
 * <p>What is hashed must stay the same for good, or old gestures look damaged: numbers big-endian,
 * words as their length in bytes and their UTF-8, then the parts in the order below. What stood
 * before a change is not hashed; the gestures before it say it.
 */
final class GestureHash {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
  private final DataOutputStream out = new DataOutputStream(bytes);

  private GestureHash() {}

  static byte[] of(String letterId, Gesture gesture) {
    GestureHash hash = new GestureHash();
    try {
      hash.gesture(letterId, gesture);
    } catch (IOException memoryNeverFails) {
      throw new UncheckedIOException(memoryNeverFails);
    }
    return sha256(hash.bytes.toByteArray());
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  private void gesture(String letterId, Gesture gesture) throws IOException {
    words(letterId);
    out.writeInt(gesture.number());
    words(gesture.what());
    words(gesture.author());
    instant(gesture.at());
    out.writeInt(gesture.undoes());
    out.writeInt(gesture.redoes());
    out.writeInt(gesture.changes().size());
    for (Change change : gesture.changes()) {
      target(change.target());
      after(change.after());
    }
  }

  private void target(Target target) throws IOException {
    words(target.subject());
    words(target.field().path());
    words(target.entry());
  }

  private void after(Optional<Annotation> after) throws IOException {
    out.writeBoolean(after.isPresent());
    if (after.isPresent()) {
      answer(after.get().answer());
      words(after.get().status().name());
      provenance(after.get().provenance());
    }
  }

  private void answer(Answer answer) throws IOException {
    switch (answer) {
      case Answer.Absent() -> words("absent");
      case Answer.Entry() -> words("entry");
      case Answer.Stated(Value value, Optional<Evidence> evidence) -> {
        value(value);
        evidence(evidence);
      }
    }
  }

  private void value(Value value) throws IOException {
    switch (value) {
      case Value.Unreal() -> words("unreal");
      case Value.Known(String normal) -> {
        words("known");
        words(normal);
      }
      case Value.Unread(String typed) -> {
        words("unread");
        words(typed);
      }
    }
  }

  private void evidence(Optional<Evidence> evidence) throws IOException {
    out.writeBoolean(evidence.isPresent());
    if (evidence.isPresent()) {
      out.writeInt(evidence.get().span().start());
      out.writeInt(evidence.get().span().end());
      words(evidence.get().quote());
    }
  }

  private void provenance(Provenance provenance) throws IOException {
    switch (provenance) {
      case Provenance.Person(String name, Instant at) -> {
        words("person");
        words(name);
        instant(at);
      }
      case Provenance.Program(String name, String version, String rule, double confidence) -> {
        words("program");
        words(name);
        words(version);
        words(rule);
        out.writeDouble(confidence + 0.0); // H2 knows no -0.0
      }
    }
  }

  private void instant(Instant at) throws IOException {
    out.writeLong(at.getEpochSecond());
    out.writeInt(at.getNano());
  }

  private void words(String words) throws IOException {
    byte[] utf8 = words.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }
}
