package imr.ui.review;

import imr.annotation.DisplayFormat;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.learn.Doubt;
import imr.learn.MemoryOffer;
import imr.learn.Reason;
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
  String of(Target target, Reason reason) {
    return switch (reason) {
      case Reason.ReaderEndsEarlier(String leftOut) ->
          "the second reader ends before " + quoted(leftOut);
      case Reason.ReaderEndsLater(String more) -> "the second reader adds " + quoted(more);
      case Reason.ReaderStartsLater(String leftOut) ->
          "the second reader starts after " + quoted(leftOut);
      case Reason.ReaderStartsEarlier(String more) ->
          "the second reader starts with " + quoted(more);
      case Reason.ReaderFinds(String other) -> "the second reader finds " + quoted(other);
      case Reason.ReaderFindsField(var other) ->
          "the second reader reads it as “%s”".formatted(schema.field(other).label());
      case Reason.ReaderFindsNothing() -> "the second reader finds no value here";
      case Reason.ReaderReads(String code) ->
          "the second reader chooses “%s”".formatted(schema.field(target.field()).labelOf(code));
      case Reason.RuleOftenWrong(String _, int wrong, int of) ->
          "suggestions found this way were wrong %,d of %,d times".formatted(wrong, of);
      case Reason.WordsOftenWrong(int wrong, int of) ->
          "this text was wrong here %,d of %,d times".formatted(wrong, of);
      case Reason.UnusualShape() -> "its length or ending is unusual for this field";
      case Reason.CheckWarns(String _) -> "a check warns about it";
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
