/**
 * The program on the command line: one picocli command per class.
 *
 * <p>In: arguments. Out: results on standard output, progress and one-line failures on standard error, an exit code.
 * Deliberately not here: how photos are decoded, classified or learned from. Start reading at
 * {@link dev.labelstream.cli.Main}.
 */
package dev.labelstream.cli;
