/**
 * The management port: retrain, look at models, change the active one, pause, sweep, rescore, replay; health and metrics lie
 * beside it. And who is let in, there and on the port of the page.
 *
 * <p>In: HTTP requests with the password, and the training topics read back. Out: {@code TrainingRequested},
 * {@code TrainingCancelled}, {@code ModelActivated}, {@code ControlEvent}s, and a problem document for everything that is refused. Deliberately not here:
 * training itself, and
 * anything the open port 8080 shows. Start reading at {@code ManageRoutes}, for the logins at {@code ManageAuthentication}.
 */
package dev.labelstream.manage;
