import { z } from 'zod';
import { PLANNERS, query } from '../../accounts/permissions.ts';
import { file, Id } from '../../platform/contract.ts';

/** What goes into the archive of a conference, counted. */
export const ArchiveContents = z.strictObject({
  papers: z.number().int(),
  documents: z.number().int(),
  /** Versions of the documents. */
  files: z.number().int(),
  photos: z.number().int(),
  /** Entries of the journal. */
  entries: z.number().int(),
  /** Of all files, in bytes. */
  size: z.number().int(),
});
export type ArchiveContents = Readonly<z.output<typeof ArchiveContents>>;

const at = '/conferences/:conferenceId/archive-file';
const OfConference = z.strictObject({ conferenceId: Id });

export const archiveContract = {
  get: query({
    name: 'archives.get',
    summary: 'Count what goes into the archive of a conference.',
    route: `GET ${at}`,
    permit: PLANNERS,
    input: OfConference,
    output: z.strictObject({
      /** Null: something in it is above the clearance of the asker, who makes no archive. */
      contents: ArchiveContents.nullable(),
    }),
  }),
  file: query({
    name: 'archives.file',
    summary: 'Write a conference into one file that is verified without the product (BagIt).',
    route: `GET ${at}/file`,
    permit: PLANNERS,
    refusals: ['archive-classified'],
    heavy: true,
    input: OfConference,
    output: file('application/zip'),
  }),
};
