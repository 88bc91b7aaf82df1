/** Save evidence: a text, a link, or an image whose bytes were stored under their digest before. */
import { t } from '../../words/text.ts';
import type { Evidence } from '../events/evidence.ts';
import { imageTypes, largestImage, openAddress } from '../evidence-form.ts';
import { limits } from '../limits.ts';
import { type Beginning, type Desk, nonBlank, type Outcome, recordBeginning, refuse, wrongLength, wrongText } from './outcome.ts';

export function addEvidence(desk: Desk, evidence: Evidence, caption?: string, options?: Beginning): Outcome {
  const shown = nonBlank(caption);
  const payload = { evidence, ...(shown !== undefined && { caption: shown }) };
  const wrong = wrongEvidence(evidence) ?? wrongLength(t`The caption`, caption, limits.line);
  return wrong ?? recordBeginning(desk, { kind: 'evidence-added/1', payload }, options);
}

function wrongEvidence(evidence: Evidence): Outcome | undefined {
  switch (evidence.form) {
    case 'text':
      return wrongText(t`The evidence`, evidence.text, limits.evidence);
    case 'link':
      if (!openAddress.test(evidence.url))
        return refuse('not-possible', t`A link starts with https://, http://, mailto:, tel: or slack://.`);
      return wrongLength(t`The address`, evidence.url, limits.address);
    case 'image': {
      const { digest, mediaType, size } = evidence;
      if (!imageTypes.includes(mediaType)) return refuse('not-possible', t`Images of type ${String(mediaType)} are not kept.`);
      if (!/^[0-9a-f]{64}$/.test(digest)) return refuse('not-possible', t`The digest must be SHA-256 in small hexadecimal digits.`);
      if (Number.isInteger(size) && size >= 1 && size <= largestImage) return undefined;
      return refuse('too-long', t`The image has ${size} bytes; ${largestImage} can be kept.`);
    }
  }
}
