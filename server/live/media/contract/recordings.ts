import { z } from 'zod';
import { command, DESK, query, STAFF } from '../../../accounts/permissions.ts';
import { file, Id, Nothing } from '../../../platform/contract.ts';

/** A recorded file: of a whole sitting, or of one speech. */
export const RecordingFile = z.strictObject({
  /** `sitting-ID` or `turn-ID`: also its place under …/recordings/files/. */
  id: Id,
  kind: z.enum(['sitting', 'turn']),
  sittingId: Id,
  turnId: Id.nullable(),
  /** Milliseconds since 1970. */
  startedAt: z.number().int(),
  endedAt: z.number().int(),
  /** Playable milliseconds: fewer than between start and end if the recording was interrupted. */
  length: z.number().int(),
  /** `making`: being cut. `failed`: could not be cut. */
  state: z.enum(['making', 'ready', 'failed']),
  bytes: z.number().int().nullable(),
});
export type RecordingFile = z.output<typeof RecordingFile>;

const OfConference = z.strictObject({ conferenceId: Id });
const at = '/conferences/:conferenceId/recordings';

/** Operations on recorded files. Starting and stopping a recording are facts of the proceedings. */
export const recordingsContract = {
  list: query({
    name: 'recordings.list',
    summary: 'List the recorded files of sittings and speeches.',
    route: `GET ${at}/files`,
    permit: STAFF,
    input: OfConference,
    output: z.strictObject({ files: z.array(RecordingFile) }),
  }),
  file: query({
    name: 'recordings.file',
    summary: 'Download a recording that is ready.',
    route: `GET ${at}/files/:id`,
    permit: STAFF,
    input: OfConference.extend({ id: Id, lang: z.enum(['vi', 'en']).default('vi') }),
    output: file('video/webm'),
  }),
  cut: command({
    name: 'recordings.cut',
    summary: 'Cut the files of a sitting again, after a correction.',
    route: `POST ${at}/files`,
    permit: STAFF,
    input: OfConference.extend({ sittingId: Id }),
    output: Nothing,
  }),
  erase: command({
    name: 'recordings.erase',
    summary: 'Erase all recordings of a sitting for good.',
    route: `DELETE ${at}/sittings/:sittingId`,
    permit: DESK,
    refusals: ['recording-on'],
    input: OfConference.extend({ sittingId: Id }),
    output: Nothing,
  }),
};
