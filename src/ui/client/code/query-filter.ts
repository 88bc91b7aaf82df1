/** The filter of the queries page: hides rows that do not match; everything is there without it. */
import { t } from '../../../words/text.ts';

export function queryFilter(form: HTMLFormElement): void {
  const sheets = [...document.querySelectorAll<HTMLElement>('.query-sheet')].map((sheet) => ({
    sheet,
    title: sheet.querySelector('h2')?.textContent ?? '',
    count: sheet.querySelector('.count'),
    all: sheet.querySelector('.count')?.textContent ?? '',
    rows: [...sheet.querySelectorAll<HTMLLIElement>('.queries > li')],
  }));
  const output = form.querySelector('output');
  const show = () => {
    const wanted = new FormData(form);
    const words = String(wanted.get('words') ?? '')
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    const choices = ['service', 'signal', 'language']
      .map((name) => [name, String(wanted.get(name) ?? '')] as const)
      .filter(([, value]) => value !== '');
    let found = 0;
    let all = 0;
    for (const { sheet, title, count, all: whole, rows } of sheets) {
      let shown = 0;
      for (const row of rows) {
        const text = `${title} ${row.textContent}`.toLowerCase();
        row.hidden = !words.every((word) => text.includes(word)) || !choices.every(([name, value]) => row.dataset[name] === value);
        if (!row.hidden) shown++;
      }
      sheet.hidden = shown === 0;
      if (count !== null) count.textContent = shown === rows.length ? whole : t`${shown} of ${whole}`;
      found += shown;
      all += rows.length;
    }
    if (output !== null) output.textContent = found === all ? '' : t`${found} of ${all} queries`;
  };
  form.addEventListener('input', show);
  form.addEventListener('submit', (event) => event.preventDefault());
  // Browsers fill forms in again when somebody comes back to a page.
  show();
}
