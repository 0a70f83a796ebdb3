/**
 * What a model can do, as a page a person reads.
 *
 * <p>In: a model folder, what it said about labelled photos, and how its training went. Out: one HTML file that needs no
 * network. Deliberately not here: the measuring itself, which is {@link dev.labelstream.train.Evaluator}'s. Start reading
 * at {@link dev.labelstream.train.report.ModelReport}; the page's look is in {@code report.html} and {@code report.css}.
 */
package dev.labelstream.train.report;
