/**
 * What a code block really is. Labels lie: PromQL stands in `sh` and `console` fences, sessions with prompts in `shell`,
 * commands in fences without any label. So the text decides where it speaks clearly, the label where it does not.
 */
import { strongestClaim } from './claim.ts';
import { cleanForCopy, hasOddCharacters } from './clean.ts';
import type { Language } from './language.ts';
import { gather, hasPrompts, parseConsole, patienceFor } from './languages/console/parse.ts';
import { isShellPrompt, matchPrompt, matchRootPrompt } from './languages/console/prompt.ts';
import { looksLikeRequests } from './languages/http/requests.ts';
import { couldBeCommand, readsAsCommand, readsAsOutput } from './languages/shell/command-words.ts';
import { languages, namedLanguage } from './registry.ts';

export interface Detected {
  /** Id of a language: `languageById` knows it. */
  language: string;
  /** Id of the language that the label means; null for no label and for one that names nothing. */
  labelled: string | null;
  /**
   * What decided: the label, the text's own structure (`grammar`: it parses as a query, reads as commands, or shows
   * output), a terminal's prompt, or nothing (`default`: plain text).
   */
  reason: 'label' | 'grammar' | 'prompt' | 'default';
  /** Whether the label says another language than the text. */
  disagrees: boolean;
}

/** Labels under which people put anything that is typed or pasted. */
const loose = new Set(['shell', 'console', 'kubectl', 'git', 'text']);

/** Labels of what commands answer. */
const answers = new Set(['json', 'jsonc', 'yaml', 'xml']);

/** Labels under which the documentation of Elasticsearch and OpenSearch has its requests. */
const withRequests = new Set([...loose, 'json', 'jsonc', 'javascript', 'yaml', 'esql', 'graphql']);

export function detectLanguage(label: string, code: string): Detected {
  const bare = label.trim() === '';
  const named = bare ? undefined : namedLanguage(label);
  const labelled = named?.id ?? null;
  const found = decide(bare, named, hasOddCharacters(code) ? cleanForCopy(code, 'query') : code.replaceAll('\r\n', '\n'));
  return {
    ...found,
    reason: found.language === labelled ? 'label' : found.reason,
    labelled,
    disagrees: labelled !== null && labelled !== found.language,
  };
}

function decide(bare: boolean, named: Language | undefined, text: string): Pick<Detected, 'language' | 'reason'> {
  const labelled = named?.id ?? null;
  const byLabel = { language: labelled ?? 'text', reason: labelled === null ? 'default' : 'label' } as const;
  if (text.trim() === '') return byLabel;
  if (named?.accepts?.(text) === true) return byLabel;

  if ((bare || (labelled !== null && withRequests.has(labelled))) && looksLikeRequests(text))
    return { language: 'http', reason: 'grammar' };
  // `elasticsearch` is a name of both.
  if (labelled === 'http' && /^\s*(?:FROM|ROW|TS|SHOW INFO)\b[^\n]*(?:\n|$)/.test(text)) return { language: 'esql', reason: 'grammar' };

  if (labelled === 'javascript' && /^\s*(?:\/\/.*\n\s*)*(?:(?:use \w+|show dbs)\s+)?(?:db|rs|sh)\.\w/.test(text))
    return { language: 'mongodb', reason: 'grammar' };

  if (labelled !== null && answers.has(labelled) && isCommandLine(text)) return { language: 'console', reason: 'grammar' };

  const isLoose = bare || (labelled !== null && loose.has(labelled));
  const claim = startsWithCommand(text) ? null : strongestClaim(languages, text);
  if (claim !== null && (claim.claim !== 'some' || (isLoose && labelled !== 'text')))
    return { language: claim.language, reason: 'grammar' };

  if (isPrompted(bare, labelled, text)) return { language: 'console', reason: 'prompt' };
  if (!isLoose || labelled === 'text') return byLabel;
  if (isManifest(text)) return { language: 'yaml', reason: 'grammar' };
  if (labelled === 'console') return byLabel;
  if (showsOutput(text)) return { language: 'console', reason: 'grammar' };
  if (isOnlyOutput(text)) return { language: 'text', reason: bare ? 'default' : 'grammar' };
  return bare && isAllCommands(text) ? { language: 'shell', reason: 'grammar' } : byLabel;
}

/** Clients whose answers are JSON, YAML or XML. */
const client =
  /^\s*(?:sudo\s+)?(?:curl|wget|http|https|xh|kubectl|oc|helm|aws|gcloud|az|docker|ceph|psql|redis-cli|mongosh|ssh|etcdctl|vault|consul|nomad|istioctl|argocd|flux)\s+\S/;

/** A fence may be labelled by what the command in it answers: `curl …`, with or without the JSON below. */
function isCommandLine(text: string): boolean {
  const first = contentLines(text)[0] ?? '';
  return client.test(first) && readsAsCommand(first);
}

/** `time (foo)` and `echo {"a"}` are PromQL to its grammar; a program's name in front of a blank decides. */
function startsWithCommand(text: string): boolean {
  const first = contentLines(text)[0] ?? '';
  return matchPrompt(first) !== null || (readsAsCommand(first) && !/^\s*\w+\s*[({[]/.test(first));
}

/**
 * In a fence for commands any prompt tells a session: `$ ` begins no command. Redirect the first line has to show one,
 * so that a log line or a template with a dollar sign stays what it is.
 */
function isPrompted(bare: boolean, labelled: string | null, text: string): boolean {
  const lines = text.split('\n');
  if (labelled !== null && labelled !== 'text' && loose.has(labelled)) return hasPrompts(lines);
  const first = lines.find((line) => line.trim() !== '' && (matchPrompt(line) !== null || !/^\s*#/.test(line))) ?? lines[0] ?? '';
  const prompted = matchPrompt(first);
  if (prompted !== null)
    return labelled === null || labelled === 'text' || readsAsCommand(prompted.text) || !isShellPrompt(prompted.prompt);
  return bare && matchRootPrompt(lines[0] ?? '') !== null && hasPrompts(lines);
}

/** Commands without prompts and, below them, what they printed. */
function showsOutput(text: string): boolean {
  const lines = parseConsole(text);
  const firstContent = lines.find((line) => line.text.trim() !== '' && !/^\s*#/.test(line.text));
  return (
    firstContent?.kind === 'command' &&
    readsAsCommand(firstContent.text) &&
    lines.some((line) => line.kind === 'output' && readsAsOutput(line.text))
  );
}

/** What programs print, in a fence for commands: to be read, not to be pasted. */
function isOnlyOutput(text: string): boolean {
  const lines = contentLines(text);
  return readsAsOutput(lines[0] ?? '') && !lines.some(readsAsCommand);
}

/** A Kubernetes manifest shows its kind. */
function isManifest(text: string): boolean {
  return /^\s*apiVersion: \S/.test(text) && /^\s*kind: \S/m.test(text);
}

/** A script: the first line is a command for certain, the others at least may be. Rows of a table have wide gaps. */
function isAllCommands(text: string): boolean {
  const lines = text.split('\n');
  const patience = patienceFor(lines);
  let sure = false;
  for (let at = 0; at < lines.length; at++) {
    const line = (lines[at] ?? '').trimStart();
    if (line === '' || line.startsWith('#')) continue;
    if (readsAsCommand(line)) sure = true;
    else if (!sure || !couldBeCommand(line) || /\S\s{2,}\S/.test(line)) return false;
    at = gather(lines, at, line, patience).last;
  }
  return sure;
}

/** Lines that are neither empty nor comments. */
function contentLines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '' && !/^\s*#/.test(line));
}
