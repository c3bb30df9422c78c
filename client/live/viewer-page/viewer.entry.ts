import { viewerView } from '../../../server/live/viewer-page/presenter.ts';
import viewerCall from '../../../views/live/viewer-page/call.hbs';
import viewerMain from '../../../views/live/viewer-page/main.hbs';
import { viewerMedia } from '../media/viewer-media.ts';
import { keepPage, showHour } from '../live-page/live-page.ts';
import recordingMark from '../../../views/live/live-page/recording.hbs';
import { pageData } from '../live-page/page-data.ts';

const { conferenceId, ballotAt } = pageData('viewer');

const draw = keepPage({
  incidents: false,
  onTick: showHour,
  parts(live) {
    const view = viewerView(live, media(), ballotAt);
    return { 'site-call': viewerCall(view), main: viewerMain(view), recording: recordingMark(view) };
  },
});
const media = viewerMedia(conferenceId, draw);
