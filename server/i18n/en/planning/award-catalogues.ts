export const awardCatalogues = {
  title: 'Catalogues of awards',
  under:
    'Awards stand in the order of the catalogue in force on the first day of the conference: by kind, by class (first, second, third), then by grantor.',
  add: 'Add a catalogue',
  edit: 'Edit',
  editTitle: 'Edit the catalogue of awards',
  formUnder: 'This catalogue holds until a newer one does.',
  source: 'Law or regulation',
  sourceHint: 'Its name and number.',
  from: 'Holds from',
  fromHint: 'Conferences that begin on this day or later follow it, at once even where one is under way.',
  kinds: 'Kinds of awards, from the highest',
  kindsHint:
    'One kind a line: Huân chương (orders), Huy chương (medals), Danh hiệu vinh dự nhà nước (state titles), Giải thưởng (prizes), Cờ thi đua (emulation flags), Danh hiệu thi đua (emulation titles), Bằng khen (certificates of merit), Kỷ niệm chương (commemorative medals), Giấy khen (certificates of commendation). Behind a colon the order within the kind, separated by semicolons; behind an award that comes in classes: (Nhất, Nhì, Ba).',
  grantors: 'Grantors, from the highest',
  grantorsHint:
    'One rank a line, names separated by semicolons; the beginning of a name is enough. With “…” in front the word may stand anywhere in the name. The line “All others” is for those that no other line has.',
  others: 'All others',
  remove: 'Remove',
  removeAsk: 'Remove the catalogue {name}?',
  removeText: 'Conferences from this day on follow the catalogue before it, or the one of the same day that comes with the software.',
  done: { added: 'Catalogue added', saved: 'Catalogue saved', removed: 'Catalogue removed' },
  errors: { 'catalogue-day-taken': 'Another catalogue begins on this day. Edit that one, or choose another day.' },
} as const;
