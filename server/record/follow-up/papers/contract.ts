import { z } from 'zod';
import { query, STAFF } from '../../../accounts/permissions.ts';
import { SHEET_TYPES } from '../../../planning/participants/sheet/contract.ts';
import { file, Id } from '../../../platform/contract.ts';
import { PAPER_FORMATS, PaperFile } from '../../printouts/contract.ts';
import { WantedMatters } from '../contract.ts';

/** The notice of the conclusions with the tasks given, and the list of recommendations with their answers. */
export const MATTER_PAPERS = ['conclusions', 'recommendations'] as const;
export type MatterPaper = (typeof MATTER_PAPERS)[number];

const Lang = z.enum(['vi', 'en']).default('vi');

export const followUpPapersContract = {
  paper: query({
    name: 'followUp.paper',
    summary: 'Download the notice of conclusions or the recommendations.',
    route: 'GET /conferences/:conferenceId/matter-papers/:paper',
    permit: STAFF,
    heavy: true,
    input: z.strictObject({ conferenceId: Id, paper: z.enum(MATTER_PAPERS), format: z.enum(PAPER_FORMATS), lang: Lang }),
    output: PaperFile,
  }),
  sheet: query({
    name: 'followUp.sheet',
    summary: 'Download recommendations and tasks as a spreadsheet.',
    route: 'GET /matter-sheets',
    permit: ['user'],
    refusals: ['not-found'],
    heavy: true,
    input: z.strictObject({ ...WantedMatters.shape, lang: Lang }),
    output: file(SHEET_TYPES.xlsx),
  }),
};
