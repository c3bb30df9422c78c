import { recordingsContract } from './recordings.ts';
import { signallingContract } from './signalling.ts';

export * from './entities.ts';
export * from './recordings.ts';

/** What may be said to the media of a conference. */
export const mediaContract = signallingContract;
export { recordingsContract };
