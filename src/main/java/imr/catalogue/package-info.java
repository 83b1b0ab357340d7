/**
 * The catalogue of the library: a card for each letter, in a search index beside the store, by
 * which letters are found among a hundred thousand. All of it follows from the store and is made
 * anew from it whenever it is lost, damaged or behind.
 */
@NullMarked
package imr.catalogue;

import org.jspecify.annotations.NullMarked;
