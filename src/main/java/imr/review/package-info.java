/**
 * Room: one letter on the desk. Pure: a session is an immutable value, each verb gives the next
 * one.
 */
@NullMarked
package imr.review;

import org.jspecify.annotations.NullMarked;
