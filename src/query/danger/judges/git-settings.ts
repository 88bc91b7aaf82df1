/** Settings and options of git that are programs: `git -c core.pager='…' log`, `git grep -O…`, `git clone ext::…`. */
import { restOf } from '../../languages/shell/arguments.ts';
import type { ShellWord } from '../../languages/shell/words.ts';
import { both, type Outcome, reads, unclassed, type Within } from '../outcome.ts';
import { judgeCommandText } from '../variables.ts';

/** https://git-scm.com/docs/git-config: what is run as a command. */
const programs =
  /^(?:core\.(?:pager|editor|sshcommand|askpass|fsmonitor|gitproxy|alternaterefscommand)|pager\..+|sequence\.editor|diff\.external|diff\..+\.(?:command|textconv)|(?:diff|merge)tool\..+\.(?:cmd|path)|merge\..+\.driver|filter\..+\.(?:clean|smudge|process)|credential(?:\..+)?\.helper|gpg(?:\..+)?\.program|interactive\.difffilter|trailer\..+\.(?:command|cmd)|(?:man|browser)\..+\.(?:cmd|path)|remote\..+\.(?:uploadpack|receivepack|vcs)|uploadpack\.packobjectshook|tar\..+\.command|sendemail\..+)$/i;

/** What names files or addresses that programs come from. */
const sources =
  /^(?:core\.(?:hookspath|attributesfile)|include\.path|includeif\..+\.path|init\.templatedir|protocol\.ext\.allow|url\..+\.insteadof)$/i;

/** Values that name no program: switches, and helpers of git's own. */
const noProgram =
  /^(?:|true|false|yes|no|on|off|0|1|always|never|auto|cache|store|osxkeychain|manager(?:-core)?|libsecret|wincred)(?:\s--?[\w-]+(?:=\S+)?)*$/i;

/** What the settings and options do that the words give to git. */
export function judgeGitSettings(words: readonly ShellWord[], within: Within): Outcome {
  return both(...words.map((word, at) => judgeWord(word, words[at + 1], words[at - 1], within)));
}

function judgeWord(word: ShellWord, next: ShellWord | undefined, previous: ShellWord | undefined, within: Within): Outcome {
  const text = word.value ?? word.literalPrefix;
  if ((text === '-c' || text === '--config') && next !== undefined && (next.value ?? next.literalPrefix).includes('.'))
    return judgeSetting(next, within);
  if (text.startsWith('--config=')) return judgeSetting(restOf(word, '--config='.length), within);
  if (/^ext::/.test(text)) return within.code('shell', restOf(word, 'ext::'.length));
  const [program] = /^(?:--(?:upload-pack|receive-pack|exec|extcmd|open-files-in-pager|exec-path)=|-O(?=.))/.exec(text) ?? [];
  if (program !== undefined && (program !== '-O' || previous?.value === 'grep'))
    return judgeCommandText(restOf(word, program.length), within);
  if (/^--(?:upload-pack|receive-pack|exec|extcmd)$/.test(text) && next !== undefined) return judgeCommandText(next, within);
  return reads;
}

/** `core.pager=less`, `alias.x=!command`. */
function judgeSetting(word: ShellWord, within: Within): Outcome {
  const [start = '', key = ''] = /^([^=]+)=/.exec(word.value ?? word.literalPrefix) ?? [];
  if (start === '') return reads;
  const value = restOf(word, start.length);
  if (sources.test(key)) return unclassed(word.text);
  if (/^alias\./i.test(key)) {
    const command = value.value ?? value.literalPrefix;
    return command.startsWith('!') ? within.code('shell', restOf(value, 1)) : within.code('shell', ofGit(value));
  }
  if (!programs.test(key) || noProgram.test(value.value ?? '-')) return reads;
  return judgeCommandText((value.value ?? '').startsWith('!') ? restOf(value, 1) : value, within);
}

function ofGit(word: ShellWord): ShellWord {
  return {
    ...word,
    text: `git ${word.text}`,
    value: word.value === null ? null : `git ${word.value}`,
    literalPrefix: `git ${word.literalPrefix}`,
  };
}
