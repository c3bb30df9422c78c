import { recordingsContract } from './recordings.ts';
import { signallingContract } from './signalling.ts';

export * from './entities.ts';
export * from './recordings.ts';

/** Operations on the media of a conference. */
export const mediaContract = signallingContract;
export { recordingsContract };
