import { handleQuery, handleChange, type Handler } from '../../../platform/bus/handlers.ts';
import { minutesContract as contract } from '../contract.ts';
import { outline, paper } from './papers.ts';
import { prepareWrite, read, minutesTexts, writeSection } from './texts.ts';
import type { OpenPages } from './collecting.ts';
import { compare, keepVersion, listVersions, prepareKeep, prepareRestore, restore } from './versions.ts';

/** `pages`: the open pages, which are asked for the words that they have not sent. */
export const minutesHandlers = (pages: OpenPages): readonly Handler[] => [
  handleChange(contract.write, writeSection, prepareWrite),
  handleQuery(contract.read, read),
  handleQuery(contract.texts, minutesTexts),
  handleQuery(contract.outline, outline),
  handleQuery(contract.versions, listVersions),
  handleChange(contract.keepVersion, keepVersion, prepareKeep(pages)),
  handleQuery(contract.compare, compare),
  handleChange(contract.restore, restore, prepareRestore(pages)),
  handleQuery(contract.paper, paper),
];
