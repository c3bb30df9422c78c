import { viewerView } from '../../../server/live/viewer-page/presenter.ts';
import viewerCall from '../../../views/live/viewer-page/call.hbs';
import viewerMain from '../../../views/live/viewer-page/main.hbs';
import { viewerMedia } from '../media/viewer-media.ts';
import { keepPage } from '../live-page/watching.ts';
import { pageData } from '../live-page/page-data.ts';

const { conferenceId } = pageData('viewer');

const draw = keepPage({
  incidents: false,
  parts(live) {
    const view = viewerView(live, media());
    return { 'site-call': viewerCall(view), main: viewerMain(view) };
  },
});
const media = viewerMedia(conferenceId, draw);
