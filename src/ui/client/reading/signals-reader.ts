/** The golden-signals reader: ranks the rows of the table by how well they fit what is seen. */
import { t } from '../../../words/text.ts';

const signals = ['latency', 'traffic', 'errors', 'saturation'] as const;

export function signalsReader(form: HTMLFormElement): void {
  const body = document.querySelector('table.shapes tbody');
  if (body === null) return;
  const rows = [...body.querySelectorAll<HTMLTableRowElement>('tr')];
  const output = form.querySelector('output');
  const show = () => {
    const seen = signals
      .map((signal) => [signal, String(new FormData(form).get(signal) ?? 'any')] as const)
      .filter(([, level]) => level !== 'any');
    const ranked = rows.map((row) => ({ row, fit: fitOf(row, seen) })).sort((a, b) => b.fit - a.fit);
    body.append(...ranked.map(({ row }) => row));
    let fitting = 0;
    let near = 0;
    for (const { row, fit } of ranked) {
      const fits = seen.length > 0 && seen.every(([signal, level]) => agreement(row.dataset[signal], level) > 0);
      row.classList.toggle('fits', fits);
      row.hidden = seen.length > 0 && fit <= 0;
      if (fits) fitting++;
      else if (!row.hidden) near++;
    }
    if (output !== null) output.textContent = wording(seen.length, fitting, near);
  };
  form.addEventListener('change', show);
  form.addEventListener('reset', () => setTimeout(show));
  show();
}

/** A row that contradicts as much as it fits is not above zero. */
function fitOf(row: HTMLTableRowElement, seen: readonly (readonly [string, string])[]): number {
  return seen.reduce((sum, [signal, level]) => sum + agreement(row.dataset[signal], level), 0);
}

/** One where a signal is as seen, little where the row takes any level, below zero where it differs. */
function agreement(expected = 'any', level: string): number {
  if (expected === level) return 1;
  if (expected === 'any') return 0.25;
  // Creeping up is a way of being up.
  return expected.endsWith('up') && level.endsWith('up') ? 0.5 : -1;
}

function wording(seen: number, fitting: number, near: number): string {
  if (seen === 0) return t`Pick what you see. Leave out what you have not checked.`;
  if (fitting + near === 0) return t`No shape is close. Set the signal you are least sure of back to “not checked”.`;
  const fit = fitting === 0 ? t`No shape fits` : fitting === 1 ? t`1 shape fits` : t`${fitting} shapes fit`;
  return near === 0 ? `${fit}.` : t`${fit}, ${near} ${near === 1 ? 'comes' : 'come'} near.`;
}
