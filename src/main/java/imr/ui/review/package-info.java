/**
 * The review screen: the letter's text on the left, its form on the right. {@link
 * imr.ui.review.ReviewModel} holds the session and the analyst's verbs, {@link
 * imr.ui.review.ReviewView} shows it.
 */
@NullMarked
package imr.ui.review;

import org.jspecify.annotations.NullMarked;
