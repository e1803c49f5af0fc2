// The answer to an incoming call with blanks for what is each call's own: its id, and the signatures of its addresses.
// A plan is rendered once for all the calls that meet it; filling the blanks in is the work of microseconds. It is done in
// bytes that are used again and again: for a long roster, texts of its own took a call twice as long to fill in.
import type { Plan, PromptName } from '../core/plan.ts';
import { type Addresses, CALL_BLANK, SIGNATURE_MARK } from './addresses.ts';
import { jsonOf, renderPlan } from './render.ts';
import { SIGNATURE_LENGTH } from './signatures.ts';

/** The JSON of one call's answer, on loan. */
export interface Filled {
  readonly bytes: Buffer;
  /** Nobody reads the bytes any more: the next call's answer may be written over them. */
  readonly giveBack: () => void;
}

export type Fill = (callId: string) => Filled;

/** What follows a call's id in an address up to the signature, and what follows the signature up to the next id. */
interface Blank {
  readonly afterId: string;
  /** The signature's number. */
  readonly index: number;
  readonly afterSignature: string;
}

const blankIn = (text: string): Blank => {
  const [afterId = '', index = '', afterSignature = ''] = text.split(SIGNATURE_MARK);
  return { afterId, index: Number(index), afterSignature };
};

export interface TemplateContext {
  readonly addresses: Addresses;
  readonly promptAddress: (name: PromptName) => string;
}

const blankedJson = (plan: Plan, { addresses, promptAddress }: TemplateContext): string =>
  jsonOf(
    renderPlan(plan, {
      callId: CALL_BLANK,
      addresses: { ...addresses, of: addresses.blank },
      promptAddress,
    }),
  );

/** The answer for ids of one length, its blanks empty. */
interface Layout {
  readonly bytes: Buffer;
  readonly idLength: number;
  readonly idsAt: readonly number[];
  readonly signaturesAt: readonly number[];
}

interface Sheet extends Filled {
  readonly view: DataView;
  isOut: boolean;
}

/** Kept for each plan; when more answers leave together, the rest is made anew, which takes microseconds. */
const SHEETS_MOST = 16;

const viewOf = (bytes: Buffer): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

const layOut = (start: string, blanks: readonly Blank[], idLength: number): Layout => {
  const [idsAt, signaturesAt]: [number[], number[]] = [[], []];
  let text = start;
  for (const { afterId, afterSignature } of blanks) {
    idsAt.push(text.length);
    text += ' '.repeat(idLength) + afterId;
    signaturesAt.push(text.length);
    text += ' '.repeat(SIGNATURE_LENGTH) + afterSignature;
  }
  return { bytes: Buffer.from(text, 'latin1'), idLength, idsAt, signaturesAt };
};

/** @returns hands out one that nobody has */
const createSheets = ({ bytes: empty }: Layout): (() => Sheet) => {
  const free: Sheet[] = [];
  const create = (): Sheet => {
    const bytes = Buffer.from(empty);
    const sheet: Sheet = {
      bytes,
      view: viewOf(bytes),
      isOut: true,
      giveBack: () => {
        // Given back twice it would go out for two calls at once.
        if (sheet.isOut && free.length < SHEETS_MOST) free.push(sheet);
        sheet.isOut = false;
      },
    };
    return sheet;
  };
  return () => {
    const sheet = free.pop() ?? create();
    sheet.isOut = true;
    return sheet;
  };
};

const WORD = 4;

/** In words, which for a few bytes is quicker than what the platform has. */
const copy = (from: DataView, fromAt: number, length: number, to: DataView, at: number): void => {
  let done = 0;
  for (; done + WORD <= length; done += WORD) to.setInt32(at + done, from.getInt32(fromAt + done));
  for (; done < length; done += 1) to.setUint8(at + done, from.getUint8(fromAt + done));
};

export const fillerFor = (plan: Plan, context: TemplateContext): Fill => {
  const [start = '', ...rest] = blankedJson(plan, context).split(CALL_BLANK);
  const blanks = rest.map(blankIn);
  const { places, stream } = context.addresses.signing(blanks.map(({ index }) => index));
  const signatures = Buffer.alloc(Math.max(0, ...places) + SIGNATURE_LENGTH);
  const signaturesView = viewOf(signatures);
  let layout: Layout | null = null;
  let takeSheet: () => Sheet;

  return (callId) => {
    const { length } = callId;
    // Ids of one provider are all as long; one of another length costs as much as three answers.
    if (layout?.idLength !== length) {
      layout = layOut(start, blanks, length);
      takeSheet = createSheets(layout);
    }
    const sheet = takeSheet();
    const { idsAt, signaturesAt } = layout;
    const [first] = idsAt;
    if (first === undefined) return sheet;
    const { bytes, view } = sheet;
    bytes.write(callId, first, 'latin1');
    signatures.write(stream(callId), 'latin1');
    for (let number = 0; number < idsAt.length; number += 1) {
      copy(view, first, length, view, idsAt[number] ?? 0);
      copy(signaturesView, places[number] ?? 0, SIGNATURE_LENGTH, view, signaturesAt[number] ?? 0);
    }
    return sheet;
  };
};
