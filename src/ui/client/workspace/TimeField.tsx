/** A field for a day and a time on the clock of this device. */

import { answersFor } from '../../../incident/time-answers.ts';
import { choiceInWords } from '../../../incident/time-text.ts';
import { t } from '../../../words/text.ts';
import { askTime } from '../record/ask-time.ts';
import { here, zoneName } from '../record/times.ts';
import { focus } from './focus.ts';
import { fieldTime, textOf } from './form.ts';

interface TimeFieldProps {
  readonly name: string;
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string;
  /** The instant that it shows at first, in milliseconds since the epoch. */
  readonly at?: number | undefined;
  /** Whether it has the focus when it is drawn. */
  readonly takesFocus?: boolean;
}

/** The field, and the place for its question. Read it with `readTime`. */
export function TimeField({ at, takesFocus = false, ...attributes }: TimeFieldProps) {
  return (
    <>
      <input
        {...attributes}
        type="datetime-local"
        defaultValue={at === undefined ? '' : fieldTime(at)}
        ref={takesFocus ? focus : undefined}
      />
      <span class="time-asked" />
    </>
  );
}

export type TimeRead =
  | { readonly kind: 'at'; readonly at: number }
  /** Nothing is in the field. */
  | { readonly kind: 'empty' }
  /** It may mean two instants, or is none, and the question about it was left: nothing is to be recorded. */
  | { readonly kind: 'unanswered' };

/**
 * The instant in a field. It holds no offset: what the clock showed twice or never, in the nights in which it is changed, is asked about below
 * the field.
 *
 * @param known the instant that the field shows; one that was left alone is still that, to the millisecond
 */
export async function readTime(form: HTMLFormElement, name: string, known?: number): Promise<TimeRead> {
  const text = textOf(form, name);
  if (text === '') return { kind: 'empty' };
  if (known !== undefined && text === fieldTime(known)) return { kind: 'at', at: known };
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = text.split(/\D/).map(Number);
  const answers = answersFor({ year, month, day, hour, minute, second }, { kind: 'own' }, here, here);
  const [first, ...others] = answers;
  if (first === undefined) return { kind: 'unanswered' };
  if (others.length === 0 && first.certain) return { kind: 'at', at: first.at };
  const now = Date.now();
  const into = form.elements.namedItem(name);
  const place = into instanceof HTMLInputElement ? into.nextElementSibling : null;
  if (!(place instanceof HTMLElement)) return { kind: 'unanswered' };
  const clock = text.slice(11, 16);
  const question = first.why === 'twice' ? t`The clock showed ${clock} twice. Which one?` : t`The clock skipped ${clock}. Which time?`;
  const choices = answers.map(({ at, note }) => choiceInWords({ at, note, text: '' }, now, { zone: here, name: zoneName }));
  const chosen = await new Promise<number | undefined>((done) => askTime(place, { question, choices }, done));
  const at = chosen === undefined ? undefined : answers[chosen]?.at;
  return at === undefined ? { kind: 'unanswered' } : { kind: 'at', at };
}
