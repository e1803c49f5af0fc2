// Asks the running demo to do something.
import { type ControlAnswer, type ControlRequest, MARK } from './control-words.ts';

const nobodyThere = (port: number): string =>
  `No demo is running on port ${port}. Start one in another terminal and leave it running:\n\n  npm run demo -- --stay\n`;

const isRefused = (error: unknown): boolean =>
  error instanceof TypeError &&
  error.cause instanceof Error &&
  'code' in error.cause &&
  error.cause.code === 'ECONNREFUSED';

/** @param path `/call` or `/slack` */
export const askDemo = async (
  port: number,
  path: string,
  request: ControlRequest,
): Promise<ControlAnswer> => {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    if (!response.headers.has(MARK))
      return {
        ok: false,
        text: `Something else than the demo listens on port ${port}. ${nobodyThere(port)}`,
      };
    return { ok: response.ok, text: await response.text() };
  } catch (error) {
    if (isRefused(error)) return { ok: false, text: nobodyThere(port) };
    return { ok: false, text: `The demo on port ${port} went away before it answered.\n` };
  }
};
