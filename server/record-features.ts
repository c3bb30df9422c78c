import { paperTemplatesHandlers } from './record/official-papers/templates/commands/index.ts';
import { paperTemplatesPages } from './record/official-papers/templates/pages.ts';
import { excerptsHandlers } from './record/excerpts/commands.ts';
import { officialPapersHandlers } from './record/official-papers/commands/index.ts';
import { officialPapersPages } from './record/official-papers/pages/index.ts';
import { registersHandlers } from './record/registers/commands/index.ts';
import { registersPages } from './record/registers/pages/index.ts';
import { newsBriefHandlers } from './record/news-brief/commands.ts';
import { newsBriefPages } from './record/news-brief/pages.ts';
import { archiveHandlers } from './record/archive/commands/index.ts';
import { archivePages } from './record/archive/pages.ts';
import { photosHandlers } from './record/photos/commands/index.ts';
import { photosPages } from './record/photos/pages.ts';
import { statisticsHandlers } from './record/statistics/commands/index.ts';
import { statisticsPages } from './record/statistics/pages.ts';
import { seriesHandlers } from './record/series/commands.ts';
import { seriesPages } from './record/series/pages.ts';
import { searchPages } from './record/search/pages.ts';
import { signingPages } from './record/signing/pages/index.ts';
import { numberBooks } from './paper-numbers.ts';
import type { Handler } from './platform/bus/handlers.ts';
import type { PageRoutes } from './platform/pages/routes.ts';

/** The handlers of the features that make a record of what was held: papers, numbers, figures, pictures. */
export const handlersOfRecord: readonly Handler[] = [
  ...excerptsHandlers,
  ...paperTemplatesHandlers,
  ...officialPapersHandlers(numberBooks),
  ...registersHandlers,
  ...seriesHandlers,
  ...statisticsHandlers,
  ...newsBriefHandlers,
  ...archiveHandlers,
  ...photosHandlers,
];

/** Their pages. */
export const pagesOfRecord: readonly ((routes: PageRoutes) => void)[] = [
  officialPapersPages,
  registersPages,
  paperTemplatesPages,
  statisticsPages,
  newsBriefPages,
  archivePages,
  photosPages,
  searchPages,
  seriesPages,
  signingPages,
];
