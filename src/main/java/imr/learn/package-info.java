/**
 * Models trained on what people decided: a second opinion, doubt, possible values, memory, and
 * suggestions for custom fields. Pure: the same examples give the same model, byte by byte.
 *
 * <pre>
 * Trainer trainer = new Trainer(new LearnContext(schema, today, fieldsThatAreOff));
 * Optional&lt;LearnedModel&gt; model = trainer.train(examples, cancelled);   // empty: cancelled
 * byte[] bytes = model.bytes();                     // model.id(), model.letters(), model.quality()
 * Loaded again = LearnedModel.of(bytes);            // Loaded.Model or Loaded.Refused(why)
 * LetterReading reading = model.read(context, letter, annotations);
 * reading.doubts();      // Target -> Doubt(confidence, reasons, instead)
 * reading.possible();    // PossibleValue(target, span, value, probability)
 * reading.offers();      // MemoryOffer(kind, target, span, value, held, of)
 * LearnedModel.untrained()                          // what ships: no letter seen yet
 * </pre>
 *
 * <p>{@code Trainer} turns each {@code Example} into a {@code Lesson} for the {@code SecondReader},
 * and each suggestion that somebody decided on into {@code Clues} for the {@code Judge}. {@code
 * LetterWords} is a letter as all of them see it.
 */
@NullMarked
package imr.learn;

import org.jspecify.annotations.NullMarked;
