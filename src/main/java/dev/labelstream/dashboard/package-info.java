/**
 * The open port's own view: the page, predictions as they happen, what is active, and forms to upload by.
 *
 * <p>In: the topics as anybody may read them, the models and the store. Out: JSON, server-sent events, thumbnails and
 * a page of ES modules without a build of its own, below {@code META-INF/resources}. Deliberately not here: submissions and single photos, which {@code aggregate} knows, and every call that changes
 * something but uploads, which need the management port. Start reading at {@link dev.labelstream.dashboard.PredictionFeed}.
 */
package dev.labelstream.dashboard;
