/**
 * Models trained on people's decisions: a second opinion, doubts, possible values, remembered
 * corrections, and suggestions for custom fields. Deterministic, without I/O: the same examples
 * give the same model, byte by byte.
 *
 * <pre>
 * Trainer trainer = new Trainer(new LearnContext(schema, today, fieldsThatAreOff));
 * Optional&lt;LearnedModel&gt; model = trainer.train(examples, canceled);   // empty: canceled
 * byte[] bytes = model.bytes();                     // model.id(), model.letters(), model.quality()
 * Loaded again = LearnedModel.of(bytes);            // Loaded.Model or Loaded.Refused(why)
 * LetterReading reading = model.read(context, letter, annotations);
 * reading.doubts();      // Target -> Doubt(confidence, reasons, instead)
 * reading.possible();    // PossibleValue(target, span, value, probability)
 * reading.alternatives(); // the same, in the place of a doubtful suggestion
 * reading.offers();      // MemoryOffer(kind, target, span, value, held, of)
 * LearnedModel.untrained()                          // the shipped model, not trained on any letter
 * </pre>
 *
 * <p>{@code Trainer} converts each {@code Example} to a {@code TaggingExample} for the {@code
 * SecondReader}, and each decided suggestion to {@code DoubtFeatures} for the {@code
 * DoubtClassifier}. {@code LetterWords} is the tokenized letter they all use. {@code
 * CrossValidation} measures quality.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li>The second reader is our own code: it needs margins for values that others found, masked
 *       fields, layers, and the same bytes on every machine. OpenNLP 2.5.3's name finder (its
 *       perceptron, a model for each field, the same words and sentences, learned from 40 letters)
 *       reached a strict F1 of 0.57, 0.66, 0.75, 0.47, and 0.63 for diagnoses, treatments,
 *       medications, RFA date, and UR dates, where this reader reaches 0.76, 0.76, 0.77, 0.91, and
 *       0.90; five fields took it 1.25 s of CPU to learn and 13.8 ms to read a letter, where this
 *       reader learns and reads all 36 fields in a fifth of that. Tribuo 4.3.2's CRF (AdaGrad, five
 *       rounds, a model for each field, the same words and features, learned from 40 letters, read
 *       in 7 others) took 8.1 s of CPU to learn five fields and 83 ms to read a letter, where this
 *       reader took 0.7 s to learn all fields; the values that each got right in these 7 letters
 *       were about as many: 32 and 33 of 49.
 *   <li>It learns sentence by sentence, with a rate for each weight. Whole sections at a time cost
 *       0.05 of F1 on average and a third more time. Words' frequencies and a lexicon of the
 *       fields' values made no difference and were left out.
 *   <li>A value that only the second reader finds is offered by its own chance of being right. The
 *       field's record in cross-validation is one of the clues, so that a field where the rules
 *       miss nothing offers little. Price: rules that are nearly always right leave few to offer.
 *   <li>Only the judge's weights are shipped ({@code doubt.txt}, created by DoubtProgram in the
 *       tests). They refer to fields and kinds of evidence; a shipped reader would contain letter
 *       text.
 *   <li>A project's decisions change the judge only as far as they contain wrong values, because
 *       nothing can be learned about wrong values without seeing any. Cost: where the rules are
 *       always right, the judge stays as doubtful as shipped.
 *   <li>Suggestions in unfinished letters train the reader with a fifth of the weight. They matter:
 *       with 40 unreviewed letters besides 38 finished ones, the reader found 7 of the 31 values
 *       that version 1.1.0 missed among its 57 best candidates, where it found 5 without them.
 *   <li>A possible value needs a target: only values for which the record has room are candidates,
 *       in training too. One that would replace a suggestion keeps the suggestion's target.
 *   <li>A model isn't in the journal, in backups, or in project files: it follows from the letters
 *       and their history, which are, and is trained again where it's missing, byte for byte.
 *   <li>Finding a value that is worse than none by 0.2 to 0.4 found more values, and more that
 *       aren't: F1 fell. Words of the sentence's opening, the subject of the last verb, and the
 *       distances of separators raised F1 for diagnoses, treatments, and medications by 0.03 to
 *       0.05, and cost one RFA date and one UR date.
 *   <li>A feature that occurs in only one letter gets no weight. So features are numbered once for
 *       all readers of a training, and weights are found by number: a third less time than by hash,
 *       for about 100 KB of memory a letter while it learns.
 *   <li>The main words of a sentence's parts tell items of a list from words that one item shares
 *       with the next. Over four shuffles and splits they raised F1 of diagnoses from 0.754 to
 *       0.772 and of all values from 0.879 to 0.882; from 20 letters, all values lost 0.001.
 *   <li>Only values that the reader finds count in a field's record, not those that it all but
 *       finds: with them a date that nearly every letter states was rarely offered where it was
 *       missing. Values in place of a suggestion elsewhere in the item, or of a citation's part,
 *       were tried: twice as many wrong offers, and none right.
 * </ul>
 */
@NullMarked
package imr.learn;

import org.jspecify.annotations.NullMarked;
