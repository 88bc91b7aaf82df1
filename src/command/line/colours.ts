/** Colours for terminals: none where NO_COLOR is set, or where the output goes elsewhere. */
import { styleText } from 'node:util';

type Stream = Pick<NodeJS.WriteStream, 'isTTY'> & { hasColors?: () => boolean };
type Style = Parameters<typeof styleText>[0];

/** Writes a text in a style where the stream shows colours. Node knows NO_COLOR, FORCE_COLOR and what the terminal can. */
export function painter(stream: Stream): (style: Style, text: string) => string {
  const isColoured = stream.isTTY === true && stream.hasColors?.() === true;
  return (style, text) => (isColoured ? styleText(style, text, { validateStream: false }) : text);
}

export const bold = (text: string): string => painter(process.stdout)('bold', text);
export const dim = (text: string): string => painter(process.stdout)('dim', text);
