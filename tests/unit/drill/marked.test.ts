/** A drill's record is never taken for something real. */
import { expect, it } from 'vitest';
import { resultFile } from '../../../src/drill/file.ts';
import { standingOf } from '../../../src/drill/play.ts';
import { writeReport } from '../../../src/drill/report.ts';
import { resultOf } from '../../../src/drill/result.ts';
import { endDrill } from '../../../src/incident/commands/drill.ts';
import { proposeHypothesis } from '../../../src/incident/commands/hypotheses.ts';
import { renameIncident } from '../../../src/incident/commands/incident.ts';
import { retractEvent } from '../../../src/incident/commands/log.ts';
import { drillOf } from '../../../src/incident/drill.ts';
import { factsOf } from '../../../src/incident/facts.ts';
import { readRecord } from '../../../src/incident/record/read.ts';
import { writeRecord } from '../../../src/incident/record/write.ts';
import { fold } from '../../../src/incident/state.ts';
import { documentOf } from '../../../src/postmortem/document.ts';
import { audiences } from '../../../src/postmortem/messages/audience.ts';
import { messageFor } from '../../../src/postmortem/messages/message.ts';
import { writeMessage } from '../../../src/postmortem/messages/write.ts';
import { type ShapeName, shapes, writePostmortem } from '../../../src/postmortem/shapes/registry.ts';
import { minute } from '../incident/desk.ts';
import { player, script } from './script.ts';

it('in its title however it is renamed, in its timeline, its postmortem and every message', () => {
  const ann = player();
  ann.do((at) => renameIncident(at, 'Everything is down'));
  expect(factsOf(ann.state).title).toBe('Drill: Everything is down');
  expect(ann.state.timeline.map(({ text }) => text)).toContain('Drill started, nothing in it is real: Lookups are slow');
  const document = documentOf(ann.state);
  const written: readonly ShapeName[] = ['ours', 'google-sre', 'atlassian', 'pagerduty', 'howie', 'short-summary'];
  expect(written).toEqual(Object.keys(shapes));
  for (const shape of written) expect(writePostmortem(document, shape)).toContain('Drill: Everything is down');
  for (const audience of audiences) {
    expect(writeMessage(messageFor(audience, document, { at: ann.now }), 'plain')).toMatch(/^DRILL: this is not a real incident\./);
  }
});

it('in the file of its record, and when its mark is taken back', () => {
  const ann = player();
  const mark = ann.state.log.events.find(({ kind }) => kind === 'drill-begun/1');
  if (mark === undefined) throw new Error('no mark');
  ann.do((at) => retractEvent(at, mark.id));
  const read = readRecord(writeRecord([ann.state.log]));
  expect(read.problems).toEqual([]);
  const [log] = read.logs.values();
  expect(log && drillOf(fold(log))?.script.drill).toBe('user-service/slow');
  expect(factsOf(ann.state).title).toMatch(/^Drill: /);
});

it('in the report of its result, where what was typed stays text', () => {
  const ann = player();
  ann.do((at) => proposeHypothesis(at, { statement: '<img src=x> *index* missing' }));
  ann.now += minute;
  ann.do((at) => endDrill(at));
  const standing = standingOf(script, ann.state, ann.now);
  if (standing === undefined) throw new Error('no drill');
  const result = resultOf(script, ann.state, standing);
  const file = resultFile(script, 'runbooks/a.md', ann.state, standing, result);
  const report = writeReport(script, result, file);
  expect(report).toMatch(/^# Drill: Lookups are slow\n\n> \*\*This was a drill\.\*\*/);
  expect(report).toContain('- \\<img src=x> \\*index\\* missing: open; it is the cause.');
  expect(file).toMatchObject({ format: 'breakglass-drill/1', ended: '2026-11-21T14:01:00.000Z', found: 'nothing', pace: 1 });
});
