import { z } from 'zod';
import { query, STAFF } from '../../../accounts/permissions.ts';
import { file, Id } from '../../../platform/contract.ts';
import { PARTICIPANT_SORTS } from '../contract.ts';

export const SHEET_FORMATS = ['xlsx', 'csv'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];
export const SHEET_TYPES: Readonly<Record<SheetFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

export const participantSheetContract = {
  sheet: query({
    name: 'participants.sheet',
    summary: 'Download the participants of the draft as a spreadsheet.',
    route: 'GET /conferences/:conferenceId/sheets/participants',
    permit: STAFF,
    heavy: true,
    input: z.strictObject({
      conferenceId: Id,
      format: z.enum(SHEET_FORMATS),
      lang: z.enum(['vi', 'en']).default('vi'),
      search: z.string().max(200).optional(),
      show: z.enum(['listed', 'unlisted']).optional(),
      sort: z.enum(PARTICIPANT_SORTS).optional(),
    }),
    output: file(SHEET_TYPES.xlsx, SHEET_TYPES.csv),
  }),
};
