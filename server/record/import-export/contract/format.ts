import { z } from 'zod';
import { item } from './format/agenda.ts';
import { award, campaign } from './format/awards.ts';
import { conference, sitting } from './format/conference.ts';
import { document } from './format/documents.ts';
import { participant } from './format/participants.ts';
import { recommendation } from './format/recommendations.ts';
import { entry } from './format/record.ts';
import { site } from './format/sites.ts';
import { as, list } from './format/values.ts';
import { refuseUnsoundContent } from './soundness.ts';

/** The exchange format conference/1: what an import reads and an export writes. Ids are the file's own keys. */
export const ConferenceFile = entry({
  format: z.literal('conference/1', as('bad-format')),
  ...conference,
  sittings: list(entry(sitting), 200),
  sites: list(entry(site), 20_000),
  participants: list(entry(participant), 100_000),
  agenda: list(entry(item), 2_000),
  documents: list(entry(document), 5_000),
  awards: list(entry(award), 2_000),
  recommendations: list(entry(recommendation), 20_000),
  campaigns: list(entry(campaign), 500),
}).superRefine(refuseUnsoundContent, { when: () => true });

/** A file as it was read: defaults filled in. */
export type ConferenceFile = z.output<typeof ConferenceFile>;
/** A file as written: keys with their default value may be left out. */
export type WrittenFile = z.input<typeof ConferenceFile>;
export type FileSite = ConferenceFile['sites'][number];
export type FileItem = ConferenceFile['agenda'][number];

/** The format as a JSON Schema (2020-12), for those who write files or check them elsewhere. */
export function formatSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(ConferenceFile, {
    io: 'input',
    override: ({ jsonSchema }) => {
      if (jsonSchema.type !== 'object') return;
      jsonSchema.additionalProperties = false;
      jsonSchema.patternProperties = { '^x-': {} };
    },
  });
  return { ...schema, $id: 'conference-1', title: 'conference/1' };
}
