/** Reads bytes as text the way every later step wants it: UTF-8, no byte-order mark, `\n` line ends. */
import { fileStart, type Problem } from '../problem/problem.ts';

/** Above this a file is not compiled: nobody reads five megabytes at night, and one file must not hold up the rest. */
export const maxTextBytes = 1_000_000;

/** How much is shown of a text that cannot be used. */
export const shownText = 20_000;

export interface TextFile {
  text: string;
  problems: Problem[];
  /** False when the file is not worth compiling: its problems give the reason. */
  readable: boolean;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** Decodes one file. Text that is not UTF-8 is still given, with replacement characters, so that it can be shown. */
export function decodeText(file: string, bytes: Uint8Array): TextFile {
  const problems: Problem[] = [];
  const report = (check: Problem['check'], severity: Problem['severity'], message: string, hint: string, range = fileStart) =>
    problems.push({ check, severity, file, message, hint, ...range });

  if (bytes.byteLength > maxTextBytes) {
    const size = (bytes.byteLength / 1_000_000).toFixed(1);
    report(
      'file/size',
      'error',
      `the file is ${size} MB; expected at most ${maxTextBytes / 1_000_000} MB`,
      'split it, or move logs and data out of the runbook',
    );
    return { text: lenient.decode(bytes.subarray(0, shownText)), problems, readable: false };
  }
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    text = utf16 ? new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes) : lenient.decode(bytes);
    const at = utf16 ? 0 : text.indexOf('\uFFFD');
    // As the text is below: without the mark at its start, and whatever ends its lines.
    const before = text
      .slice(0, at)
      .replace(/^\uFEFF/, '')
      .split(/\r\n?|\n/);
    const line = before.length;
    const column = (before.at(-1)?.length ?? 0) + 1;
    report('file/encoding', 'error', utf16 ? 'the file is UTF-16; expected UTF-8' : 'a byte here is not UTF-8', 'save the file as UTF-8', {
      line,
      column,
      endLine: line,
      endColumn: column + 1,
    });
  }
  if (text.startsWith('\uFEFF')) {
    text = text.slice(1);
    report('file/bom', 'info', 'the file starts with a byte-order mark', 'save it as UTF-8 without one');
  }
  const crlf = text.indexOf('\r');
  if (crlf !== -1) {
    text = text.replace(/\r\n?/g, '\n');
    report('file/line-ends', 'info', 'lines end with CRLF; expected LF', 'let git keep LF: `* text=auto eol=lf` in .gitattributes');
  }
  if (text.trim() === '') report('file/empty', 'error', 'the file is empty', 'write what belongs in it, or remove it');
  return { text, problems, readable: text.trim() !== '' };
}
