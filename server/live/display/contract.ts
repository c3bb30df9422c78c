import { z } from 'zod';
import { command, query, SCREENS, STAFF } from '../../accounts/permissions.ts';
import { Id, Nothing } from '../../platform/contract.ts';
import { DISPLAY_MODES } from '../sitting/contract/entities.ts';

const at = '/conferences/:conferenceId/displays';
const OfConference = z.strictObject({ conferenceId: Id });

/** A hall display that is open, or was until recently. In memory only. */
export const HallScreen = z.strictObject({
  id: z.string(),
  /** Name of its link; null for a page opened by staff. */
  name: z.string().nullable(),
  /** What it shows, as it reports itself. */
  shows: z.enum(DISPLAY_MODES),
  reportedAt: z.number().int(),
  /** True if it has not reported for some seconds: frozen, vanished, or cut off. */
  isSilent: z.boolean(),
});
export type HallScreen = z.output<typeof HallScreen>;

/** The hall displays of a conference; also sent on every change to those at the desk, as the socket event `displays`. */
export const HallScreens = z.strictObject({ conferenceId: Id, screens: z.array(HallScreen) });
export type HallScreens = z.output<typeof HallScreens>;

export const displaysContract = {
  report: command({
    name: 'displays.report',
    summary: 'Report what a hall display shows, every two seconds.',
    route: `POST ${at}/:screenId/report`,
    permit: [...SCREENS, ...STAFF],
    /** `isClosing`: its page is being left. */
    input: OfConference.extend({ screenId: Id, shows: z.enum(DISPLAY_MODES), isClosing: z.boolean().default(false) }),
    output: Nothing,
    remember: false,
  }),
  list: query({
    name: 'displays.list',
    summary: 'List the open hall displays.',
    route: `GET ${at}`,
    permit: STAFF,
    input: OfConference,
    output: HallScreens,
  }),
};
