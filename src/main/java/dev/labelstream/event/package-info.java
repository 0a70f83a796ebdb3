/**
 * What the stages say to each other: every message on a topic, the topics themselves, and which process this is.
 *
 * <p>In: nothing. Out: the records all other packages speak in, and topics that exist before the first of them is sent.
 * Deliberately not here: what is done about an event. Start reading at {@link dev.labelstream.event.ImageClassified}.
 */
package dev.labelstream.event;
