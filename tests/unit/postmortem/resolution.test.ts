/** What somebody who was not there reads once an incident is resolved. */
import { describe, expect, test } from 'vitest';
import { fold } from '../../../src/incident/state.ts';
import { documentOf } from '../../../src/postmortem/document.ts';
import { gapsOf } from '../../../src/postmortem/messages/edited.ts';
import { resolutionSummary } from '../../../src/postmortem/messages/resolution.ts';
import { writeMessage } from '../../../src/postmortem/messages/write.ts';
import { exampleDocument } from './example.ts';

const written = (document: ReturnType<typeof exampleDocument>) => writeMessage(resolutionSummary(document), 'plain').trim();

describe('the summary of a resolved incident', () => {
  test('is what the log holds, in three paragraphs', () => {
    expect(written(exampleDocument())).toMatchInlineSnapshot(`
      "Resolved: SEV3 p99 of /users/{id} above 500 ms

      Profile pages took longer than half a second to load; no request failed. Services: user-service. Affected: everybody who opens a profile. Regions: all. Started 2026-11-21 14:00 UTC (15:00 Europe/Berlin), resolved 2026-11-21 14:50 UTC (15:50 Europe/Berlin): 50 min.

      What fixed it: not recorded. Cause: The index on users(id) is missing or not valid. 3 action items so far."
    `);
  });

  test('names what is not recorded, and asks nothing', () => {
    const empty = documentOf(fold({ events: [] }));
    expect(written(empty)).toMatchInlineSnapshot(`
      "Not resolved: Untitled incident (severity not set)

      Impact on users: not recorded. Start not recorded, end not recorded.

      What fixed it: not recorded. Cause: not confirmed yet."
    `);
    for (const document of [empty, exampleDocument()]) {
      expect(gapsOf(resolutionSummary(document))).toEqual([]);
      expect(written(document)).not.toMatch(/[?[\]]|To write/);
      expect(written(document).split('\n').length).toBeLessThanOrEqual(5);
    }
  });
});
