package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tests offsets in other units than specified, and quotes that don't match their offsets. */
final class GivenSpansTest {
  private static final String TEXT =
      "📎 Sent & signed: é\n"
          + "The man is 47 years old 🍵.\n\n"
          + "Tea for the\n"
          + "left knee: Upheld\n"
          + "Bath: Overturned\n";

  @TempDir Path folder;

  enum Way {
    CHARACTERS(OffsetCounting.Unit.CODE_POINTS, false),
    UTF16(OffsetCounting.Unit.UTF16, false),
    BYTES(OffsetCounting.Unit.BYTES, false),
    CRLF(OffsetCounting.Unit.CODE_POINTS, true),
    UTF16_CRLF(OffsetCounting.Unit.UTF16, true);

    private final OffsetCounting.Unit unit;
    private final boolean full;

    Way(OffsetCounting.Unit unit, boolean full) {
      this.unit = unit;
      this.full = full;
    }

    /** Counted by hand, character by character. */
    int offset(int utf16) {
      return TEXT.substring(0, utf16)
          .codePoints()
          .map(c -> c == '\n' && full ? 2 : unit.width(c))
          .sum();
    }
  }

  private static final List<String[]> VALUES =
      List.of(
          new String[] {"patient.age", "47"},
          new String[] {"items.request", "Tea for the\nleft knee"},
          new String[] {"items.decision", "Upheld"},
          new String[] {"items.request", "Bath"},
          new String[] {"items.decision", "Overturned"});

  private static final List<String> RIGHT =
      List.of(
          " patient.age 47",
          "items[0]",
          "items[0] items.request Tea for the\nleft knee",
          "items[0] items.decision Upheld",
          "items[1]",
          "items[1] items.request Bath",
          "items[1] items.decision Overturned");

  @ParameterizedTest
  @EnumSource
  void labelStudiosOffsetsAreReadInTheUnitThatFitsTheirWords(Way way) throws IOException {
    Prediction read = read(new LabelStudioPredictions(), task(way, 0));
    assertEquals(RIGHT, ToolLetter.told(read));
    assertEquals(remarks("tasks.json", way), read.remarks());
  }

  @ParameterizedTest
  @EnumSource
  void bratsOffsetsAreReadInTheUnitThatFitsTheirWords(Way way) throws IOException {
    Files.writeString(folder.resolve("a.txt"), TEXT);
    StringBuilder ann = new StringBuilder();
    for (String[] value : VALUES) {
      int start = TEXT.indexOf(value[1]);
      ann.append("T%d\t%s ".formatted(ann.length() + 1, value[0].replace('.', '-')));
      ann.append(way.offset(start)).append(' ').append(way.offset(start + value[1].length()));
      ann.append('\t').append(value[1].replace('\n', ' ')).append('\n');
    }
    Files.writeString(folder.resolve("a.ann"), ann);
    Prediction read = read(new BratPredictions(), folder);
    assertEquals(RIGHT, ToolLetter.told(read));
    assertEquals(remarks("a.ann", way), read.remarks());
  }

  /** doccano doesn't include quotes. Only in one unit do all spans match word boundaries. */
  @ParameterizedTest
  @EnumSource
  void doccanosOffsetsAreReadInTheUnitThatCutsNoWord(Way way) throws IOException {
    ObjectNode line = JsonMapper.shared().createObjectNode().put("text", TEXT);
    ArrayNode labels = line.putArray("label");
    for (String[] value : VALUES) {
      int start = TEXT.indexOf(value[1]);
      labels
          .addArray()
          .add(way.offset(start))
          .add(way.offset(start + value[1].length()))
          .add(value[0]);
    }
    Path file = Files.writeString(folder.resolve("a.jsonl"), line.toString());
    assertEquals(RIGHT, ToolLetter.told(read(new DoccanoPredictions(), file)));
  }

  /** A text file with Windows line ends, whose offsets count them as two characters or as one. */
  @ParameterizedTest
  @EnumSource(names = {"CHARACTERS", "CRLF", "UTF16_CRLF"})
  void aTextWithWindowsLineEndsIsReadEitherWay(Way way) throws IOException {
    bratsOffsetsAreReadInTheUnitThatFitsTheirWords(way);
    Files.writeString(folder.resolve("a.txt"), TEXT.replace("\n", "\r\n"));
    assertEquals(RIGHT, ToolLetter.told(read(new BratPredictions(), folder)));
  }

  @Test
  void wordsWinWhereNoUnitFits() throws IOException {
    Prediction read = read(new LabelStudioPredictions(), task(Way.CHARACTERS, 5));
    assertEquals(RIGHT, ToolLetter.told(read));
    assertEquals(
        List.of(
            "tasks.json: the text of some spans doesn't match their offsets. The text was looked up"
                + " instead."),
        read.remarks());
  }

  /** An editor that writes “ignedː” for “signed” has the wrong quote but the right location. */
  @Test
  void wordsThatCutAWordLoseAgainstOffsetsThatDoNot() throws IOException {
    String json =
        """
        [{"data": {"text": "%s"}, "annotations": [{"result": [
          {"id": "a", "type": "labels", "value": {"start": %d, "end": %d, "text": "7 ", "labels": ["patient.age"]}}]}]}]
        """
            .formatted(
                TEXT.replace("\n", "\\n"),
                Way.CHARACTERS.offset(TEXT.indexOf("47")),
                Way.CHARACTERS.offset(TEXT.indexOf("47") + 2));
    Path file = Files.writeString(folder.resolve("tasks.json"), json);
    assertEquals(
        List.of(" patient.age 47"), ToolLetter.told(read(new LabelStudioPredictions(), file)));
  }

  private Path task(Way way, int shift) throws IOException {
    ObjectNode task = JsonMapper.shared().createObjectNode();
    task.putObject("data").put("text", TEXT);
    ArrayNode result = task.putArray("annotations").addObject().putArray("result");
    for (String[] value : VALUES) {
      int start = TEXT.indexOf(value[1]);
      ObjectNode part = result.addObject().put("id", "r" + result.size()).put("type", "labels");
      ObjectNode in = part.putObject("value").put("text", value[1]);
      in.put("start", way.offset(start) + shift);
      in.put("end", way.offset(start + value[1].length()) + shift);
      in.putArray("labels").add(value[0]);
    }
    return Files.writeString(folder.resolve("tasks.json"), "[" + task + "]");
  }

  private static Prediction read(PredictionFormat format, Path file) throws IOException {
    List<String> trouble = new ArrayList<>();
    List<Prediction> twice = new ArrayList<>();
    // As an import does: first to see whose values there are, then to take them.
    List<PredictionInput> inputs = format.inputs(file, SchemaFile.builtIn());
    for (int i = 0; i < 2; i++) {
      inputs.forEach(input -> input.read(twice::add, trouble::add));
    }
    assertEquals(List.of(), trouble);
    assertEquals(twice.getFirst().remarks(), twice.getLast().remarks());
    return twice.getLast();
  }

  private static List<String> remarks(String file, Way way) {
    return Stream.of(way)
        .filter(w -> w != Way.CHARACTERS)
        .map(w -> file + ": its offsets count " + new OffsetCounting(w.unit, w.full).words() + ".")
        .toList();
  }
}
