/** Tells a command from other inline code, so that only commands get a copy button. */
import { readsAsCommand } from './command-words.ts';

/** Whether inline code is a whole command: a program and at least one argument. */
export function isCommandLine(code: string): boolean {
  const line = code.trim().replace(/^\$\s+/, '');
  return /\s/.test(line) && readsAsCommand(line);
}
