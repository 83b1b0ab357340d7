package imr.store;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Evidence;
import imr.annotation.Gesture;
import imr.annotation.Headline;
import imr.annotation.Provenance;
import imr.annotation.Value;
import imr.letter.Letter;
import imr.letter.Original;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A journal's record as bytes, which {@link RecordDecoder} reads. Numbers are big-endian; words are
 * their length in bytes and their UTF-8, as are bytes and the headline, so that a later version can
 * say more at a headline's end.
 */
final class RecordEncoder {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
  private final DataOutputStream out = new DataOutputStream(bytes);

  private RecordEncoder() {}

  static byte[] bytes(JournalRecord record) {
    RecordEncoder encoder = new RecordEncoder();
    try {
      encoder.record(record);
    } catch (IOException memoryNeverFails) {
      throw new UncheckedIOException(memoryNeverFails);
    }
    return encoder.bytes.toByteArray();
  }

  private void record(JournalRecord record) throws IOException {
    switch (record) {
      case JournalRecord.Start(Tally stored, int backedUp, String after, Abandoned abandoned) -> {
        out.writeByte('S');
        out.writeInt(stored.letters());
        out.writeInt(stored.gestures());
        out.writeInt(backedUp);
        words(after);
        out.writeInt(stored.documents());
        words(abandoned.text());
      }
      case JournalRecord.Came(List<JournalRecord.Arrival> letters) -> {
        out.writeByte('C');
        out.writeInt(letters.size());
        for (JournalRecord.Arrival arrival : letters) {
          words(arrival.id());
          words(arrival.name());
        }
      }
      case JournalRecord.Whole(LetterCopy letter) -> {
        out.writeByte('W');
        copy(letter);
      }
      case JournalRecord.Said(String letterId, Gesture gesture, Headline headline) -> {
        out.writeByte('G');
        words(letterId);
        gesture(gesture);
        headline(headline);
      }
      case JournalRecord.Filed(Document document) -> {
        out.writeByte('D');
        words(document.kind().name());
        words(document.about());
        words(document.name());
        instant(document.at());
        words(document.text());
      }
    }
  }

  private void copy(LetterCopy copy) throws IOException {
    Letter letter = copy.letter();
    words(letter.name());
    out.writeBoolean(letter.recognised());
    words(letter.text().canonical());
    out.writeBoolean(copy.original().isPresent());
    if (copy.original().isPresent()) {
      Original original = copy.original().get();
      words(original.format().name());
      block(original.bytes());
    }
    out.writeInt(copy.ledger().size());
    for (Gesture gesture : copy.ledger()) {
      gesture(gesture);
    }
    headline(copy.headline());
  }

  private void headline(Headline headline) throws IOException {
    RecordEncoder inner = new RecordEncoder();
    inner.words(headline.title());
    inner.words(headline.line());
    inner.out.writeInt(headline.items());
    inner.out.writeInt(headline.open());
    inner.out.writeInt(headline.total());
    inner.words(headline.state().name());
    inner.out.writeBoolean(headline.flagged());
    block(inner.bytes.toByteArray());
  }

  private void gesture(Gesture gesture) throws IOException {
    out.writeInt(gesture.number());
    words(gesture.what());
    words(gesture.author());
    instant(gesture.at());
    out.writeInt(gesture.undoes());
    out.writeInt(gesture.redoes());
    out.writeInt(gesture.changes().size());
    for (Change change : gesture.changes()) {
      words(change.target().subject());
      words(change.target().field().path());
      words(change.target().entry());
      said(change.before());
      said(change.after());
    }
  }

  private void said(Optional<Annotation> said) throws IOException {
    out.writeBoolean(said.isPresent());
    if (said.isPresent()) {
      answer(said.get().answer());
      words(said.get().status().name());
      provenance(said.get().provenance());
    }
  }

  private void answer(Answer answer) throws IOException {
    switch (answer) {
      case Answer.Absent() -> out.writeByte('A');
      case Answer.Entry() -> out.writeByte('E');
      case Answer.Stated(Value value, Optional<Evidence> evidence) -> {
        out.writeByte('S');
        value(value);
        out.writeBoolean(evidence.isPresent());
        if (evidence.isPresent()) {
          out.writeInt(evidence.get().span().start());
          out.writeInt(evidence.get().span().end());
          words(evidence.get().quote());
        }
      }
    }
  }

  private void value(Value value) throws IOException {
    switch (value) {
      case Value.Unreal() -> out.writeByte('N');
      case Value.Known(String normal) -> {
        out.writeByte('K');
        words(normal);
      }
      case Value.Unread(String typed) -> {
        out.writeByte('U');
        words(typed);
      }
    }
  }

  private void provenance(Provenance provenance) throws IOException {
    switch (provenance) {
      case Provenance.Person(String name, Instant at) -> {
        out.writeByte('P');
        words(name);
        instant(at);
      }
      case Provenance.Program(String name, String version, String rule, double confidence) -> {
        out.writeByte('M');
        words(name);
        words(version);
        words(rule);
        out.writeDouble(confidence);
      }
    }
  }

  private void instant(Instant at) throws IOException {
    out.writeLong(at.getEpochSecond());
    out.writeInt(at.getNano());
  }

  private void words(String words) throws IOException {
    block(words.getBytes(StandardCharsets.UTF_8));
  }

  private void block(byte[] block) throws IOException {
    out.writeInt(block.length);
    out.write(block);
  }
}
