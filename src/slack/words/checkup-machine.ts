// What a look at everything found of the machine: how it is reached, its clock and disk, and what waits to be posted.
import { SECOND_MS } from '../../core/instant.ts';
import { type Of, type Words, well } from './checkup-part.ts';
import { diskRemedy } from './disk.ts';
import { code, quoted } from './mrkdwn.ts';
import { counted, duration } from './time.ts';

const BYTES_A_MEGABYTE = 1024 * 1024;

export const addressWords = ({ standing }: Of<'address'>): Words => {
  switch (standing.kind) {
    case 'ours':
      return well('Our public address leads to Jour.');
    case 'not-allowed':
      return well(
        `Our public address leads to Jour, which lets in only the addresses of ${code('ELKS_ALLOWED_IPS')}.`,
      );
    case 'status':
      return {
        what: `At our public address something else answers, with status ${standing.status}.`,
        remedy: `Let ${code('PUBLIC_URL')} lead to this machine's ${code('PORT')}, with path and query as they are (look at the proxy in between).`,
      };
    case 'no-answer':
      return {
        what: `Our public address cannot be reached from this machine (${quoted(standing.code)}).`,
        remedy: `If 46elks reaches it all the same, that is how some networks are. Else look at ${code('PUBLIC_URL')}, its certificate and the proxy.`,
      };
  }
};

export const clockWords = ({ state, aheadMs }: Of<'clock'>): Words => {
  const seconds = Math.abs(aheadMs) / SECOND_MS;
  if (state === 'ok') return well('The clock of this machine is right.');
  return {
    what: `The clock of this machine is ${duration(seconds)} ${aheadMs > 0 ? 'slow' : 'fast'}: shifts and opening hours change at the wrong time.`,
    remedy: `Let it be set by the network (${code('timedatectl set-ntp true')}).`,
  };
};

export const diskWords = ({ state, fault, freeBytes }: Of<'disk'>): Words => {
  const free = freeBytes === null ? '' : ` ${Math.floor(freeBytes / BYTES_A_MEGABYTE)} MB are free.`;
  if (fault !== null)
    return {
      what: `What is to be kept cannot be written (${quoted(fault)}).${free}`,
      remedy: `${diskRemedy(fault)} Calls are answered meanwhile, and what waits is written then by itself.`,
    };
  const what = `The disk can be written.${free}`;
  if (state === 'ok') return well(what);
  return { what, remedy: 'Make room: when it is full, nothing can be kept any more.' };
};

export const outboxWords = ({ state, waiting, oldestSeconds }: Of<'outbox'>): Words => {
  if (waiting === null)
    return well('Jour does not run on this machine just now, so what waits to be posted is not known.');
  if (waiting === 0) return well('Nothing waits to be posted.');
  const what = `${counted(waiting, 'message')} ${waiting === 1 ? 'waits' : 'wait'} to be posted, the oldest for ${duration(oldestSeconds)}.`;
  if (state === 'ok') return well(what);
  return { what, remedy: 'Mend what stands above about Slack; they leave by themselves then, oldest first.' };
};
