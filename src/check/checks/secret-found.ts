import type { Check, Finding } from '../check.ts';

/** What one text ends with before the next begins; no rule reads over it. */
const between = '\n\u0000\n';

const preset = '@secretlint/secretlint-rule-preset-recommend';

/** Secretlint's recommended rules over all files as one text: starting it for each of 2,000 would take seconds. */
export const secretFound: Check = {
  id: 'secret/found',
  severity: 'error',
  finds: 'a password, token or key',
  why: 'Whoever may read the site or the repository has it, and every offline copy keeps it. Revoke it first: deleting it here leaves it in the history. Then name where it is kept, and read it into a variable. Reports do not repeat it.',
  example: {
    'runbooks/shop/cart.md': `# Cart down\n\n- [ ] Look into the database: \`psql postgres://cart:${'Zx8Wq3Lm'}@db.shop.internal:5432/cart\`\n`,
  },
  find: async ({ files, source }) => {
    const texts = files.flatMap((file) => {
      const lines = source(file);
      return lines === undefined ? [] : [{ file, lines }];
    });
    // A comment of secretlint's own in one file would silence it for all that follow.
    const content = texts
      .map(({ lines }) => lines.text)
      .join(between)
      .replace(/secretlint-(?=disable|enable)/g, 'secretlint_');
    // Builds name checks too, and never scan: only a check pays for the scanner.
    const [{ lintSource }, { creator }] = await Promise.all([
      import('@secretlint/core'),
      import('@secretlint/secretlint-rule-preset-recommend'),
    ]);
    const { messages } = await lintSource({
      source: { filePath: 'runbooks.md', content, contentType: 'text' },
      options: { config: { rules: [{ id: preset, rule: creator, options: {} }] }, noPhysicFilePath: true },
    });
    const starts: number[] = [];
    let start = 0;
    for (const { lines } of texts) {
      starts.push(start);
      start += lines.text.length + between.length;
    }
    return messages.flatMap(({ range: [from, to], ruleId, message }): Finding[] => {
      const index = starts.findLastIndex((begin) => begin <= from);
      const found = texts[index];
      if (found === undefined || isPlaceholder(content.slice(from, to))) return [];
      const offset = starts[index] ?? 0;
      return [
        {
          file: found.file,
          message: `${kindOf(message)} in the text`,
          hint: `revoke it, then name where it is kept (found by ${ruleId.replace(/^@secretlint\/secretlint-/, 'secretlint ')})`,
          ...found.lines.range(from - offset, to - offset),
        },
      ];
    });
  },
};

/** `found slack token: xoxb-…` → `a slack token`, without what was found. */
function kindOf(message: string): string {
  const [, kind = 'secret'] = /^found (.+?)(?::\s|$)/i.exec(message) ?? [];
  return `${/^[aeio]/i.test(kind) ? 'an' : 'a'} ${kind}`;
}

/** What documentation writes where a secret would stand, and passwords of nobody's but one's own machine. */
function isPlaceholder(text: string): boolean {
  // `abc123:abc123@`: nobody's password.
  if (/\/\/([^:@/\s]+):\1@/.test(text) && !/^(?:root|admin)/.test(/\/\/([^:@]+)/.exec(text)?.[1] ?? '')) return true;
  return /(.)\1{7}|example|redacted|change-?me|your[-_]|placeholder|dummy|\*{3}|\.{3}|\$\{|<[a-z]|@(?:localhost|host(?:name)?)\b/i.test(
    text,
  );
}
