import type { OfficialPaper as WrittenPaper, PaperNumber } from '../../printouts/contract.ts';
import type { PaperRecord } from '../contract/index.ts';

type Numbered = Pick<PaperRecord, 'number' | 'letters' | 'office'>;

/** The number as the header shows it; one that its form does not have is added once letters are given for it. */
function numberAt(form: PaperNumber | null, { number, letters, office }: Numbered): PaperNumber | null {
  const given = number === null ? null : /^(\d+)(.*)$/.exec(number);
  const kind = letters ?? form?.kind ?? null;
  if (!given || kind === null) return form;
  return { number: Number(given[1]), suffix: given[2] ?? '', kind, office: office ?? form?.office ?? null };
}

/** The text of a paper as it is written at a step: its number and day where it has them, whom it goes to, and what stands on every page. */
export function textAt(
  text: WrittenPaper,
  paper: Numbered & Pick<PaperRecord, 'numberedOn' | 'recipients'>,
  mark: string | null,
): WrittenPaper {
  return {
    ...text,
    number: numberAt(text.number, paper),
    date: paper.numberedOn ?? text.date,
    recipients: paper.recipients.length > 0 ? paper.recipients : text.recipients,
    mark,
  };
}
