// Whether Slack would take this view: a modal or a Home tab. Limits: @slack/types views.d.ts. Pure.
import { faultsInBlocks } from './block-kit.ts';
import {
  anything,
  byType,
  type Check,
  type Fault,
  recordOf,
  textOf,
  trueOrFalse,
} from './block-kit-checks.ts';
import { plainText } from './block-kit-text.ts';
import { isRecord, type Json, recordsIn } from './record.ts';

const common = {
  private_metadata: textOf(3000, 0),
  callback_id: textOf(255, 0),
  external_id: textOf(255, 0),
};
const nullable =
  (check: Check): Check =>
  (value, path) =>
    value === null ? [] : check(value, path);

const modal: Check = recordOf({
  required: { title: plainText(24), blocks: anything },
  optional: {
    ...common,
    submit: nullable(plainText(24)),
    close: nullable(plainText(24)),
    clear_on_close: trueOrFalse,
    notify_on_close: trueOrFalse,
    submit_disabled: trueOrFalse,
  },
  whole: submitForInputs,
});

const home: Check = recordOf({ required: { blocks: anything }, optional: common });

const view: Check = byType({ modal, home }, 'view');

/** Every fault with its place, a JSON pointer such as `/blocks/0/label`; empty when Slack would take the view. */
export function faultsInView(candidate: unknown): readonly Fault[] {
  const own = view(candidate, '');
  if (!isRecord(candidate) || candidate.blocks === undefined) return own;
  const surface = candidate.type === 'home' ? 'home' : 'modal';
  const inside = faultsInBlocks(candidate.blocks, surface);
  return [...own, ...inside.map(({ path, fault }) => ({ path: `/blocks${path}`, fault }))];
}

function submitForInputs(candidate: Json, path: string): readonly Fault[] {
  const hasInput = recordsIn(candidate.blocks).some((block) => block.type === 'input');
  const hasSubmit = isRecord(candidate.submit);
  return hasInput && !hasSubmit
    ? [{ path, fault: 'missing required field: submit (there is an input block)' }]
    : [];
}
