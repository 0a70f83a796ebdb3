/**
 * What the stages say to each other: every message on a topic, as the record that is its wire form.
 *
 * <p>In: nothing. Out: the records all other packages speak in. Deliberately not here: how a message travels ({@code topic}) and
 * what is done about it. Start reading at {@link dev.labelstream.event.ImageClassified}.
 */
package dev.labelstream.event;
