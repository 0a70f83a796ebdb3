/**
 * This process: its name and places, in which order it starts, and how it says that something is wrong.
 *
 * <p>In: the configuration. Out: what every package must know about the program it runs in. Deliberately not here: anything about
 * photos or topics. Start reading at {@link dev.labelstream.process.ProcessConfig}.
 */
package dev.labelstream.process;
