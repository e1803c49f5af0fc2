// The content of a message as a call gives it: checked as Slack checks it, and complained about where Slack would not.
import { createHash } from 'node:crypto';
import { type Args, jsonArg, textArg } from './args.ts';
import { faultsInBlocks } from './block-kit.ts';
import { isRecord, type Json, recordsIn, textIn } from './record.ts';
import { isRefusal, type Refusal, refusal, refusalWithMessages } from './refusal.ts';
import type { World } from './world.ts';

export interface Content {
  readonly text: string;
  readonly blocks?: readonly Json[];
  readonly metadata?: Json;
}

/** docs.slack.dev/changelog/2018-04-truncating-really-long-messages. */
const TEXT_TRUNCATED_CHARACTERS = 40_000;
/** Slack recommends to stay under this, and chat.update refuses more. */
export const TEXT_RECOMMENDED_CHARACTERS = 4000;
const METADATA_CHARACTERS = 16_000;

export function contentFrom(world: World, where: string, args: Args): Content | Refusal {
  const blocks = blocksFrom(world, where, args);
  if (isRefusal(blocks)) return blocks;
  const metadata = metadataFrom(args);
  if (isRefusal(metadata)) return metadata;
  const text = textArg(args, 'text') ?? '';
  const hasAttachments = jsonArg(args, 'attachments').kind === 'given';
  if (text === '' && (blocks ?? []).length === 0 && !hasAttachments) return refusal('no_text');
  complainAboutText(world, where, { text, hasBlocks: blocks !== undefined && blocks.length > 0 });
  const shown = text.slice(0, TEXT_TRUNCATED_CHARACTERS);
  return {
    text: shown,
    ...(blocks === undefined ? {} : { blocks }),
    ...(metadata === undefined ? {} : { metadata }),
  };
}

function complainAboutText(world: World, where: string, given: { text: string; hasBlocks: boolean }): void {
  if (given.text.trim() === '' && given.hasBlocks) {
    world.complaints.add(
      where,
      'blocks without top-level text: notifications and screen readers have nothing to say',
    );
  }
  if (given.text.length > TEXT_RECOMMENDED_CHARACTERS) {
    world.complaints.add(
      where,
      `text of ${given.text.length} characters; Slack recommends ${TEXT_RECOMMENDED_CHARACTERS}`,
    );
  }
}

export function blocksFrom(world: World, where: string, args: Args): readonly Json[] | undefined | Refusal {
  const given = jsonArg(args, 'blocks');
  if (given.kind === 'absent') return undefined;
  if (given.kind === 'broken' || !Array.isArray(given.value)) return refusal('invalid_blocks_format');
  const unknown = recordsIn(given.value).findIndex(({ type }) => world.withoutBlocks.has(textIn(type)));
  // No fault of the app's: it can only find out by trying.
  if (unknown !== -1)
    return refusalWithMessages('invalid_blocks', [`unsupported type [json-pointer:/blocks/${unknown}/type]`]);
  const faults = faultsInBlocks(given.value, 'message');
  if (faults.length === 0) return withBlockIds(given.value);
  const messages = faults.map(({ path, fault }) => `${fault} [json-pointer:/blocks${path}]`);
  world.complaints.add(where, `invalid blocks: ${messages.join('; ')}`);
  return refusalWithMessages('invalid_blocks', messages);
}

/** Slack names blocks and elements that have no name. */
export function withBlockIds(blocks: unknown): readonly Json[] {
  return recordsIn(blocks).map((block, index) => ({ block_id: generatedId(block, index), ...block }));
}

function generatedId(block: Json, index: number): string {
  return createHash('sha1')
    .update(`${index}${JSON.stringify(block)}`)
    .digest('base64url')
    .slice(0, 5);
}

function metadataFrom(args: Args): Json | undefined | Refusal {
  const given = jsonArg(args, 'metadata');
  if (given.kind === 'absent') return undefined;
  if (given.kind === 'broken' || !isRecord(given.value)) return refusal('invalid_metadata_format');
  const metadata = given.value;
  if (Object.keys(metadata).length === 0) return metadata;
  if (JSON.stringify(metadata).length > METADATA_CHARACTERS) return refusal('metadata_too_large');
  const isWhole = textIn(metadata.event_type) !== '' && isRecord(metadata.event_payload);
  return isWhole ? metadata : refusal('invalid_metadata_schema');
}
