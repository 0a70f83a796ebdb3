import htm from 'htm';
import { h } from 'preact';

/** Templates; what is put into them is text, never markup. */
export const html = htm.bind(h);
