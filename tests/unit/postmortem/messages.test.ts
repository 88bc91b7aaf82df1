import { describe, expect, test } from 'vitest';
import { fold } from '../../../src/incident/state.ts';
import { documentOf } from '../../../src/postmortem/document.ts';
import { audiences, messageFor } from '../../../src/postmortem/messages/message.ts';
import { writeMessage } from '../../../src/postmortem/messages/write.ts';
import { exampleDocument, exampleState, surroundings } from './example.ts';

const at = Date.UTC(2026, 10, 21, 14, 25);
/** The example as it stood at 14:25. */
const during = documentOf(
  exampleState((events) => events.filter(({ recordedAt }) => recordedAt.wall <= at)),
  surroundings,
);

describe('filled from the record', () => {
  test.each(audiences)('%s', (audience) => {
    const message = messageFor(audience, during, { at, link: { text: 'Incident', url: 'https://runbooks.example/i/1' } });
    expect(writeMessage(message, 'plain')).toMatchSnapshot();
  });

  test('in Markdown and in mrkdwn', () => {
    const message = messageFor('internal', during, { at, link: { text: 'Incident', url: 'https://runbooks.example/i/1?a=1&b=2' } });
    expect(writeMessage(message, 'markdown')).toContain('**SEV3 p99 of /users/{id} above 500 ms**');
    expect(writeMessage(message, 'slack')).toContain('*SEV3 p99 of /users/{id} above 500 ms*');
    expect(writeMessage(message, 'slack')).toContain('<https://runbooks.example/i/1?a=1&amp;b=2|Incident>');
  });

  test('what is not known is asked for, not made up; no update is promised when it is resolved', () => {
    const empty = documentOf(fold({ events: [] }));
    expect(writeMessage(messageFor('status-page', empty, { at }), 'plain')).toContain('[What do users notice?]');
    expect(writeMessage(messageFor('status-page', exampleDocument(), { at }), 'plain')).not.toContain('Next update');
  });
});

describe('nobody is called by accident', () => {
  const write = (words: string, form: 'plain' | 'markdown' | 'slack') => writeMessage({ lines: [[words], [{ strong: words }]] }, form);

  test.each(['@channel', '@here', '@everyone', 'x@Channel!', '＠here', '<!channel>', '<!here|here>', '<!subteam^S1>', '<!everyone>'])(
    '%s',
    (words) => {
      for (const form of ['plain', 'markdown', 'slack'] as const) {
        expect(write(words, form)).not.toMatch(/[@＠](channel|here|everyone)|<!\w/i);
        // Nothing that cannot be seen was put in.
        expect(write(words, form)).not.toMatch(/[\u200B-\u200D\u2060\uFEFF]/);
      }
    },
  );

  test('other addresses are left as they are', () => {
    expect(write('ask @heretic or channel@here.example', 'plain')).toContain('ask @heretic');
  });

  test('mrkdwn escapes its three signs, once', () => {
    expect(write('a < b && c > d <@U1>', 'slack')).toContain('a &lt; b &amp;&amp; c &gt; d &lt;@U1&gt;');
  });

  test('an address that must not be opened is no link', () => {
    for (const form of ['markdown', 'slack'] as const) {
      expect(writeMessage({ lines: [[{ link: 'javascript:alert(1)', text: 'x' }]] }, form)).toBe('x\n');
    }
  });
});
