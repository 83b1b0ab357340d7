package imr.ui.review;

import imr.annotation.DisplayFormat;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.learn.Doubt;
import imr.learn.DoubtReason;
import imr.learn.MemoryOffer;
import java.util.stream.Collectors;

/** Says in words what the model doubts, and why. */
record DoubtWording(Schema schema) {

  /** {@code 31% sure: the second reader ends before “of naproxen”}. */
  String of(Target target, Doubt doubt) {
    String sure = DisplayFormat.percent(doubt.confidence()) + " sure";
    String why =
        doubt.reasons().stream().limit(2).map(r -> of(target, r)).collect(Collectors.joining("; "));
    return why.isEmpty() ? sure : sure + ": " + why;
  }

  /** Why a suggestion might be wrong, as a clause. */
  String of(Target target, DoubtReason reason) {
    return switch (reason) {
      case DoubtReason.ReaderEndsEarlier(String leftOut) ->
          "the second reader ends before " + quoted(leftOut);
      case DoubtReason.ReaderEndsLater(String more) -> "the second reader adds " + quoted(more);
      case DoubtReason.ReaderStartsLater(String leftOut) ->
          "the second reader starts after " + quoted(leftOut);
      case DoubtReason.ReaderStartsEarlier(String more) ->
          "the second reader starts with " + quoted(more);
      case DoubtReason.ReaderFinds(String other) -> "the second reader finds " + quoted(other);
      case DoubtReason.ReaderFindsField(var other) ->
          "the second reader reads it as “%s”".formatted(schema.field(other).label());
      case DoubtReason.ReaderFindsNothing() -> "the second reader finds no value here";
      case DoubtReason.ReaderReads(String code) ->
          "the second reader chooses “%s”".formatted(schema.field(target.field()).labelOf(code));
      case DoubtReason.RuleOftenWrong(String _, int wrong, int of) ->
          "suggestions found this way were wrong %,d of %,d times".formatted(wrong, of);
      case DoubtReason.WordsOftenWrong(int wrong, int of) ->
          "this text was wrong here %,d of %,d times".formatted(wrong, of);
      case DoubtReason.UnusualShape() -> "its length or ending is unusual for this field";
      case DoubtReason.CheckWarns(String _) -> "a check warns about it";
    };
  }

  /** {@code corrected this way in 4 of 5 letters}. */
  static String of(MemoryOffer offer) {
    String done =
        switch (offer.kind()) {
          case REJECT -> "rejected";
          case CHANGE -> "corrected this way";
          case ADD -> "added";
        };
    return "%s %,d of %,d times before".formatted(done, offer.held(), offer.of());
  }

  private static String quoted(String words) {
    return "“" + OpinionsModel.shortened(words) + "”";
  }
}
