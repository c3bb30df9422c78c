import type { OfficialPaper } from '../../../printouts/contract.ts';
import { formFor } from '../../../printouts/rules/forms.ts';
import { numberLine, placeAndDate, recipientLines } from '../../../printouts/rules/index.ts';
import type { TemplateTexts } from './fields.ts';

/** The texts of a paper for the fields of a template: as the form of its issuer writes them. */
export function templateTexts(paper: OfficialPaper, signer: string | null): TemplateTexts {
  const form = formFor(paper.issuer, paper.date);
  return {
    body: paper.body,
    superior: paper.superior ?? '',
    number: paper.number === null ? '' : numberLine(form, paper.number),
    placeAndDate: placeAndDate(paper.place, paper.date),
    kind: paper.kind,
    about: paper.about,
    recipients: paper.recipients === null ? '' : recipientLines(form, paper.recipients).join('\n'),
    signer: signer ?? '',
    mark: paper.mark ?? '',
  };
}
