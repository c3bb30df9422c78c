import { translate } from '../../../i18n/translate.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { pagerOf } from '../../../platform/pages/pager.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { defaultZone } from '../../../platform/views/templates.ts';
import { typed } from '../../../planning/conferences/pages/fields.ts';
import { followUpContract } from '../../follow-up/contract.ts';
import { PAPER_FORMATS } from '../../printouts/contract.ts';
import { ENTRIES_PER_PAGE, registersContract as contract } from '../contract/index.ts';
import { entryRow, filtersView, placeAddress, REGISTERS, sidesView, type RegistersPlace } from '../presenter/list.ts';
import { entryPanel, type RefusedEntryAct } from '../presenter/panel.ts';
import { drawable, mayDraw } from './fields.ts';
import { chosenEntry, registersPlace, wantedOf } from './place.ts';

interface Shown {
  readonly place: RegistersPlace;
  /** The line that was asked for; otherwise the panel shows the first one. */
  readonly chosen: string | null;
  readonly refused?: RefusedEntryAct;
}

const isFiltered = ({ year, kind, of, search }: RegistersPlace): boolean => year !== null || kind !== null || of !== null || search !== '';

/** Where a paper in can be forwarded: conferences, and their tasks behind a colon. */
async function destinations(context: PageContext) {
  const conferences = await drawable(context);
  const { matters } = await context.run(followUpContract.list, { kind: 'task' });
  const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
  return conferences.flatMap(({ id, title }) => [
    { value: id, label: title },
    ...matters
      .filter(({ conferenceId }) => conferenceId === id)
      .map((task) => ({
        value: `${id}:${task.id}`,
        label: translate(context.lang, 'registers.forwarding.task', { text: short(task.text) }),
      })),
  ]);
}

/** The page of a register with a line in its panel. */
export async function registerPage(context: PageContext, { place, chosen, refused }: Shown): Promise<Answer> {
  const { lang } = context;
  const { entries, total, keeps, ...facets } = await context.run(contract.list, { ...wantedOf(place), page: place.page });
  const asked = chosen ?? entries[0]?.id;
  const found = asked === undefined ? null : await context.attempt(contract.get, { id: asked });
  const one = found && 'output' in found ? found.output : null;
  const titles = new Map(facets.conferences.map(({ id, title }) => [id, title]));
  const listed = { place, chosen: one?.entry.id ?? null, titles };
  const options = one && keeps && one.entry.side === 'in' ? await destinations(context) : [];
  const isOut = place.side === 'out';
  const view = {
    tab: 'registers',
    area: 'follow-up registers fixed',
    side: place.side,
    home: REGISTERS,
    hasChosen: chosen !== null && one !== null,
    sides: sidesView(lang, place),
    filters: filtersView(lang, place, facets),
    search: place.search,
    isFiltered: isFiltered(place),
    clear: placeAddress({ ...place, year: null, kind: null, of: null, search: '', page: 1 }),
    rows: entries.map((entry) => entryRow(lang, entry, listed)),
    pager: pagerOf({ page: place.page, perPage: ENTRIES_PER_PAGE, shown: entries.length, total }, (to) =>
      placeAddress({ ...place, page: to }),
    ),
    files: total === 0 ? null : fileAddresses(place),
    draw: isOut && (await mayDraw(context, keeps)) ? `${REGISTERS}/new${place.of === null ? '' : `?of=${place.of}`}` : null,
    reserve: isOut && keeps ? `${REGISTERS}/reserve` : null,
    enter: !isOut && keeps ? `${REGISTERS}/arrivals` : null,
    panel: one && entryPanel(lang, { ...one, place, keeps, zone: defaultZone, refused: refused ?? null, destinations: options }),
  };
  return context.render('record/registers/page', view, refused ? 409 : 200);
}

/** The addresses of a register as files. */
const fileAddresses = (place: RegistersPlace) => ({
  xlsx: placeAddress({ ...place, page: 1 }, null, `${REGISTERS}.xlsx`),
  docx: placeAddress({ ...place, page: 1 }, null, `${REGISTERS}.docx`),
  pdf: placeAddress({ ...place, page: 1 }, null, `${REGISTERS}.pdf`),
});

/** The line again, with what was refused. */
const refusedAct = (context: PageContext, act: string, value: string, { message, faults }: Refusal): Promise<Answer> =>
  registerPage(context, {
    place: registersPlace(context.query),
    chosen: context.params['id'] ?? null,
    refused: { act, message: faults[0]?.message ?? message, value },
  });

const backTo = (context: PageContext): string => placeAddress(registersPlace(context.query), context.params['id'] ?? null);

async function voidNumber(context: PageContext): Promise<Answer> {
  const [id, reason] = [context.params['id'] ?? '', typed(context, 'reason')];
  const result = await context.attempt(contract.void, { id, version: Number(typed(context, 'version')), reason });
  if ('refusal' in result) return refusedAct(context, 'void', reason, result.refusal);
  return context.redirect(backTo(context), 'registers.void.done');
}

async function forward(context: PageContext): Promise<Answer> {
  const [id, wanted] = [context.params['id'] ?? '', typed(context, 'to')];
  const [to = '', matterId = null] = wanted.split(':');
  const result = await context.attempt(contract.forward, { id, version: Number(typed(context, 'version')), to, matterId });
  if ('refusal' in result) return refusedAct(context, 'forward', wanted, result.refusal);
  return context.redirect(backTo(context), 'registers.forwarding.done');
}

/** Adds the uploaded file of a form to a line; null, or why not. */
export async function addFileOf(context: PageContext, id: string): Promise<string | null> {
  const file = context.files.find((one) => one.name !== '');
  if (!file) return null;
  const added = await context.attempt(contract.addFile, { id, name: file.name, content: file.bytes.toString('base64') });
  return 'refusal' in added ? added.refusal.message : null;
}

async function addFile(context: PageContext): Promise<Answer> {
  const id = context.params['id'] ?? '';
  const isMissing = context.files.every(({ name }) => name === '');
  const message = isMissing ? translate(context.lang, 'documents.errors.file-missing') : await addFileOf(context, id);
  if (message === null) return context.redirect(backTo(context), 'registers.adding.done');
  return registerPage(context, { place: registersPlace(context.query), chosen: id, refused: { act: 'file', message, value: '' } });
}

function filePages(routes: PageRoutes): void {
  routes.get(`${REGISTERS}.xlsx`, async (context) =>
    context.file(await context.run(contract.sheet, { ...wantedOf(registersPlace(context.query)), lang: context.lang })),
  );
  for (const format of PAPER_FORMATS)
    routes.get(`${REGISTERS}.${format}`, async (context) => {
      const written = await context.run(contract.paper, { ...wantedOf(registersPlace(context.query)), format, lang: context.lang });
      return context.file(written, format === 'pdf' && context.query['view'] !== undefined);
    });
  routes.get(`${REGISTERS}/:id/files/:number`, async (context) => {
    const { id = '', number = '' } = context.params;
    return context.file(await context.run(contract.file, { id, number: Number(number) }));
  });
}

export function registerListPages(routes: PageRoutes): void {
  filePages(routes);
  routes.get(REGISTERS, (context) => registerPage(context, { place: registersPlace(context.query), chosen: chosenEntry(context.query) }));
  routes.post(`${REGISTERS}/:id/void`, voidNumber);
  routes.post(`${REGISTERS}/:id/forward`, forward);
  routes.post(`${REGISTERS}/:id/files`, addFile, { uploadFor: contract.addFile });
}
