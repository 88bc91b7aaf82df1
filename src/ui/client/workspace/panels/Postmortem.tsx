/** The postmortem: written from the record, in the shape that the team uses. */
import { useState } from 'preact/hooks';
import { useIncident } from '../context.ts';
import { Panel } from '../Panel.tsx';

const shapes = [
  ['ours', 'All that is known'],
  ['google-sre', 'Google SRE book'],
  ['atlassian', 'Atlassian'],
  ['pagerduty', 'PagerDuty'],
  ['short-summary', 'Short summary'],
] as const;

/** Writing files brings a Markdown writer along: loaded when somebody asks for it. */
const load = () => import('../../incident/files.ts');

export function Postmortem() {
  const { state } = useIncident();
  const [shape, setShape] = useState<(typeof shapes)[number][0]>('ours');
  return (
    <Panel title="Postmortem" shortcut="p">
      <div class="facts">
        <label>
          Shape
          <select
            name="shape"
            value={shape}
            onChange={(event) => setShape(shapes.find(([name]) => name === event.currentTarget.value)?.[0] ?? 'ours')}
          >
            {shapes.map(([name, title]) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={async () => (await load()).savePostmortem(state, shape)}>
          Save as Markdown
        </button>
        <button type="button" onClick={async () => (await load()).saveRecord([state])}>
          Save the record
        </button>
      </div>
    </Panel>
  );
}
