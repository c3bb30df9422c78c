import { z } from 'zod';
import { command, query, SCREENS, STAFF } from '../../accounts/permissions.ts';
import { Id, Nothing } from '../../platform/contract.ts';
import { DISPLAY_MODES } from '../sitting/contract/entities.ts';

const at = '/conferences/:conferenceId/displays';
const OfConference = z.strictObject({ conferenceId: Id });

/** A hall screen that is open, or was a moment ago. In memory only. */
export const HallScreen = z.strictObject({
  id: z.string(),
  /** Of its link; null for a page that somebody of the staff opened. */
  name: z.string().nullable(),
  /** What it shows, as it says itself. */
  shows: z.enum(DISPLAY_MODES),
  reportedAt: z.number().int(),
  /** It has not reported for some seconds: frozen, closed without a word, or cut off. */
  isSilent: z.boolean(),
});
export type HallScreen = z.output<typeof HallScreen>;

/** The hall screens of a conference: also the socket event `displays`, to those at the desk with every change. */
export const HallScreens = z.strictObject({ conferenceId: Id, screens: z.array(HallScreen) });
export type HallScreens = z.output<typeof HallScreens>;

export const displaysContract = {
  report: command({
    name: 'displays.report',
    summary: 'Report what a hall screen shows, every two seconds.',
    route: `POST ${at}/:screenId/report`,
    permit: [...SCREENS, ...STAFF],
    /** `isClosing`: its page is left. */
    input: OfConference.extend({ screenId: Id, shows: z.enum(DISPLAY_MODES), isClosing: z.boolean().default(false) }),
    output: Nothing,
    remember: false,
  }),
  list: query({
    name: 'displays.list',
    summary: 'List the open hall screens.',
    route: `GET ${at}`,
    permit: STAFF,
    input: OfConference,
    output: HallScreens,
  }),
};
