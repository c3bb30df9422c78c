import { z } from 'zod';
import { Id } from '../../../platform/contract.ts';
import { entryKind } from '../../../platform/journal/contract.ts';
import { STOP_REASONS } from './entities.ts';

// Sound and picture follow the floor; these entries say where the chair or the desk decided otherwise.
/** `itemId`: the speaker's item, because not everyone may know who speaks in a classified one; null for the main hall's own microphone. */
const OfMicrophone = z.strictObject({ siteId: Id, itemId: Id.nullable() });
const itemOf = ({ itemId }: { readonly itemId: string | null }): string | null => itemId;

/** `implied`: closed together with the microphone of the next entry. */
export const microphoneClosed = entryKind({
  kind: 'microphone.closed',
  data: OfMicrophone.extend({ implied: z.boolean().optional() }),
  item: itemOf,
});
export const microphoneOpened = entryKind({ kind: 'microphone.opened', data: OfMicrophone, item: itemOf });
/** A site on the hall display without the floor; null gives the display back to the program feed. */
export const screenSet = entryKind({ kind: 'screen.set', data: z.strictObject({ siteId: Id.nullable() }) });
/** At the level Mật the chair decides whether the item is transmitted; null revokes the decision. */
export const transmissionAllowed = entryKind({
  kind: 'transmission.allowed',
  data: z.strictObject({ itemId: Id.nullable() }),
  item: itemOf,
});
export const recordingStarted = entryKind({ kind: 'recording.started', data: z.strictObject({ recordingId: Id }) });
export const recordingStopped = entryKind({
  kind: 'recording.stopped',
  data: z.strictObject({ recordingId: Id, reason: z.enum(STOP_REASONS) }),
});

export const mediaEntries = [microphoneClosed, microphoneOpened, screenSet, transmissionAllowed, recordingStarted, recordingStopped];
