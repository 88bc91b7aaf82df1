/** What a line begins with that looks like a time and is in no form that is read: it is asked about, so nothing of the kind is silently now. */
import { t } from '../words/text.ts';
import { clockInFront, month, timeForm, withoutLead } from './time-forms.ts';

/** An instant that is certain, or a question. */
export type UnreadTime =
  | { readonly at: number; readonly text: string }
  | {
      readonly doubt: string;
      readonly choices: readonly { readonly at: number; readonly text: string; readonly note: string }[];
      /** A time of day that may be meant. */
      readonly clock?: string;
    };

const aDay = 86_400_000;
const day = new RegExp(
  String.raw`^(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}\/\d{1,2}\/\d{2,4}|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}\.\d{1,2}\.(?=\s)|\d{1,2}(?:st|nd|rd|th)?[\s/.-]{1,2}${month}|${month}\s\d{1,2}(?:st|nd|rd|th)?)(?![\w%]|\.\d)`,
  'i',
);
const dayWord =
  /^(?:yesterday|yday|(?:the\s)?day\sbefore\syesterday|last\s(?:night|week|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)|(?:this|yesterday)\s(?:morning|afternoon|evening)|earlier\stoday)\b/i;
/** Four pairs of digits are an address of hardware or network. */
const macAddress = /^[\da-f]{2}(?::[\da-f]{2}){3}/i;
const clock = /^(?<hour>\d{1,2})\s?[:：]\s?(?<minute>\d{2})(?!\d)/iu;
const hours = /^(?<hour>[01]\d|2[0-3])\s?h(?=\s|$)/i;
const cjk = /^(?<hour>\d{1,2})[時时시点點]\s?(?:(?<minute>\d{1,2})[分분])?/u;
const otherDigits = /^(?!\d)\p{Nd}{1,2}[:：]\p{Nd}{2}/u;
/** From the beginning of the incident, or in another language. */
const offset = /^(?:T\s?[+±]\s?\d{1,4}[:\w]{0,4}|\+\d{1,3}\s?(?:m|min|h|s)\b|(?:vor|il y a|hace)\s\d{1,3}\s?\p{L}{1,8})/iu;
const epoch = /^[[(]?(?<digits>1\d{9}|1\d{12}|1\d{15}|1\d{18})(?:\.\d{1,9})?(?:(?<end>[\])"'`*_]{0,3}(?:$|[\s:,;|]))|(?!\w))[:,;|]?\s*/;
/** The line of a web server's log: an address, two names, the time in brackets. */
const accessLog = /^\S{1,100} \S{1,100} \S{1,100} \[(?<time>\d{2}\/[A-Z][a-z]{2}\/\d{4}:\d{2}:\d{2}:\d{2} [+-]\d{4})\] /;

/** The time or the question; undefined for a line that begins with nothing like a time. */
export function unreadTime(line: string, now: number): UnreadTime | undefined {
  const bare = withoutLead(line);
  if (macAddress.test(bare)) return undefined;
  const seconds = epoch.exec(bare);
  if (seconds !== null) {
    const { digits = '', end } = seconds.groups ?? {};
    return ofEpoch(line, end === undefined ? undefined : bare.slice(seconds[0].length).trim(), digits, now);
  }
  const served = accessLog.exec(bare)?.groups?.['time'];
  if (served !== undefined) return ofServer(line, served, now);
  const time = clock.exec(bare) ?? hours.exec(bare) ?? cjk.exec(bare);
  if (time !== null) {
    const { hour = '', minute = '00' } = time.groups ?? {};
    const isTime = Number(hour) < 24 && Number(minute) < 60;
    const doubt = t`${time[0].trim()}: when was that?`;
    return { doubt, choices: [], ...(isTime && { clock: `${hour}:${minute.padStart(2, '0')}` }) };
  }
  const other = otherDigits.exec(bare) ?? offset.exec(bare);
  if (other !== null) return { doubt: t`${other[0]}: when was that?`, choices: [] };
  const inFront = clockInFront(bare);
  if (inFront !== undefined) return { doubt: t`${inFront.trim()}: when was that?`, choices: [], clock: inFront };
  const word = dayWord.exec(bare)?.[0] ?? day.exec(bare)?.[0];
  if (word === undefined) return undefined;
  const choices = /^(?:yesterday|yday)$/i.test(word) ? [{ at: now - aDay, text: line, note: t`24 hours ago` }] : [];
  return { doubt: t`${word}: at what time?`, choices };
}

/** Seconds, or their thousandths, millionths, billionths, since 1970. A number of long ago may be anything. */
function ofEpoch(line: string, text: string | undefined, digits: string, now: number): UnreadTime {
  const exact = Number(digits.slice(0, 13).padEnd(13, '0'));
  if (text !== undefined && exact <= now + 300_000 && exact >= now - 7 * aDay) return { at: exact, text };
  return { doubt: t`${digits}: seconds since 1970?`, choices: [{ at: exact, text: line, note: '' }] };
}

function ofServer(line: string, time: string, now: number): UnreadTime | undefined {
  const form = timeForm(time);
  if (form === undefined || 'bad' in form || form.day.kind !== 'date' || form.zone.kind !== 'offset') return undefined;
  const [date] = form.day.dates;
  if (date?.year === undefined) return undefined;
  const { hour, minute, second } = form.clock;
  const at = Date.UTC(date.year, date.month - 1, date.day, hour, minute, second) - form.zone.ms;
  return at > now + 300_000 ? { doubt: t`${time} is in the future.`, choices: [{ at, text: line, note: '' }] } : { at, text: line };
}
