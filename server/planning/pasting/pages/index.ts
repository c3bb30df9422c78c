import type { ParticipantsList } from '../../participants/pages/list.ts';
import type { PageRoutes } from '../../../platform/pages/routes.ts';
import { awardsSheetPages } from './awards-sheet.ts';
import { itemPastingPages } from './items.ts';
import { peoplePastingPages } from './people.ts';
import { peopleSheetPages } from './people-sheet.ts';

/** Pages on which many rows of a spreadsheet are pasted. Registered before those of the records, whose paths take any id. */
export const pastingPages =
  (list: ParticipantsList) =>
  (routes: PageRoutes): void => {
    peoplePastingPages(routes, list);
    peopleSheetPages(routes, list);
    awardsSheetPages(routes);
    itemPastingPages(routes);
  };
