import type { PageRoutes } from '../../../platform/pages/routes.ts';
import { agendaPage, setMinutes } from './agenda.ts';
import { agendaForms } from './forms.ts';
import { move, movePage, movePaper } from './moving.ts';
import { several } from './several.ts';

export function agendaEditorPages(routes: PageRoutes): void {
  const base = '/conferences/:conferenceId/agenda';
  routes.get(base, (context) => agendaPage(context));
  routes.post(`${base}/items/:id/minutes`, setMinutes);
  routes.get(`${base}/items/:id/move`, movePage);
  routes.post(`${base}/items/:id/move`, move);
  routes.post(`${base}/items/several`, several);
  routes.post(`${base}/papers/:id/move`, movePaper);
  agendaForms(routes);
}
