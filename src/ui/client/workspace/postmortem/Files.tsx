/** How the postmortem is exported: as Markdown, as a page, on paper, with its evidence; and the incident itself. */

import { laneFileName, laneSvg } from '../../../../postmortem/lane.ts';
import { t } from '../../../../words/text.ts';
import { write as toClipboard } from '../../base/clipboard.ts';
import { download, fileName } from '../../base/download.ts';
import { useIncident } from '../context.ts';
import { useChangingSteps } from '../places.ts';

/** Archives are made by what is loaded when somebody asks for one. */
const load = () => import('../../record/files.ts');

interface FilesProps {
  /** The postmortem; undefined while it is being written. */
  readonly text: string | undefined;
  /** Prints the whole of it. */
  readonly print: () => void;
  /** Saves the whole of it as one HTML file. */
  readonly saveHtml: () => void;
  /** Copies the whole of it with its format. */
  readonly copyFormatted: () => void;
}

export function Files({ text, print, saveHtml, copyFormatted }: FilesProps) {
  const { state, desk, announce } = useIncident();
  const isChange = useChangingSteps();
  const copy = async (markdown: string) =>
    announce((await toClipboard(markdown)) ? t`Postmortem copied.` : t`Not copied: the browser refused. Save it instead.`);
  const archive = async (markdown: string) => {
    const missing = await (await load()).saveArchive(state, markdown, desk.record, isChange);
    if (missing.length === 0) return;
    const whose = [...new Set(missing.flatMap(({ by }) => by ?? []))].join(', ');
    announce(
      t`${missing.length === 1 ? t`An image is` : t`${missing.length} images are`} not on this device, and not in the archive${whose === '' ? '' : t` (kept by ${whose})`}. Import the archive of the device that has ${missing.length === 1 ? 'it' : 'them'}, and save again: ${missing.map(({ file }) => file).join(', ')}`,
    );
  };
  const saveLane = () => {
    const svg = laneSvg(state, isChange);
    if (svg !== undefined) download(`${fileName(state)}-${laneFileName}`, svg, 'image/svg+xml');
  };
  const saveWithTimeline = async (markdown: string) => {
    const { markdownWithTimeline } = await load();
    download(`${fileName(state)}-postmortem.md`, await markdownWithTimeline(state, markdown), 'text/markdown');
  };
  const forText = (act: (markdown: string) => unknown) => ({
    type: 'button' as const,
    disabled: text === undefined,
    onClick: () => void (text !== undefined && act(text)),
  });
  return (
    <div class="acts">
      <button {...forText(copyFormatted)}>{t`Copy with formatting`}</button>
      <button {...forText(copy)}>{t`Copy as Markdown`}</button>
      <button
        {...forText((markdown) => download(`${fileName(state)}-postmortem.md`, markdown, 'text/markdown'))}
      >{t`Save as Markdown`}</button>
      <button {...forText(archive)}>{t`Save with evidence`}</button>
      <button type="button" onClick={async () => (await load()).saveRecord([state])}>{t`Export incident`}</button>
      <details class="fold">
        <summary>{t`More formats`}</summary>
        <div class="acts">
          <button {...forText(saveHtml)}>{t`Save as HTML`}</button>
          <button {...forText(saveWithTimeline)}>{t`Save as Markdown with a timeline diagram`}</button>
          <button type="button" onClick={saveLane}>{t`Save the picture`}</button>
          <button {...forText(print)}>{t`Print`}</button>
        </div>
      </details>
    </div>
  );
}
