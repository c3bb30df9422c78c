import { formatDate } from '../../i18n/format.ts';
import { translate } from '../../i18n/translate.ts';
import { awardTitle } from '../../live/ceremony/presenter/words.ts';
import { fold } from '../../platform/text.ts';
import type { RegisterAward, RegisterEntry } from '../award-register/contract.ts';
import { numberText } from '../award-register/presenter.ts';
import type { CertificateTexts } from './rules/fields.ts';

interface Conference {
  readonly title: string;
  readonly place: string;
}

/** A recipient in two parts: the name, and what stands behind the first comma. */
function namePart(recipient: string): { readonly name: string; readonly post: string } {
  const [name = '', ...posts] = recipient.split(', ');
  return { name, post: posts.join(', ') };
}

/** What a certificate says. Certificates are in Vietnamese, whatever the language of the page. */
export function certificateTexts(
  { title, place }: Conference,
  award: RegisterAward,
  { recipient, number }: RegisterEntry,
): CertificateTexts {
  const { date, number: decision } = award.decision ?? { date: null, number: null };
  const [year = '', month = '', day = ''] = date?.split('-') ?? [];
  return {
    recipient,
    ...namePart(recipient),
    award: awardTitle('vi', award),
    title: award.title,
    class: award.class === null ? '' : translate('vi', `awards.class.${award.class}`),
    grantor: award.grantor ?? '',
    decision: decision ?? '',
    date: date === null ? '' : formatDate('vi', date, 'utc'),
    day,
    // Months 1 and 2 are written with a 0, as the rules of papers say.
    month: Number(month) > 2 ? String(Number(month)) : month,
    year,
    number: numberText(number),
    conference: title,
    place,
  };
}

/** Names of files without what systems do not allow in them; the place tells equal ones apart. */
export const certificateFileName = (award: RegisterAward, at: number): string =>
  `${String(at + 1).padStart(2, '0')}-${fold(awardTitle('vi', award))
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)}.docx`;
