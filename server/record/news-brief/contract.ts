import { z } from 'zod';
import { query, STAFF } from '../../accounts/permissions.ts';
import { Id } from '../../platform/contract.ts';
import { PAPER_FORMATS, PaperFile } from '../printouts/contract.ts';

/** A fact of the news brief, and where it stands in the record. */
export const BriefLine = z.strictObject({ text: z.string(), source: z.string() });
export type BriefLine = Readonly<z.output<typeof BriefLine>>;

const at = '/conferences/:conferenceId/news-brief';
const Asked = z.strictObject({ conferenceId: Id, lang: z.enum(['vi', 'en']).default('vi') });

export const newsBriefContract = {
  get: query({
    name: 'newsBrief.get',
    summary: 'Draft a news brief: facts of the record with their sources.',
    route: `GET ${at}`,
    permit: STAFF,
    input: Asked,
    output: z.strictObject({ lines: z.array(BriefLine) }),
  }),
  paper: query({
    name: 'newsBrief.paper',
    summary: 'Download the draft of the news brief as Word or PDF.',
    route: `GET ${at}/paper`,
    permit: STAFF,
    heavy: true,
    input: Asked.extend({ format: z.enum(PAPER_FORMATS) }),
    output: PaperFile,
  }),
};
