import { answers, changes, type Handler } from '../../../platform/bus/handlers.ts';
import { minutesContract as contract } from '../contract.ts';
import { outline, paper } from './papers.ts';
import { prepareWrite, read, texts, write } from './texts.ts';
import { compare, keepVersion, listVersions, prepareRestore, restore } from './versions.ts';

export const minutesHandlers: readonly Handler[] = [
  changes(contract.write, write, prepareWrite),
  answers(contract.read, read),
  answers(contract.texts, texts),
  answers(contract.outline, outline),
  answers(contract.versions, listVersions),
  changes(contract.keepVersion, keepVersion),
  answers(contract.compare, compare),
  changes(contract.restore, restore, prepareRestore),
  answers(contract.paper, paper),
];
