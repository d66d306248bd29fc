import { render } from 'preact';
import './ui/tokens.css';
import './ui/base.css';
import './ui/base-page.css';
import './ui/base-voices.css';
import './ui/base-controls.css';
import './ui/menu.css';
import './ui/base-lists.css';
import './ui/base-panels.css';
import './ui/base-helpers.css';
import './ui/plain.css';
import { AppRoot } from './shell/app-root.tsx';
import { readConfig } from './core/config.ts';
import { reportHeight } from './core/frame.ts';
import { answerOtherTabs } from './core/other-tabs.ts';
import { readLook } from './core/look.ts';
import { followLanguage, openSession, owner } from './core/session.ts';
import { Opening } from './shell/opening.tsx';
import { turnPages } from './shell/turning.ts';

const root = document.getElementById('app');
// The same script file stands on pages printed by the server when they want the styles only: no root, nothing to do.
if (root) {
  readLook();
  reportHeight();
  answerOtherTabs(owner);
  followLanguage();
  const config = readConfig();
  render(<Opening />, root);
  turnPages();
  void openSession(config).then(() => render(<AppRoot config={config} />, root));
}
