// Whether Slack would take these blocks: the published limits, block by block and for all of them together. Pure.
import { blockRules, type Surface } from './block-kit-blocks.ts';
import { byType, type Check, type Fault } from './block-kit-checks.ts';
import { isRecord, type Json, recordIn, recordsIn, textIn } from './record.ts';

export type { Surface } from './block-kit-blocks.ts';
export type { Fault } from './block-kit-checks.ts';

/** docs.slack.dev/reference/block-kit/blocks. */
const BLOCKS_MAX: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };
const MARKDOWN_CHARACTERS = 12_000;
/** At most so many of these in one message. */
const FEW_IN_A_MESSAGE: Readonly<Record<string, number>> = { table: 1, data_visualization: 2 };

/** Every fault with its place, a JSON pointer such as `/2/elements/0/text`; empty when Slack would take them. */
export function faultsInBlocks(blocks: unknown, surface: Surface): readonly Fault[] {
  if (!Array.isArray(blocks)) return [{ path: '', fault: 'must be an array of blocks' }];
  const limit = BLOCKS_MAX[surface];
  const overMany = blocks.length > limit ? [{ path: '', fault: `no more than ${limit} items allowed` }] : [];
  const check = checkFor(surface);
  return [
    ...overMany,
    ...blocks.flatMap((block, index) => check(block, `/${index}`)),
    ...repeatedBlockIds(blocks),
    ...blocks.flatMap((block, index) => repeatedActionIds(block, `/${index}`)),
    ...faultsOfTheWhole(blocks.filter(isRecord), surface),
  ];
}

function checkFor(surface: Surface): Check {
  const allowed = Object.entries(blockRules).filter(([, rule]) => rule.surfaces.includes(surface));
  return byType(Object.fromEntries(allowed.map(([type, rule]) => [type, rule.check])), `${surface} block`);
}

function repeatedBlockIds(blocks: readonly unknown[]): readonly Fault[] {
  const ids = blocks.map((block) => textIn(recordIn(block).block_id));
  return repeats(ids).map((index) => ({
    path: `/${index}/block_id`,
    fault: `block_id ${ids[index]} is used twice`,
  }));
}

/** Within one block; the same action may be offered by several. */
function repeatedActionIds(block: unknown, path: string): readonly Fault[] {
  const elements = recordsIn(recordIn(block).elements);
  const ids = elements.map((element) => textIn(element.action_id));
  return repeats(ids).map((index) => ({
    path: `${path}/elements/${index}/action_id`,
    fault: `action_id ${ids[index]} is used twice in one block`,
  }));
}

function repeats(ids: readonly string[]): readonly number[] {
  return ids.flatMap((id, index) => (id !== '' && ids.indexOf(id) < index ? [index] : []));
}

function faultsOfTheWhole(blocks: readonly Json[], surface: Surface): readonly Fault[] {
  return [
    ...tooMuchMarkdown(blocks),
    ...tooManyOfAKind(blocks),
    ...twiceFocused(blocks),
    ...strayFileInputs(blocks, surface),
  ];
}

function tooMuchMarkdown(blocks: readonly Json[]): readonly Fault[] {
  const texts = blocks.filter((block) => block.type === 'markdown').map((block) => textIn(block.text));
  const sum = texts.reduce((total, text) => total + text.length, 0);
  const isTooMuch = texts.length > 1 && sum > MARKDOWN_CHARACTERS;
  return isTooMuch ? [{ path: '', fault: `markdown blocks have ${sum} characters together` }] : [];
}

function tooManyOfAKind(blocks: readonly Json[]): readonly Fault[] {
  return Object.entries(FEW_IN_A_MESSAGE)
    .filter(([type, max]) => blocks.filter((block) => block.type === type).length > max)
    .map(([type, max]) => ({ path: '', fault: `no more than ${max} ${type} block allowed` }));
}

function elementsIn(block: Json): readonly Json[] {
  const single = [block.element, block.accessory].filter(isRecord);
  return [...single, ...recordsIn(block.elements)];
}

function twiceFocused(blocks: readonly Json[]): readonly Fault[] {
  const focused = blocks.flatMap(elementsIn).filter((element) => element.focus_on_load === true);
  return focused.length > 1 ? [{ path: '', fault: 'only one element may have focus_on_load' }] : [];
}

/** docs.slack.dev/reference/block-kit/block-elements/file-input-element: in a modal's input block alone. */
function strayFileInputs(blocks: readonly Json[], surface: Surface): readonly Fault[] {
  if (surface === 'modal') return [];
  return blocks.flatMap((block, index) => {
    const isStray = elementsIn(block).some((element) => element.type === 'file_input');
    return isStray ? [{ path: `/${index}/element`, fault: 'file_input is for modals only' }] : [];
  });
}
