/** The page of the incident: draws what the record says, and records what people do. */
import { renameIncident, setSeverity, setStatus, startIncident } from '../../../incident/commands/incident.ts';
import { writeLine } from '../../../incident/commands/log.ts';
import { lengthText } from '../../../incident/durations.ts';
import { factsOf } from '../../../incident/facts.ts';
import { timelineGroups } from '../../../incident/kinds.ts';
import { elapsed } from '../../../incident/nudges.ts';
import { severities, severityMeanings } from '../../../incident/severity.ts';
import type { IncidentState } from '../../../incident/state.ts';
import { statuses } from '../../../incident/status.ts';
import { tell } from '../../../storage/state.ts';
import { type Desk, theDesk } from './desk.ts';
import { drawTimeline } from './timeline.ts';
import { here, shortTime } from './times.ts';

export async function workspace(page: HTMLElement): Promise<void> {
  const find = <E extends Element = HTMLElement>(selector: string): E => {
    const found = page.querySelector<E>(selector);
    if (found === null) throw new Error(`the page of the incident has no ${selector}`);
    return found;
  };
  const desk = await theDesk();
  const status = find<HTMLSelectElement>('[data-active] [name=status]');
  const severity = find<HTMLSelectElement>('[data-active] [name=severity]');
  const group = find<HTMLSelectElement>('[name=group]');
  const line = find<HTMLInputElement>('#log-line');
  const said = find('[data-said]');
  const say = (text: string) => {
    if (text !== '') said.textContent = text;
  };

  const draw = () => {
    const state = desk.active();
    find('[data-active]').hidden = state === undefined;
    find<HTMLDetailsElement>('[data-start]').open = state === undefined;
    drawHead(find, state);
    if (state !== undefined) {
      const facts = factsOf(state);
      status.value = facts.status ?? '';
      severity.value = facts.severity ?? '';
      find('[data-response]').textContent = facts.severity === undefined ? '' : severityMeanings[facts.severity].response;
      drawTimeline(find('[data-timeline]'), desk, timelineGroups.find((name) => name === group.value) ?? '', say);
    }
    drawOthers(find, desk);
    const { level, title, detail } = tell(desk.record.state());
    find('[data-storage]').className = `storage ${level}`;
    find('[data-storage]').textContent = `${title}${detail === '' ? '' : `. ${detail}`}`;
  };

  status.addEventListener('change', () => {
    const chosen = statuses.find((name) => name === status.value);
    if (chosen !== undefined) void desk.act((at) => setStatus(at, chosen)).then(say);
  });
  severity.addEventListener('change', () => {
    const chosen = severities.find((name) => name === severity.value);
    if (chosen !== undefined) void desk.act((at) => setSeverity(at, chosen)).then(say);
  });
  group.addEventListener('change', draw);
  find<HTMLFormElement>('[data-log]').addEventListener('submit', async (event) => {
    event.preventDefault();
    const written = line.value;
    line.value = '';
    const refused = await desk.act((at) => writeLine(at, written, here));
    if (refused !== '' && line.value === '') line.value = written;
    say(refused === '' ? 'Written.' : refused);
  });
  find('[data-title]').addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Enter') return;
    event.preventDefault();
    find('[data-title]').blur();
  });
  find('[data-title]').addEventListener('blur', () => {
    const title = find('[data-title]').textContent;
    if (desk.active() !== undefined) void desk.act((at) => renameIncident(at, title)).then(draw);
  });

  find<HTMLFormElement>('[data-new]').addEventListener('submit', async (event) => {
    event.preventDefault();
    const form = find<HTMLFormElement>('[data-new]');
    const given = new FormData(form);
    const began = new Date(String(given.get('startedAt') ?? '')).getTime();
    const refused = await desk.act(({ recorder }) =>
      startIncident(recorder, {
        title: String(given.get('title') ?? ''),
        severity: severities.find((name) => name === given.get('severity')),
        startedAt: Number.isNaN(began) ? undefined : began,
      }),
    );
    if (refused === '') form.reset();
    say(refused);
    line.focus();
  });
  files(find, desk);

  desk.onChange(draw);
  setInterval(() => drawElapsed(find, desk.active()), 10_000);
  draw();
}

type Find = <E extends Element = HTMLElement>(selector: string) => E;

function drawHead(find: Find, state: IncidentState | undefined): void {
  const title = find('[data-title]');
  // Somebody may be writing in it.
  if (document.activeElement !== title) title.textContent = state === undefined ? 'Incident' : factsOf(state).title;
  title.setAttribute('contenteditable', state === undefined ? 'false' : 'plaintext-only');
  title.setAttribute('title', state === undefined ? '' : 'Press to rename');
  find('[data-lead]').textContent =
    state === undefined ? 'Nothing is open. Start one, and everything written here becomes the draft of its postmortem.' : '';
  drawElapsed(find, state);
}

function drawElapsed(find: Find, state: IncidentState | undefined): void {
  const lasts = state === undefined ? undefined : elapsed(state, Date.now());
  find('[data-elapsed]').textContent = lasts === undefined ? '' : lengthText(lasts);
}

function drawOthers(find: Find, desk: Desk): void {
  const current = desk.active()?.incident;
  const others = [...desk.incidents().values()].filter((state) => state.incident !== current);
  find('[data-others]').hidden = others.length === 0;
  find('[data-list]').replaceChildren(
    ...others.map((state) => {
      const { title, openedAt, status } = factsOf(state);
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = title;
      button.addEventListener('click', () => desk.activate(state.incident));
      const item = document.createElement('li');
      item.append(button, ` ${openedAt === undefined ? '' : shortTime(openedAt, Date.now())} ${status ?? ''}`);
      return item;
    }),
  );
}

/** Reading and writing files brings a Markdown writer and schemas along: loaded when somebody asks for it. */
function files(find: Find, desk: Desk): void {
  const load = () => import('./files.ts');
  find('[data-postmortem]').addEventListener('click', async () => {
    const state = desk.active();
    const { isShape, savePostmortem } = await load();
    const shape = find<HTMLSelectElement>('[name=shape]').value;
    if (state !== undefined && isShape(shape)) savePostmortem(state, shape);
  });
  find('[data-save]').addEventListener('click', async () => {
    const state = desk.active();
    if (state !== undefined) (await load()).saveRecord([state]);
  });
  find<HTMLInputElement>('[data-read]').addEventListener('change', async () => {
    const input = find<HTMLInputElement>('[data-read]');
    const file = input.files?.[0];
    if (file === undefined) return;
    find('[data-read-said]').textContent = await (await load()).readFile(file, desk);
    input.value = '';
  });
}
