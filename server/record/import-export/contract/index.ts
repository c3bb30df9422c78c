import { z } from 'zod';
import { command, query, STAFF } from '../../../accounts/permissions.ts';
import { Id, Nothing } from '../../../platform/contract.ts';
import { ConferenceFile } from './format.ts';

/** Something in a stored file that is worth a second look: the sentence in Vietnamese and in English, the places in the file, such as `agenda[1]`. */
export const ImportWarning = z.strictObject({ code: z.string(), message: z.string(), english: z.string(), paths: z.array(z.string()) });
export type ImportWarning = z.output<typeof ImportWarning>;

export const interchangeContract = {
  import: command({
    name: 'conferences.import',
    summary: 'Import a conference/1 file as a new conference.',
    route: 'POST /conferences/import',
    permit: ['creator', 'administrator'],
    bodyBytes: 40 * 1024 * 1024,
    bodyIsFile: true,
    heavy: true,
    input: ConferenceFile.meta({ describedBy: 'conference/1, whose JSON Schema GET /formats/conference-1 answers.' }),
    output: z.strictObject({ id: Id, warnings: z.array(ImportWarning) }),
  }),
  export: query({
    name: 'conferences.export',
    summary: 'Export the draft of a conference as a conference/1 file.',
    route: 'GET /conferences/:conferenceId/export',
    permit: STAFF,
    input: z.strictObject({ conferenceId: Id }),
    output: z
      .looseObject({ format: z.literal('conference/1') })
      .describe('conference/1; its JSON Schema is at /api/v1/formats/conference-1'),
  }),
  format: query({
    name: 'formats.conference1',
    summary: 'Get the JSON Schema of conference/1.',
    route: 'GET /formats/conference-1',
    permit: ['anyone'],
    input: Nothing,
    output: z.looseObject({}),
  }),
};
