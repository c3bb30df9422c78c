import { floorCommands } from './floor-commands.ts';
import { mediaCommands } from './media-commands.ts';
import { proceedingsQueries } from './queries.ts';
import { sittingCommands } from './sitting-commands.ts';

export * from './entities.ts';
export * from './entries.ts';
export * from './media-entries.ts';
export * from './queries.ts';
export { PlaceKey } from './floor-commands.ts';
export { Done } from './sitting-commands.ts';
export { Seen } from './seen.ts';

/** The operations of the live sitting. */
export const proceedingsContract = { ...sittingCommands, ...floorCommands, ...mediaCommands, ...proceedingsQueries };
