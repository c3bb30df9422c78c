import { announcerView } from '../../../server/live/announcer/presenter.ts';
import announcerMain from '../../../views/live/announcer/main.hbs';
import { keepPage, showHour } from '../live-page/live-page.ts';

keepPage({
  incidents: false,
  ceremony: true,
  isSilent: true,
  parts: (live) => ({ 'announcer-main': announcerMain(announcerView(live)) }),
  onTick: showHour,
});
