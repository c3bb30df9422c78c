import { conferenceIn } from '../../../planning/conferences/pages/fields.ts';
import { conferenceLayout } from '../../../planning/conferences/pages/layout.ts';
import type { Clock } from '../../../platform/clock.ts';
import { AppError } from '../../../platform/errors.ts';
import type { PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { PromiseCache } from '../../../platform/ttl-cache.ts';
import { readAll } from './reading.ts';
import { nextStepOf } from './step.ts';

/** Bounds how old it is where another server changed something, and on the day, when the sites come. */
const LIMITS = { ttlMs: 30_000, maxEntries: 500 };

/** The next step of a conference, which every page of its staff asks for after it is shown. */
export interface NextStepPages {
  readonly pages: (routes: PageRoutes) => void;
  /** Called whenever something may have changed it. */
  readonly forget: () => void;
}

/**
 * Answers the next step in a few words: pages of lower floors ask for it by its address. It is decided from all of the plan, so it is kept
 * for each reader until the plan changes.
 */
export function nextStepPages(clock: Clock): NextStepPages {
  const kept = new PromiseCache<string>(clock, LIMITS);

  async function decide(context: PageContext): Promise<string> {
    const frame = await conferenceLayout(context, conferenceIn(context), 'overview');
    const { step } = nextStepOf(context, frame, await readAll(context, frame));
    return JSON.stringify(step && { title: step.title, until: step.until, href: step.href });
  }

  async function answer(context: PageContext) {
    const { actor, lang } = context;
    const frame = await conferenceLayout(context, conferenceIn(context), 'overview');
    if (!frame.isStaff) throw new AppError('forbidden');
    const key = [frame.conference.id, actor.kind, actor.id, actor.clearance, lang, ...frame.roles].join(' ');
    return context.text('application/json', await kept.get(key, () => decide(context)));
  }

  return {
    pages: (routes) => routes.get('/conferences/:conferenceId/next-step', answer),
    forget: () => kept.clear(),
  };
}
