// The part of the composition that leaves each line's plan at 46elks while we are away, and takes it back.
import type { Config } from './config.ts';
import type { Line, Settings } from './core/settings.ts';
import type { Addresses } from './elks/addresses.ts';
import { createVoiceStarts } from './elks/voice-starts.ts';
import { createLineWatch } from './flows/line-watch.ts';
import { createPark } from './flows/park.ts';
import type { Warn } from './flows/warn.ts';
import type { Log } from './ports/log.ts';
import type { Clock } from './ports/time.ts';
import type { FileOps } from './store/file-ops.ts';
import { createParkedFile } from './store/parked-file.ts';

export interface ParkPartsDeps {
  readonly config: Config;
  readonly settings: { current(): Settings };
  readonly clock: Clock;
  readonly log: Log;
  readonly addresses: Addresses;
  readonly promptAddress: (name: string, line: Line) => string;
  readonly files?: FileOps;
}

export const createParkParts = ({ config, ...deps }: ParkPartsDeps) => {
  const { publicUrl, webhookSecret, dataDir, elks, parkOnStop } = config;
  const parkedNumbers = createParkedFile({ ...deps, dataDir });
  const voiceStarts = createVoiceStarts({ ...deps, config: elks, publicUrl, webhookSecret });
  return {
    parkedNumbers,
    park: createPark({ ...deps, voiceStarts, parkedNumbers, mindsAddresses: parkOnStop }),
  };
};

export const createParkingParts = (deps: ParkPartsDeps & { readonly warn: Warn }) =>
  createLineWatch({ ...deps, ...createParkParts(deps), isOn: deps.config.parkOnStop });
