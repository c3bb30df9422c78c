import { DESK, hasRole, PLANNERS } from '../../../accounts/permissions.ts';
import { translate } from '../../../i18n/translate.ts';
import { copiedNote } from '../../../planning/conference-templates/pages/duplicating.ts';
import { conferenceLayout } from '../../../planning/conferences/pages/layout.ts';
import { conferenceIn } from '../../../planning/conferences/pages/fields.ts';
import { sentenceOf } from '../../../planning/validation/presenter.ts';
import { barView } from '../../../planning/publishing/presenter/bar.ts';
import type { PageContext } from '../../../platform/pages/routes.ts';
import { factsView, leadersView, rehearsalView } from '../presenter/index.ts';
import { followUpContract } from '../../follow-up/contract.ts';
import { openMattersView } from '../presenter/matters.ts';
import { asOf, countdownView, rulerView } from '../presenter/days.ts';
import { heldSittings } from '../presenter/held.ts';
import { phaseOf } from '../rules/days.ts';
import { preparationOf } from './preparation.ts';
import { readAll, type Everything } from './reading.ts';
import { nextStepOf } from './step.ts';

/** Those of the team whom a part of the agenda is hidden from, in words. */
const notCleared = (context: PageContext, { findings }: Everything): string[] =>
  findings.filter(({ code }) => code === 'member-not-cleared').map((finding) => sentenceOf(context.lang, finding, () => ''));

/** The overview of a conference for its staff; everybody else reads the agenda. */
export async function overview(context: PageContext) {
  const conferenceId = conferenceIn(context);
  const { lang } = context;
  const frame = await conferenceLayout(context, conferenceId, 'overview');
  if (!frame.isStaff) return context.redirect(`/conferences/${conferenceId}/agenda`);
  const all = await readAll(context, frame);
  const { conference, days, overview: glance, plan, today, tasks, publications, status } = all;
  const phase = phaseOf(days, today);
  const next = nextStepOf(context, frame, all);
  const isDay = !frame.conference.archived && (glance.day === 'before' ? phase === 'today' : glance.day !== 'after');
  // A rehearsal never stands in the register.
  const found = frame.conference.rehearsal ? null : await context.run(followUpContract.list, { of: conferenceId });
  return context.render('record/dashboard/page', {
    ...frame,
    copied: await copiedNote(context),
    facts: factsView(lang, conference, plan),
    leaders: leadersView(lang, glance),
    mayDesk: hasRole(frame.roles, DESK),
    isOrganizer: hasRole(frame.roles, PLANNERS),
    glance,
    isDay,
    isAfter: glance.day === 'after',
    isOver: glance.day === 'after' || frame.conference.archived,
    ...next,
    countdown: countdownView(lang, conference, days, phase, today),
    ruler:
      phase === 'before' && days.firstDay !== null && glance.day === 'before'
        ? rulerView(lang, { today, firstDay: days.firstDay, zone: frame.zone, tasks, publications })
        : null,
    sittings: heldSittings(lang, plan, glance, frame.zone),
    ...preparationOf(context, frame, all),
    notCleared: notCleared(context, all),
    bar: barView(lang, status),
    matters: found && openMattersView(lang, found, conferenceId, today),
    lastVersion: publications[0] ?? null,
    rehearsals: all.rehearsals.map((one) => rehearsalView(lang, one, frame.zone)),
    keys: [
      { key: 'Enter', text: translate(lang, 'dashboard.keys.next') },
      { keys: ['↑', '↓'], text: translate(lang, 'dashboard.keys.parts') },
    ],
    asOf: asOf(lang, context.now, frame.zone),
  });
}
