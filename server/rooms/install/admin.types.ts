import type { Ground } from '../../house.ts';
import type { LtiHost } from '../../lti-host/lti-host.ts';
import type { InstallService } from './install.service.ts';

/** What an operator's command works with. */
export interface CommandContext extends Pick<Ground, 'config' | 'connection' | 'log' | 'clock'> {
  lti: LtiHost;
  install: InstallService;
}

export interface CommandResult {
  text: string;
  json: unknown;
}
