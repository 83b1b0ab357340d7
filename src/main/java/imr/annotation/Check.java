package imr.annotation;

/**
 * A warning about a record. It never blocks, because a letter can contradict itself and the gold
 * record states what the letter says.
 *
 * @param id the stable id of the check, such as {@code decision-against-conclusion}
 * @param sentence the problem, as a sentence for the annotator
 * @param target the form field to look at
 */
public record Check(String id, String sentence, Target target) {}
