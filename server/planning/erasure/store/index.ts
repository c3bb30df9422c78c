export { eraseFrom, eraseTexts, stillTheirs, withMergedIds } from './erasing.ts';
export { awardsNaming, conferencesFound, keptCounts, entriesNamed, type FoundEntry } from './finding.ts';
