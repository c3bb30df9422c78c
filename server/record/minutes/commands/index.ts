import { handleQuery, handleChange, type Handler } from '../../../platform/bus/handlers.ts';
import { minutesContract as contract } from '../contract.ts';
import { outline, paper } from './papers.ts';
import { prepareWrite, read, minutesTexts, writeSection } from './texts.ts';
import { compare, keepVersion, listVersions, prepareRestore, restore } from './versions.ts';

export const minutesHandlers: readonly Handler[] = [
  handleChange(contract.write, writeSection, prepareWrite),
  handleQuery(contract.read, read),
  handleQuery(contract.texts, minutesTexts),
  handleQuery(contract.outline, outline),
  handleQuery(contract.versions, listVersions),
  handleChange(contract.keepVersion, keepVersion),
  handleQuery(contract.compare, compare),
  handleChange(contract.restore, restore, prepareRestore),
  handleQuery(contract.paper, paper),
];
