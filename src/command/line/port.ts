import { number } from './option.ts';

/** Where a command serves on this machine. */
export const portOption = number('--port <number>', 'the port on this machine; the next free one when it is taken', {
  fallback: 4321,
  from: 0,
  to: 65_535,
});
