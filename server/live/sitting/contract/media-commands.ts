import { z } from 'zod';
import { command, DESK } from '../../../accounts/permissions.ts';
import { Id } from '../../../platform/contract.ts';
import { STOP_REASONS } from './entities.ts';
import { Done } from './sitting-commands.ts';

const at = '/conferences/:conferenceId';
const OfConference = z.strictObject({ conferenceId: Id });

/** The desk's commands for sound, picture and recording. */
export const mediaCommands = {
  closeMicrophones: command({
    name: 'microphone.close',
    summary: 'Close the microphone of a site; null closes all.',
    route: `POST ${at}/microphones/close`,
    permit: DESK,
    refusals: ['microphone-closed'],
    input: OfConference.extend({ siteId: Id.nullable() }),
    output: Done,
  }),
  openMicrophone: command({
    name: 'microphone.open',
    summary: 'Open the microphone of the main hall or of the speaker.',
    route: `POST ${at}/microphones/:siteId/open`,
    permit: DESK,
    refusals: ['floor-elsewhere', 'transmission-barred', 'microphone-open'],
    input: OfConference.extend({ siteId: Id }),
    output: Done,
  }),
  putOnScreen: command({
    name: 'screen.put',
    summary: 'Put a site on the hall display; null ends it.',
    route: `POST ${at}/screen`,
    permit: DESK,
    refusals: ['transmission-barred', 'already-shown'],
    input: OfConference.extend({ siteId: Id.nullable() }),
    output: Done,
  }),
  allowTransmission: command({
    name: 'transmission.allow',
    summary: 'Allow sound and picture for an item at the lowest level; null forbids.',
    route: `POST ${at}/transmission`,
    permit: DESK,
    refusals: ['item-not-running', 'transmission-never', 'transmission-on', 'transmission-off'],
    input: OfConference.extend({ itemId: Id.nullable() }),
    output: Done,
  }),
  startRecording: command({
    name: 'recording.start',
    summary: 'Start recording the program feed. Everyone is notified.',
    route: `POST ${at}/recordings`,
    permit: DESK,
    refusals: ['sitting-not-open', 'sitting-adjourned', 'transmission-barred', 'recording-on'],
    input: OfConference,
    output: Done.extend({ recordingId: Id }),
  }),
  stopRecording: command({
    name: 'recording.stop',
    summary: 'Stop the recording.',
    route: `POST ${at}/recordings/stop`,
    permit: DESK,
    refusals: ['recording-off'],
    input: OfConference.extend({ reason: z.enum(STOP_REASONS).default('desk') }),
    output: Done,
  }),
};
