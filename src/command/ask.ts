/** The questions of `breakglass new`, one after the other; what is known already is not asked. */
import { autocomplete, isCancel, select, text } from '@clack/prompts';
import { suggestedService } from '../draft/from-alert.ts';
import { patternsOf, type Surroundings, type Wishes } from './new.ts';

export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

/** How questions reach a person; undefined means that they gave up. */
export interface Asker {
  choose: (message: string, choices: readonly Choice[]) => Promise<string | undefined>;
  write: (message: string, example: string) => Promise<string | undefined>;
}

/** Asks in a terminal. */
export const terminalAsker: Asker = {
  async choose(message, choices) {
    const options = choices.map(({ value, label, hint }) => (hint === undefined ? { value, label } : { value, label, hint }));
    const answer = await (options.length > 8 ? autocomplete({ message, options, maxItems: 8 }) : select({ message, options }));
    return isCancel(answer) ? undefined : answer;
  },
  async write(message, placeholder) {
    const answer = await text({
      message,
      placeholder,
      validate: (value) => (value === undefined || value.trim() === '' ? 'A word or two, please.' : undefined),
    });
    return isCancel(answer) ? undefined : answer.trim();
  },
};

const another = '+';

/** The wishes, complete; undefined when the person gave up. */
export async function askFor(wishes: Wishes, around: Surroundings, { choose, write }: Asker): Promise<Wishes | undefined> {
  const { read, alerts } = around;
  const asked = { ...wishes };
  const services = read?.site.services ?? [];
  const patterns = read === undefined ? [] : patternsOf(read.site);

  if (
    asked.what === 'runbook' &&
    asked.fromAlert === undefined &&
    asked.pattern === undefined &&
    asked.failureMode === undefined &&
    asked.title === undefined
  ) {
    const from = await choose('What does the runbook begin from?', [
      ...(alerts.length > 0 ? [{ value: 'alert', label: 'An alert', hint: 'its expression, severity and words become the draft' }] : []),
      ...(patterns.length > 0 ? [{ value: 'pattern', label: 'A failure pattern', hint: 'its signals and queries' }] : []),
      { value: 'blank', label: 'A failure that you know' },
      { value: 'service', label: 'No runbook: a new service' },
    ]);
    if (from === undefined) return undefined;
    if (from === 'service') asked.what = 'service';
    else if (from === 'alert')
      asked.fromAlert = await choose('Which alert?', [
        ...new Map(
          alerts.map(({ rule }) => [rule.name, { value: rule.name, label: rule.name, hint: rule.annotations['summary'] ?? '' }]),
        ).values(),
      ]);
    else if (from === 'pattern')
      asked.pattern = await choose(
        'Which pattern?',
        patterns.map(({ id, title, meta }) => ({ value: id, label: title, hint: meta.pattern?.looksLike ?? '' })),
      );
    else asked.failureMode = await write('What goes wrong?', 'payments time out');
    if (from !== 'service' && asked.fromAlert === undefined && asked.pattern === undefined && asked.failureMode === undefined)
      return undefined;
  }
  const alert = alerts.find(({ rule }) => rule.name === asked.fromAlert);
  if (asked.service === undefined) {
    const suggested =
      alert === undefined
        ? undefined
        : suggestedService(
            alert,
            services.map(({ id }) => id),
          );
    const choices = services.filter(({ kind }) => kind === 'service').map(({ id, title }) => ({ value: id, label: title }));
    const fresh =
      suggested === undefined || services.some(({ id }) => id === suggested) ? [] : [{ value: suggested, label: `${suggested} (new)` }];
    const first = choices.filter(({ value }) => value === suggested);
    const others = choices.filter(({ value }) => value !== suggested);
    const chosen =
      asked.what === 'service' || choices.length + fresh.length === 0
        ? another
        : await choose('Of which service?', [...fresh, ...first, ...others, { value: another, label: 'Another one' }]);
    asked.service = chosen === another ? await write('What is the service called?', suggested ?? 'checkout') : chosen;
    if (asked.service === undefined) return undefined;
  }
  if (asked.owner === undefined && !services.some(({ id, owner }) => id === asked.service && owner !== '')) {
    asked.owner = await write('Which team answers for it?', 'payments');
    if (asked.owner === undefined) return undefined;
  }
  return asked;
}
