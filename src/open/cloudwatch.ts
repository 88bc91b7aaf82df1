/**
 * CloudWatch Logs Insights in the console of AWS, which keeps its state in the address as JSURL
 * (https://github.com/Sage/jsurl); `?` and `=` are written `$3F` and `$3D` there.
 * https://stackoverflow.com/q/60796991 has examples.
 */
import { type Builder, below, encode, secondsOf } from './asked.ts';
import type { CloudWatchConfig } from './config.ts';

export const cloudwatch: Builder<CloudWatchConfig> = ({ region, logGroups, url }, { query, language, window }) => {
  if (language !== 'cloudwatch') return null;
  const time =
    'last' in window
      ? `end~0~start~-${Math.max(1, Math.round(secondsOf(window.last)))}~timeType~'RELATIVE~unit~'seconds`
      : `end~${text(new Date(window.to).toISOString())}~start~${text(new Date(window.from).toISOString())}~timeType~'ABSOLUTE~tz~'UTC`;
  const detail = `~(${time}~editorString~${text(query)}~source~(${logGroups.map((group) => `~${text(group)}`).join('')}))`;
  const base = url ?? `https://${region}.console.aws.amazon.com`;
  return below(base, `/cloudwatch/home?region=${encode(region)}#logsV2:logs-insights$3FqueryDetail$3D${detail}`);
};

/** A string of JSURL: an opening quote, `*` and two digits for a sign, `**` and four for what lies beyond Latin-1. */
function text(value: string): string {
  const written = value.replace(/[^\w.-]/g, (unit) => {
    const code = unit.charCodeAt(0);
    return code < 0x100 ? `*${code.toString(16).padStart(2, '0')}` : `**${code.toString(16).padStart(4, '0')}`;
  });
  return `'${written}`;
}
