import { describe, expect, it } from 'vitest';
import { createElksClient, isRecordingAt } from '../../src/elks/client.ts';
import { createLog } from '../../src/log.ts';

const API = 'https://api.46elks.com/a1';
const RECORDING = 'Recordings/c0123456789abcdef-r0.wav';

describe('a recording address', () => {
  it.each([
    `${API}/${RECORDING}`,
    `https://API.46elks.com:443/a1/${RECORDING}`,
    `${API}/recordings/c0123456789abcdef-r12.wav`,
  ])('is the API’s own: %s', (address) => expect(isRecordingAt(API, address)).toBe(true));

  it.each([
    ['another host', `https://evil.example/a1/${RECORDING}`],
    ['another port', `https://api.46elks.com:8443/a1/${RECORDING}`],
    ['another scheme', `http://api.46elks.com/a1/${RECORDING}`],
    ['a file', `file:///a1/${RECORDING}`],
    ['data', 'data:audio/wav;base64,UklGRg=='],
    ['a user part', `https://me@api.46elks.com/a1/${RECORDING}`],
    ['a user and a password', `https://me:secret@api.46elks.com/a1/${RECORDING}`],
    ['the API as user part', `https://api.46elks.com@evil.example/a1/${RECORDING}`],
    ['a look-alike host', `https://api.46elks.com.evil.example/a1/${RECORDING}`],
    ['a look-alike before', `https://evil-api.46elks.com/a1/${RECORDING}`],
    ['a look-alike letter', `https://api.46eⅼks.com.evil.example/a1/${RECORDING}`],
    ['a trailing dot', `https://api.46elks.com./a1/${RECORDING}`],
    ['an IP address', `https://127.0.0.1/a1/${RECORDING}`],
    ['an IP address as one number', `https://2130706433/a1/${RECORDING}`],
    ['an IP address in hex', `https://0x7f.0.0.1/a1/${RECORDING}`],
    ['an IPv6 address', `https://[::1]/a1/${RECORDING}`],
    ['a metadata service', `http://169.254.169.254/a1/${RECORDING}`],
    ['another path', `https://api.46elks.com/b2/${RECORDING}`],
    ['a longer first part', `https://api.46elks.com/a10/${RECORDING}`],
    ['a way up', `${API}/../b2/${RECORDING}`],
    ['a way up in code', `${API}/%2e%2e/b2/${RECORDING}`],
    ['a way up with a coded slash', `${API}/Recordings/..%2f..%2fb2/x.wav`],
    ['a way up with a backslash', `${API}\\..\\b2\\${RECORDING}`],
    ['something of the API that is no recording', `${API}/me`],
    ['a recording’s facts', `${API}/recordings/c0123456789abcdef-r0`],
    ['something below a recording', `${API}/${RECORDING}/x.wav`],
    ['a query', `${API}/${RECORDING}?to=evil`],
    ['a fragment', `${API}/${RECORDING}#x`],
    ['no address', 'Recordings/x.wav'],
    ['no scheme', `//api.46elks.com/a1/${RECORDING}`],
    ['nothing', ''],
  ])('is foreign: %s', (_name, address) => expect(isRecordingAt(API, address)).toBe(false));

  it('is refused without any request when it is foreign', async () => {
    const phone = createElksClient({ apiUrl: API, username: 'u', password: 'p' }, createLog('silent'));
    expect(await phone.fetchRecording('http://127.0.0.1:1/a1/Recordings/x.wav')).toEqual({
      kind: 'refused',
      reason: 'foreign-address',
    });
  });
});
