// Loaded into the program before it starts: it dies by SIGKILL in the middle of its n-th write, half of the bytes
// written, or just before its n-th sync. JOUR_DIES_AT is `write:37` or `sync:12`.
import { open } from 'node:fs/promises';

const [what, count] = (process.env.JOUR_DIES_AT ?? '').split(':');
let left = Number(count);

const die = () => {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
};

const probe = await open('/dev/null');
const handle = Object.getPrototypeOf(probe);
await probe.close();
const { write } = handle;

if (what === 'write')
  handle.write = async function (buffer, offset, length, position) {
    left -= 1;
    if (left !== 0) return write.call(this, buffer, offset, length, position);
    await write.call(this, buffer, offset, Math.ceil(length / 2), position);
    return die();
  };

for (const name of what === 'sync' ? ['sync', 'datasync'] : []) {
  const sync = handle[name];
  handle[name] = async function () {
    left -= 1;
    return left === 0 ? die() : sync.call(this);
  };
}
