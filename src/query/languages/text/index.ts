/** Text of no language, and of every language that is not listed: log lines, output, diagrams. */
import type { Language } from '../../language.ts';

export const text: Language = {
  id: 'text',
  title: 'Text',
  aliases: [
    '',
    ...['txt', 'plain', 'plaintext', 'plain-text', 'raw', 'none', 'nohighlight', 'ascii', 'quote', 'title', 'filename', 'file'],
    ...[
      'log',
      'logs',
      'syslog',
      'output',
      'out',
      'stdout',
      'stderr',
      'result',
      'results',
      'response',
      'example',
      'sample',
      'error',
      'errors',
    ],
    ...['stacktrace', 'traceback', 'trace', 'tree', 'table', 'message', 'email', 'todo'],
  ],
  kind: 'data',
  diagnose: null,
  highlight: null,
  slots: null,
  assess: null,
};
