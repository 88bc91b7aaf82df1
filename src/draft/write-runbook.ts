/** A seed → the text of a runbook. What a person must fill in is marked with `TODO`, which `check` lists. */
import { stringify } from 'yaml';
import type { Seed, SeedStep } from './seed.ts';

export interface Around {
  /** Path to the schema for editors, from the file; undefined where there is none. */
  schema: string | undefined;
  /** Whether the service names whom to call. */
  escalates: boolean;
  /** Whether the service has an owner. */
  owned: boolean;
  owner: string | undefined;
  /** Variables that are declared already. */
  declared: ReadonlySet<string>;
}

export function writeRunbook(seed: Seed, around: Around): string {
  const blocks = [
    frontmatter(seed, around),
    ...(seed.meaning.length > 0 ? seed.meaning : ['TODO: describe in one sentence what users notice.']),
    '## Stabilise',
    '<Stabilise>',
    step('TODO: name the move that stops the damage, such as rolling back.', 'stabilise'),
    '</Stabilise>',
    '## Triage',
    ...steps(seed.triage, 'triage', 'TODO: name what distinguishes this failure from others.'),
    step('Check what changed in the last hour.', 'changes'),
    '## Verify',
    ...steps(seed.verify, 'verify', 'TODO: check what shows that users are served again.'),
    ...(around.escalates
      ? []
      : ['## Escalate', '<Escalate to="TODO: whom to wake" after="15 minutes">', 'TODO: list what to have ready.', '</Escalate>']),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function frontmatter(seed: Seed, { schema, owned, owner, declared }: Around): string {
  const variables = Object.entries(seed.variables).filter(([name]) => !declared.has(name));
  const fields = {
    ...(schema === undefined ? {} : { $schema: schema }),
    title: seed.title,
    ...(seed.alerts.length > 0 ? { alerts: seed.alerts } : {}),
    ...(seed.severity === undefined ? {} : { severity: seed.severity }),
    symptoms: seed.symptoms.length > 0 ? seed.symptoms : ['TODO: what people see, in their words.'],
    ...(seed.signals.length > 0 ? { signals: seed.signals } : {}),
    ...(owned && owner === undefined ? {} : { owner: owner ?? 'TODO: the team that keeps it' }),
    ...(seed.related.length > 0 ? { related: seed.related } : {}),
    ...(variables.length > 0
      ? {
          variables: Object.fromEntries(
            variables.map(([name, about]) => [name, typeof about === 'string' ? { description: about } : about]),
          ),
        }
      : {}),
  };
  return `---\n${stringify(fields, { lineWidth: 0 })}---`;
}

function steps(given: readonly SeedStep[], name: string, otherwise: string): string[] {
  if (given.length === 0) return [step(otherwise, name)];
  return given.map(({ text, query, code }, at) => {
    const shown =
      query !== undefined ? `<Query id="${query}" />` : code === undefined ? '' : `\`\`\`${code.language}\n${code.text}\n\`\`\``;
    const id = at === 0 ? name : `${name}-${at + 1}`;
    return shown === '' ? step(text, id) : `${step(text, id)}\n\n${shown.replace(/^(?=.)/gm, '  ')}`;
  });
}

function step(text: string, id: string): string {
  return `- [ ] ${text} {/* #${id} */}`;
}
