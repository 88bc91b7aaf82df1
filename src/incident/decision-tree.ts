/** The fix decision: which move, question by question. A safe rollback beats a hotfix. */
import { eventsOf, type IncidentState } from './state.ts';

export interface FixAnswer {
  readonly id: string;
  readonly text: string;
  /** The next question, by id. */
  readonly next?: string;
  /** The move it leads to, where the tree ends. */
  readonly move?: string;
  /** What to do before that move. */
  readonly before?: string;
}

export interface FixQuestion {
  readonly id: string;
  readonly text: string;
  readonly answers: readonly FixAnswer[];
}

/** The tree; the first question is its root. */
export const fixDecision: readonly FixQuestion[] = [
  question('deploy', 'Did a deploy land shortly before the start?', { next: 'rollback-safe' }, { next: 'configuration' }),
  question(
    'rollback-safe',
    'Can it be rolled back safely, with no schema migration in the way?',
    {
      move: 'Roll back.',
      before: 'Find the last good revision, check what else must be rolled back with it, and announce the rollback in the channel.',
    },
    {
      move: 'Hotfix the one bug: the smallest change, tested, through staging if at all possible, watched for 15 minutes after.',
      before: 'Write down why a rollback is not possible, and have a second person read the change.',
    },
  ),
  question(
    'configuration',
    'Is it configuration: a setting, an environment variable, DNS, a certificate?',
    { move: 'Fix the configuration: put the last good one back.', before: 'Keep a copy of the bad one: it is evidence.' },
    { next: 'capacity' },
  ),
  question(
    'capacity',
    'Is it capacity: CPU, memory, disk, connections, traffic?',
    {
      move: 'Scale up, restart or clear the cache; then find what grew.',
      before: 'A restart loses what is in memory: save logs, a heap or thread dump first.',
    },
    { next: 'path' },
  ),
  question(
    'path',
    'Can the broken path be turned off by a flag?',
    { move: 'Turn it off, then look deeper.', before: 'Tell support what users can no longer do.' },
    { move: 'Look deeper: name three hypotheses and test the cheapest.' },
  ),
];

/** An answer that was given, and the question that it answers. */
export interface AnsweredQuestion {
  readonly question: FixQuestion;
  readonly answer: FixAnswer;
}

/** Where the answers of an incident have led: the way so far, and the next question or the move. The last answer to each question counts. */
export function fixDecisionNow(
  state: IncidentState,
  tree: readonly FixQuestion[] = fixDecision,
): { readonly path: readonly AnsweredQuestion[]; readonly question?: FixQuestion; readonly move?: string } {
  const answers = new Map(eventsOf(state, 'fix-decision-answered/1').map(({ payload }) => [payload.question, payload.answer]));
  const path: AnsweredQuestion[] = [];
  let at = tree[0];
  // A tree has no circles, but one that was passed in might.
  for (const _ of tree) {
    const question = at;
    const answer = question?.answers.find(({ id }) => id === answers.get(question.id));
    if (question === undefined || answer === undefined) break;
    path.push({ question, answer });
    if (answer.move !== undefined) return { path, move: answer.move };
    at = tree.find(({ id }) => id === answer.next);
  }
  return at === undefined ? { path } : { path, question: at };
}

type Leading = Pick<FixAnswer, 'next' | 'move' | 'before'>;

function question(id: string, text: string, yes: Leading, no: Leading): FixQuestion {
  return {
    id,
    text,
    answers: [
      { id: 'yes', text: 'Yes', ...yes },
      { id: 'no', text: 'No', ...no },
    ],
  };
}
