/** Terminal sessions: every command is checked, coloured and filled at its own place. */
import { describe, expect, it } from 'vitest';
import { console as session } from '../../../src/query/languages/console/index.ts';
import { findPlaceholders } from '../../../src/query/placeholder.ts';
import { told } from './told.ts';

describe('a session', () => {
  it('is checked command by command, at the right places', () => {
    expect(told(session, '$ kubectl get pods | | wc\nNAME (x\n$ ls |\n> | b\r\nout')).toEqual([
      '21–22 found `|`; expected a command behind `|`',
      '43–44 found `|`; expected a command before it',
    ]);
  });

  it('says nothing of output, of clients of databases, and of what may go on in the output', () => {
    expect(told(session, "$ echo it's\nit's (here\n$ ls")).toEqual([]);
    expect(told(session, 'mysql> select count(*) from a;\nPS C:\\> if ($a) { b }\n$ ls\n(x')).toEqual([]);
    expect(told(session, 'kubectl get pods\n\nNAME (x')).toEqual([]);
    expect(told(session, 'select (now();')).toEqual([]);
    expect(told(session, '❯ set x (date)\nme@host ~> ls (pwd)')).toEqual([]);
  });

  it('is coloured where commands stand', () => {
    const text = '$ cat <<EOF\r\n> a\r\n> EOF\r\nls (out';
    const tokens = session.highlight?.(text) ?? [];
    expect(tokens.map((token) => token.text).join('')).toBe(text);
    expect(tokens.filter((token) => token.class !== '').map((token) => token.text)).toEqual(['cat', '<<', 'EOF', 'a', 'EOF']);
  });

  it('takes values in its commands only', () => {
    const text = '$ ls <a>\n<b>\n$ cat \\\n>  "<c>"\nmysql> select <d>;';
    expect(session.slots?.(text, findPlaceholders(text, 'command'))).toEqual([
      ['no-option', 'shell-word'],
      ['nowhere'],
      ['no-option', 'shell-double'],
      ['plain'],
    ]);
  });
});
