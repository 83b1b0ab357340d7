package imr.annotation;

/**
 * A warning about a record: it never blocks, since a letter can contradict itself and the gold must
 * say what the letter says.
 *
 * @param id which check warns, stable, {@code decision-against-conclusion}
 * @param sentence what is odd, in a sentence for the analyst
 * @param target where on the form to look
 */
public record Check(String id, String sentence, Target target) {}
