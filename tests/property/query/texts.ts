/** Texts as authors, tools and attackers write them, in random order. */
import fc from 'fast-check';

const fragments = [
  '$ ', '# ', '> ', '% ', 'user@host:~$ ', 'sh-4.4# ', 'postgres=# ', '$ $ ', '\\', '\\\n', '\n', '\n\n', '\r\n', '\r', '\t', '  ', "'", '"', '`', '$(', '${', '}', '{', '(', ')', '[', ']', '|', '&&', '#', '<<EOF\n', 'EOF\n', '<<-',
  'kubectl get pods', 'echo ', 'for i in a; do', 'done', 'if ', 'fi', 'case x in', 'esac', 'NAME   READY\n', 'level=error ts=1', 'rate(', 'sum by (', 'up', '{a="b"}', '[5m]', '|= "x"', '| json', '{ .a = 1 }', '$__rate_interval', '${name}',
  '<namespace>', '{{x}}', '“', '”', '‘', '’', '–n', '—all', '\u00a0', '\u200b', '\u200d', '\u202e', '\u2066', '\ufeff', '\u00ad', '\u001b[0m', '👩\u200d💻', 'ü', '漢', '\ud83d', '<script>', '&amp;', '// x', '/* y */', '-- z', '==', '=~', '!',
];

export const anyText = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...fragments) }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) }, fc.string({ unit: 'grapheme' })), { maxLength: 24 })
  .map((parts) => parts.join(''));
