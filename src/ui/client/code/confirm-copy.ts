/** Asks before a command that changes something, or that nobody here knows, is copied, once for each on a page, and shows what undoes it. */
import { missingNote } from '../../../open/unfilled.ts';
import { showSheet } from '../base/sheet-history.ts';

const answered = new WeakSet<Element>();

/**
 * Whether to copy. `block` carries the danger: a block, a card or a command in a line of text. While values are missing it is asked
 * each time; `refused` is whether the text is sure to be refused without them.
 */
export async function mayCopy(block: Element, text: string, missing: readonly string[], refused: boolean): Promise<boolean> {
  if (answered.has(block) && missing.length === 0) return true;
  const yes = await ask(block instanceof HTMLElement ? block : document.body, text, missing, refused);
  if (yes && missing.length === 0) answered.add(block);
  return yes;
}

/** Which values are missing, and what happens to a copy without them. */
function aboutMissing(missing: readonly string[], refused: boolean): HTMLElement[] {
  if (missing.length === 0) return [];
  const counted = missingNote({ values: missing, grafana: [] });
  return [
    paragraph(
      `${counted}. ${refused ? 'Until it is filled in, the copy stops with an error.' : 'It may run all the same: fill it in first.'}`,
    ),
  ];
}

/** Values in it that came with an alert or a link and that nobody confirmed. */
function aboutUnconfirmed(block: HTMLElement): HTMLElement[] {
  const places = [...block.querySelectorAll<HTMLElement>('var.unconfirmed')];
  const named = [...new Map(places.map((place) => [place.dataset['v'] ?? '', place.textContent]))];
  if (named.length === 0) return [];
  const line = paragraph(`${named.map(([name, value]) => `${name}=${value}`).join(', ')}`);
  const label = document.createElement('strong');
  label.textContent = 'Not confirmed, from the alert or link: ';
  line.prepend(label);
  return [line];
}

const titles: Readonly<Record<string, string>> & { unknown: string } = {
  'changes-state': '▲ This changes production',
  destroys: '✖ This is destructive',
  unknown: '? Unknown effect',
};

/** One sentence on what it does, or on what of it is not known. */
function explained(danger: string | undefined, what: string): HTMLElement[] {
  if (danger === 'changes-state' || danger === 'destroys') return what === '' ? [] : [paragraph(`It ${what}.`)];
  return [paragraph(`It may read, change or destroy something. Read it before you run it${what === '' ? '.' : `: ${what}`}`)];
}

function ask(block: HTMLElement, text: string, missing: readonly string[], refused: boolean): Promise<boolean> {
  const dialog = document.createElement('dialog');
  dialog.className = 'confirm';
  dialog.setAttribute('aria-labelledby', 'app:confirm-title');
  const { danger } = block.dataset;
  const reads = danger === 'read-only' || (danger === undefined && missing.length > 0);
  const title = document.createElement('h2');
  title.id = 'app:confirm-title';
  title.append(reads ? 'A value is missing' : (titles[danger ?? 'unknown'] ?? titles.unknown));
  const what = block.querySelector('.what')?.textContent.replace(/^: /, '') ?? block.dataset['what'] ?? '';
  const code = document.createElement('pre');
  code.textContent = text;
  const form = document.createElement('form');
  form.method = 'dialog';
  form.append(button('Copy command', 'yes', reads ? '' : 'danger'), button('Cancel', 'no'));
  dialog.append(
    title,
    ...aboutMissing(missing, refused),
    ...aboutUnconfirmed(block),
    ...(reads ? [code] : [...explained(danger, what), code, undoOf(block)]),
    form,
  );
  document.body.append(dialog);
  showSheet(dialog);
  form.querySelector<HTMLButtonElement>('[value=no]')?.focus();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
  });
}

/** What undoes it: from the block itself, or from the text right below it. */
function undoOf(block: HTMLElement): HTMLElement {
  const own = block.querySelector('.undo dd');
  const below = block.nextElementSibling?.textContent ?? '';
  const undo = own?.textContent ?? (/^\s*(?:to )?(?:undo|roll(?:ing)? ?back|revert)\b/i.test(below) ? below : '');
  const line = paragraph(undo === '' ? 'No undo is documented here.' : undo.replace(/^undo:\s*/i, ''));
  if (undo !== '') {
    const label = document.createElement('strong');
    label.textContent = 'Undo: ';
    line.prepend(label);
  }
  return line;
}

function paragraph(text: string): HTMLParagraphElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

function button(text: string, value: string, kind = ''): HTMLButtonElement {
  const element = document.createElement('button');
  element.className = kind;
  element.value = value;
  element.textContent = text;
  return element;
}
