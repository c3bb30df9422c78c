import { viewerView } from '../../server/proceedings/watching/presenter/viewer.ts';
import viewerCall from '../../views/proceedings/viewer-call.hbs';
import viewerMain from '../../views/proceedings/viewer-main.hbs';
import { keepPage } from './watching.ts';

keepPage({
  incidents: false,
  parts(live) {
    const view = viewerView(live);
    return { 'site-call': viewerCall(view), main: viewerMain(view) };
  },
});
