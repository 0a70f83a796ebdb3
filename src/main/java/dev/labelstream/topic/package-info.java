/**
 * The broker as every stage sees it: which topics there are, reading them for ever, and putting single events on them.
 *
 * <p>In: the broker's address. Out: topics that exist before the first message, and the trainings folded from theirs.
 * Deliberately not here: the stages' channels and the classifier's transactions. Start reading at
 * {@link dev.labelstream.topic.TopicCatalogue}.
 */
package dev.labelstream.topic;
