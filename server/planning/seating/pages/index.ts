import type { PageRoutes } from '../../../platform/pages/routes.ts';
import { arrangingPages } from './arranging.ts';
import { hallPages } from './hall.ts';
import { changeSeats, seatingPage } from './map.ts';

export function seatingPages(routes: PageRoutes): void {
  const home = '/conferences/:conferenceId/seating';
  routes.get(home, (context) => seatingPage(context));
  routes.post(home, changeSeats);
  routes.get(`${home}/hall`, hallPages.show);
  routes.post(`${home}/hall`, hallPages.save);
  routes.get(`${home}/arrange`, arrangingPages.show);
  routes.post(`${home}/arrange`, arrangingPages.arrange);
}
