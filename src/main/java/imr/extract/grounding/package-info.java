/**
 * Looks for the words of others in a letter: what somebody else's file claims of it becomes an
 * annotation set of suggestions, each with its place, or is given back with the reason.
 *
 * <p>Start reading at {@link imr.extract.grounding.Grounding}. {@code Quotes} finds words exactly
 * and in their normal form, {@code TypedWords} finds what means the same, {@code Tokens} what
 * differs in a word. {@code Regions} says where a field may stand, {@code Sequence} which of
 * several places is meant. Pure, as the whole room.
 */
@NullMarked
package imr.extract.grounding;

import org.jspecify.annotations.NullMarked;
