import { translate } from '../../../i18n/translate.ts';
import { CLASSIFICATIONS } from '../../../planning/agenda/contract.ts';
import { mayRead } from '../../../planning/agenda/rules/secrecy.ts';
import { errorsOf, formView, readForm } from '../../../planning/collections/presenter.ts';
import { factsOf, rowsOf, valuesOf, type RecordForm } from '../../../planning/collections/presenter/record-form.ts';
import { conferenceIn, typed } from '../../../planning/conferences/pages/fields.ts';
import { conferenceLayout } from '../../../planning/conferences/pages/layout.ts';
import type { Refusal } from '../../../platform/errors.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { officialPapersContract as contract, URGENCIES, type OfficialPaperFacts } from '../contract/index.ts';
import { papersAddress } from '../presenter/list.ts';
import { titleFor } from '../presenter/words.ts';
import { HOME } from './list.ts';

function formOf({ lang, actor }: PageContext): RecordForm<OfficialPaperFacts> {
  const levels = CLASSIFICATIONS.filter((classification) => mayRead(actor.clearance, { classification }));
  return {
    owner: { kind: 'line', label: 'officialPapers.fields.owner', hint: 'officialPapers.form.ownerHint' },
    signer: { kind: 'line', label: 'officialPapers.fields.signer', hint: 'officialPapers.form.signerHint', beside: true },
    secrecy: {
      kind: 'choice',
      label: 'officialPapers.fields.secrecy',
      options: levels.map((value) => ({ value, label: translate(lang, `agenda.classification.${value}`) })),
      empty: 'agenda.fields.noClassification',
    },
    urgency: {
      kind: 'choice',
      label: 'officialPapers.fields.urgency',
      options: URGENCIES.map((value) => ({ value, label: translate(lang, `officialPapers.urgency.${value}`) })),
      empty: 'officialPapers.form.notUrgent',
      beside: true,
    },
    recipients: { kind: 'lines', label: 'officialPapers.fields.recipients', hint: 'officialPapers.form.recipientsHint' },
    copies: { kind: 'number', label: 'officialPapers.fields.copies' },
  };
}

interface Typed {
  readonly values: Readonly<Record<string, unknown>>;
  readonly refusal: Refusal;
}

async function sheet(context: PageContext, refused?: Typed): Promise<Answer> {
  const { lang } = context;
  const conferenceId = conferenceIn(context);
  const id = context.params.paper ?? '';
  const frame = await conferenceLayout(context, conferenceId, 'official-papers');
  const { paper } = await context.run(contract.get, { conferenceId, id });
  const form = formOf(context);
  const rows = rowsOf(form);
  const { owner, signer, secrecy, urgency, recipients, copies } = paper;
  const facts = { owner, signer, secrecy, urgency, recipients, copies };
  const refusal = refused && {
    ...refused.refusal,
    faults: refused.refusal.faults.map((fault) => ({ ...fault, path: fault.path.replace(/^facts\./, '') })),
  };
  const view = {
    ...frame,
    title: titleFor(lang, paper),
    back: papersAddress({ home: `/conferences/${conferenceId}/official-papers`, shown: null }, id),
    version: refused ? typed(context, 'version') : paper.version,
    groups: formView(lang, rows, { values: refused?.values ?? valuesOf(form, facts), ...(refusal ? { faults: refusal.faults } : {}) }),
    errors: refusal ? errorsOf(rows, lang, refusal) : [],
    errorTitle: refusal?.message,
  };
  return context.render('record/official-papers/edit', view, refused ? 400 : 200);
}

async function save(context: PageContext): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const id = context.params.paper ?? '';
  const form = formOf(context);
  const values = readForm(rowsOf(form), context.form);
  const seen = { conferenceId, id, version: Number(typed(context, 'version')) };
  const result = await context.attempt(contract.edit, { ...seen, facts: factsOf(form, values) });
  if ('refusal' in result) return sheet(context, { values, refusal: result.refusal });
  const place = { home: `/conferences/${conferenceId}/official-papers`, shown: null };
  return context.redirect(papersAddress(place, id), 'officialPapers.done.edit');
}

/** …/official-papers/minutes/edit: what is entered of a paper. */
export function editPages(routes: PageRoutes): void {
  routes.get(`${HOME}/:paper/edit`, (context) => sheet(context));
  routes.post(`${HOME}/:paper/edit`, save);
}
