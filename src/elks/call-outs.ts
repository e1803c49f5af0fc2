// Rings members on behalf of a call. What they hear goes along as JSON, so that it plays even when we are away by then.
import type { CallOut, Dial, PlaceCallOut } from '../ports/phone.ts';
import type { Purpose } from './addresses.ts';
import { type CallOutContext, renderAsking } from './render-call-out.ts';

export const END_PURPOSE: Readonly<Record<CallOut['why'], Purpose>> = {
  'call-back': 'call-back-end',
  wake: 'wake-end',
  check: 'check-end',
};

export const createCallOuts =
  (dial: Dial, context: CallOutContext): PlaceCallOut =>
  (order) => {
    const { why, callId, index, phone, line } = order;
    return dial({
      from: line.number,
      to: phone,
      voiceStart: JSON.stringify(renderAsking(order, context)),
      whenHangup: context.addresses.of({ purpose: END_PURPOSE[why], callId, step: index }),
    });
  };
