/**
 * Full-text search. Each letter has an entry in a Lucene index next to the store, so that letters
 * are found quickly among a hundred thousand. The index is derived from the store and is rebuilt if
 * it is lost, damaged, or out of date.
 *
 * <p>{@code IndexEntry} is what can be searched about a letter, {@code LetterQuery} is a query with
 * its written form, and {@code SearchIndex} finds and counts.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li>{@code IndexDocuments} converts entries and {@code QueryCompiler} converts queries to
 *       Lucene. They must match: if you change one, change the other, and increment the number in
 *       {@code EntryStamp}, so that all entries are rebuilt.
 *   <li>No field of the schema is hard-coded.
 *   <li>The files contain letter text. In an encrypted store, they are encrypted as well.
 * </ul>
 */
@NullMarked
package imr.search;

import org.jspecify.annotations.NullMarked;
