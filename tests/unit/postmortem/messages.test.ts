import { describe, expect, test } from 'vitest';
import { fold } from '../../../src/incident/state.ts';
import { documentOf } from '../../../src/postmortem/document.ts';
import { audiences } from '../../../src/postmortem/messages/audience.ts';
import { editedMessage, gapsOf } from '../../../src/postmortem/messages/edited.ts';
import { messageFor } from '../../../src/postmortem/messages/message.ts';
import { messageForms } from '../../../src/postmortem/messages/message-forms.ts';
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

describe('what is still open', () => {
  const empty = documentOf(fold({ events: [] }));

  test('is told as data, each once, in the order of the text', () => {
    expect(gapsOf(messageFor('internal', empty, { at }))).toEqual(['severity', 'status', 'effect', 'start', 'commander']);
    expect(gapsOf(messageFor('internal', during, { at }))).toEqual([]);
  });

  test('is no longer open once the edited text says it', () => {
    const message = messageFor('status-page', empty, { at });
    const text = writeMessage(message, 'plain').replace('[What do users notice?]', 'Nothing loads [yet].');
    expect(gapsOf(message, text)).toEqual(['start']);
  });

  test('stands in brackets in every form', () => {
    const message = messageFor('executives', empty, { at });
    expect(writeMessage(message, 'plain')).toContain('Incident commander: [no commander yet].');
    expect(writeMessage(message, 'slack')).toContain('Incident commander: [no commander yet].');
    expect(writeMessage(message, 'markdown')).toContain('Incident commander: \\[no commander yet].');
  });
});

describe('an edited text', () => {
  const message = messageFor('status-page', during, { at });
  const plain = writeMessage(message, 'plain');

  test('that was left as it was is the message', () => {
    for (const form of messageForms) expect(writeMessage(editedMessage(plain, message), form)).toBe(writeMessage(message, form));
  });

  test('keeps the form of the paragraphs that were left, and its own ends of lines', () => {
    const edited = editedMessage(plain.replace('We have identified', 'One line\nWe have *identified*'), message);
    expect(writeMessage(edited, 'markdown')).toContain('**Identified:** Profile pages');
    expect(writeMessage(edited, 'markdown')).toContain('One line\\\nWe have \\*identified\\* the cause');
    expect(writeMessage(edited, 'slack')).toContain('*Identified:* Profile pages');
    expect(writeMessage(edited, 'plain')).toContain('One line\nWe have *identified* the cause');
  });

  test.each(['@here', '<!channel>', '<!subteam^S1>'])('calls nobody with %s', (words) => {
    for (const form of messageForms) expect(writeMessage(editedMessage(`${words} is down`, message), form)).not.toMatch(/@here|<!\w/);
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
