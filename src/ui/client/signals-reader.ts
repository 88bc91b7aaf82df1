/** The golden-signals reader: ranks the rows of the table by how well they fit what is seen. */

const signals = ['latency', 'traffic', 'errors', 'saturation'] as const;

export function signalsReader(form: HTMLFormElement): void {
  const body = document.querySelector('table.shapes tbody');
  if (body === null) return;
  const rows = [...body.querySelectorAll<HTMLTableRowElement>('tr')];
  const output = form.querySelector('output');
  const show = () => {
    const seen = signals.map((signal) => [signal, String(new FormData(form).get(signal) ?? 'any')] as const).filter(([, level]) => level !== 'any');
    const ranked = rows.map((row) => ({ row, fit: fitOf(row, seen) })).sort((a, b) => b.fit - a.fit);
    body.append(...ranked.map(({ row }) => row));
    for (const { row, fit } of ranked) {
      row.hidden = seen.length > 0 && fit < 0;
      row.classList.toggle('fits', seen.length > 0 && fit >= seen.length);
    }
    const shown = ranked.filter(({ row }) => !row.hidden).length;
    if (output !== null) output.textContent = wording(seen.length, shown);
  };
  form.hidden = false;
  form.addEventListener('change', show);
  form.addEventListener('reset', () => setTimeout(show));
  show();
}

/** One for each signal that is as seen, little where the row takes any level; a row that contradicts more than it fits is below zero. */
function fitOf(row: HTMLTableRowElement, seen: readonly (readonly [string, string])[]): number {
  let fit = 0;
  for (const [signal, level] of seen) {
    const expected = row.dataset[signal] ?? 'any';
    if (expected === level) fit += 1;
    else if (expected === 'any') fit += 0.25;
    else if (expected.endsWith('up') && level.endsWith('up')) fit += 0.5;
    else fit -= 1;
  }
  return fit;
}

function wording(seen: number, shown: number): string {
  if (seen === 0) return 'Pick what you see. What you have not looked at stays open.';
  if (shown === 0) return 'No shape fits. Take the signal you are least sure of back to "not looked".';
  return `${shown} ${shown === 1 ? 'shape fits' : 'shapes fit'}, the best first.`;
}
