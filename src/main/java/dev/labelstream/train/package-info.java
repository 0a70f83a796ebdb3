/**
 * From labelled photos to a model folder.
 *
 * <p>In: photos whose names say what they show, and settings. Out: a model folder with its metrics, and progress on the
 * way. Deliberately not here: which model is active. Start reading at {@link dev.labelstream.train.Training}.
 */
package dev.labelstream.train;
