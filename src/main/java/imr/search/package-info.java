/**
 * The catalogue of the library: a card for each letter, in a search index beside the store, by
 * which letters are found among a hundred thousand. All of it follows from the store and is made
 * again from it whenever it is lost, damaged or behind.
 *
 * <p>{@code IndexEntry} is all that can be asked of a letter; {@code Query} is what is asked, with
 * a form that analysts type; {@code SearchIndex} finds and counts. {@code Filing} and {@code
 * Compiled} say the same things to Lucene, one of cards and one of queries: whoever changes one of
 * them changes both, and the number in {@code Stamp}, so that all cards are rebuilt. Nothing here
 * is hard-wired to a field of the schema.
 *
 * <p>The files hold the letters' words. In an encrypted store they are encrypted, too.
 */
@NullMarked
package imr.search;

import org.jspecify.annotations.NullMarked;
