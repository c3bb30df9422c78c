import { viewerView } from '../../server/proceedings/watching/presenter/viewer.ts';
import viewerCall from '../../views/proceedings/viewer-call.hbs';
import viewerMain from '../../views/proceedings/viewer-main.hbs';
import { viewerMedia } from '../media/viewer-media.ts';
import { keepPage } from './watching.ts';

const { conferenceId } = JSON.parse(document.body.dataset.page ?? '{}') as { conferenceId: string };

const draw = keepPage({
  incidents: false,
  parts(live) {
    const view = viewerView(live, media());
    return { 'site-call': viewerCall(view), main: viewerMain(view) };
  },
});
const media = viewerMedia(conferenceId, draw);
