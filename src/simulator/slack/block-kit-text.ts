// Block Kit's composition objects: texts, options, confirmations. Limits: @slack/types composition-objects.d.ts.
import {
  byType,
  type Check,
  type Fault,
  listOf,
  oneOf,
  recordOf,
  textOf,
  trueOrFalse,
} from './block-kit-checks.ts';
import { isRecord, type Json, listIn, recordsIn, textIn } from './record.ts';

const TEXT_CHARACTERS = 3000;

export function plainText(max: number): Check {
  return byType(
    { plain_text: recordOf({ required: { text: textOf(max) }, optional: { emoji: trueOrFalse } }) },
    'text',
  );
}

export function anyText(max = TEXT_CHARACTERS): Check {
  const plain = recordOf({ required: { text: textOf(max) }, optional: { emoji: trueOrFalse } });
  const mrkdwn = recordOf({ required: { text: textOf(max) }, optional: { verbatim: trueOrFalse } });
  return byType({ plain_text: plain, mrkdwn }, 'text');
}

export const confirmation: Check = recordOf({
  required: { text: anyText(300) },
  optional: {
    title: plainText(100),
    confirm: plainText(30),
    deny: plainText(30),
    style: oneOf('primary', 'danger'),
  },
});

function option(text: Check, more: Readonly<Record<string, Check>> = {}): Check {
  return recordOf({
    required: { text, value: textOf(75) },
    optional: { description: plainText(75), ...more },
  });
}

export const plainOption: Check = option(plainText(75));
export const richOption: Check = option(anyText(75));
export const overflowOption: Check = option(plainText(75), { url: textOf(3000) });

export const optionGroup: Check = recordOf({
  required: { label: plainText(75), options: listOf(plainOption, { max: 100 }) },
});

/** What is chosen at first must be among the choices. */
export function initialAmongOptions(element: Json, path: string): readonly Fault[] {
  const groups = recordsIn(element.option_groups).flatMap((group) => listIn(group.options));
  const values = [...listIn(element.options), ...groups].map(optionValue);
  const chosen = [element.initial_option, ...listIn(element.initial_options)].filter(isRecord);
  const isOdd = chosen.some((it) => !values.includes(optionValue(it)));
  return isOdd ? [{ path, fault: 'initial option is none of the options' }] : [];
}

function optionValue(candidate: unknown): string {
  return isRecord(candidate) ? textIn(candidate.value) : '';
}
