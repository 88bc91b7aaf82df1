/** How the postmortem leaves: as Markdown, on paper, with its evidence; and the record itself. */
import { write as toClipboard } from '../../base/clipboard.ts';
import { download, fileName } from '../../base/download.ts';
import { useIncident } from '../context.ts';

/** Archives are made by what is loaded when somebody asks for one. */
const load = () => import('../../record/files.ts');

/**
 * @param text the postmortem; undefined while it is being written
 * @param print brings the whole of it to paper
 */
export function Files({ text, print }: { readonly text: string | undefined; readonly print: () => void }) {
  const { state, desk, announce } = useIncident();
  const copy = async (markdown: string) =>
    announce(
      (await toClipboard(markdown))
        ? 'The postmortem is in the clipboard.'
        : 'The browser did not let it into the clipboard. Save it instead.',
    );
  const archive = async (markdown: string) => {
    const missing = await (await load()).saveArchive(state, markdown, desk.record);
    if (missing.length === 0) return;
    announce(
      `${missing.length === 1 ? 'An image is' : `${missing.length} images are`} not on this device, and not in the archive: ${missing.join(', ')}`,
    );
  };
  const forText = (act: (markdown: string) => unknown) => ({
    type: 'button' as const,
    disabled: text === undefined,
    onClick: () => void (text !== undefined && act(text)),
  });
  return (
    <div class="acts">
      <button {...forText((markdown) => download(`${fileName(state)}-postmortem.md`, markdown, 'text/markdown'))}>Save as Markdown</button>
      <button {...forText(copy)}>Copy as Markdown</button>
      <button {...forText(archive)}>Save with evidence</button>
      <button {...forText(print)}>Print</button>
      <button type="button" onClick={async () => (await load()).saveRecord([state])}>
        Export incident
      </button>
    </div>
  );
}
