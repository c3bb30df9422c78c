import { z } from 'zod';
import { Id } from '../../platform/contract.ts';
import { entryKind } from '../../platform/journal/contract.ts';
import { STOP_REASONS } from './entities.ts';

// Sound and picture follow the floor; these entries say where the chair or the desk decided otherwise.
export const microphonesClosed = entryKind({ kind: 'microphone.closed', data: z.strictObject({ sites: z.array(Id).min(1) }) });
export const microphoneOpened = entryKind({ kind: 'microphone.opened', data: z.strictObject({ siteId: Id }) });
/** A site on the hall screen without the floor; null gives the screen back to the programme. */
export const screenSet = entryKind({ kind: 'screen.set', data: z.strictObject({ siteId: Id.nullable() }) });
/** At the level Mật the chair decides whether there is sound and picture; null takes it back. */
export const transmissionAllowed = entryKind({
  kind: 'transmission.allowed',
  data: z.strictObject({ itemId: Id.nullable() }),
  item: ({ itemId }) => itemId,
});
export const recordingStarted = entryKind({ kind: 'recording.started', data: z.strictObject({ recordingId: Id }) });
export const recordingStopped = entryKind({
  kind: 'recording.stopped',
  data: z.strictObject({ recordingId: Id, reason: z.enum(STOP_REASONS) }),
});

export const mediaEntries = [microphonesClosed, microphoneOpened, screenSet, transmissionAllowed, recordingStarted, recordingStopped];
