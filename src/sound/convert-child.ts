// The process in which strangers' sound files are read: it gets one, answers, and goes.
import type { PhoneSoundOptions } from '../ports.ts';
import { convertSound } from './convert.ts';

export interface ConvertOrder {
  readonly bytes: Uint8Array;
  readonly options: PhoneSoundOptions;
}

process.once('message', (order: ConvertOrder) => {
  void convertSound(order.bytes, order.options).then((sound) => {
    process.send?.(sound, () => process.exit(0));
  });
});
process.once('disconnect', () => process.exit(0));
