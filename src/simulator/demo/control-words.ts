// What the running demo and its two commands agree on.

export const DEFAULT_PORT = 4610;
export const PORT_VARIABLE = 'JOUR_DEMO_PORT';
/** So that an answer of another program on the same port is not taken for ours. */
export const MARK = 'x-jour-demo';

export interface ControlRequest {
  /** As typed after `npm run call --`. */
  readonly args: readonly string[];
  readonly colours: boolean;
  readonly columns: number;
}

export type ControlAnswer =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly text: string };

export type PortReading =
  | { readonly ok: true; readonly port: number }
  | { readonly ok: false; readonly fault: string };

/** @param text what the environment says */
export const readDemoPort = (text: string | undefined): PortReading => {
  if (text === undefined || text === '') return { ok: true, port: DEFAULT_PORT };
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port > 0 && port < 65_536) return { ok: true, port };
  return { ok: false, fault: `${PORT_VARIABLE} is to be a port from 1 to 65535, or not set at all.` };
};
