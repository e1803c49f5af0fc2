// The card: one message per call, brought up to date while the call goes on. Its first words are the state.
import type { KnownBlock } from '@slack/types';
import type { CardState, CardView } from '../../core/view.ts';
import { type Body, body, context, section } from './blocks.ts';
import { callerLink, triedWords } from './caller.ts';
import { doneCard } from './card-done.ts';
import { workBlocks, workLead, workSummary } from './card-work.ts';
import { bold, mention, named, people } from './mrkdwn.ts';
import { nobodyLoudly, nobodyRemedy, unheardWords } from './nobody.ts';
import { DEFAULT_WORD_OPTIONS, type WordOptions } from './options.ts';
import { duration, moment } from './time.ts';

const RINGING_SHOWN_MAX = 5;

const OTHERWISE: Readonly<Record<(CardState & { kind: 'rung' })['next'], string>> = {
  voicemail: 'at voicemail now',
  ring: 'the next phone rings',
};

const answeredWords = (state: CardState & { kind: 'answered' }): string => {
  const by = state.by === null ? '' : ` by ${mention(state.by)}`;
  const after = state.afterSeconds === null ? '' : ` after ${duration(state.afterSeconds)}`;
  return `Answered${by}${after}, talked ${duration(state.talkSeconds)}`;
};

const hasMetNothing = (state: CardState): boolean => state.kind === 'missed' && state.metNothing === true;

const isMeantForNobody = (state: CardState): boolean =>
  'isMeantForNobody' in state && state.isMeantForNobody === true;

const nobodyWords = ({ state, nobody, isClosed, isLate }: CardView): string => {
  if (isClosed) return 'the line is closed';
  if (hasMetNothing(state)) return 'Jour did not answer';
  if (isLate && state.kind === 'missed' && state.tried.length === 0) return 'Jour was away';
  if (nobody !== null) return 'nobody could be rung';
  return isMeantForNobody(state) ? 'the caller left no message' : 'nobody answered';
};

const headline = (card: CardView): string => {
  const { state } = card;
  const nobodyWas = nobodyWords(card);
  switch (state.kind) {
    case 'ringing':
      return state.users.length === 0
        ? 'A call is coming in'
        : `Ringing ${people(state.users, RINGING_SHOWN_MAX)}…`;
    case 'rung':
      return `Rang ${people(state.users, RINGING_SHOWN_MAX)}: answered, or ${OTHERWISE[state.next]}`;
    case 'to-voicemail':
      return isMeantForNobody(state) && !card.isClosed && card.nobody === null
        ? 'Led to voicemail'
        : `Led to voicemail: ${nobodyWas}`;
    case 'hearing':
      return `The caller hears ${card.isClosed ? 'that the line is closed' : 'a message'}, and then the call ends`;
    case 'answered':
      return answeredWords(state);
    case 'missed':
      return `Missed call: ${nobodyWas}`;
    case 'abandoned':
      return `Caller gave up after ${duration(state.afterSeconds)}`;
    case 'voicemail':
      return `Voicemail, ${duration(state.seconds)}`;
    case 'choosing':
      return state.at === 'menu' ? 'A caller is choosing in the menu…' : 'A caller is typing a code…';
    case 'closed':
      return 'Called while closed, left no message';
    case 'informed':
      return 'Chose to hear a message, and heard it';
    case 'untold':
      return 'Not known how it ended: 46elks told nothing more of it, and has no such call on record';
  }
};

/** Only repeats what the words beside it say. */
const SYMBOLS: Readonly<Record<CardState['kind'], string>> = {
  ringing: '🔔',
  rung: '⏳',
  'to-voicemail': '⏳',
  hearing: '⏳',
  answered: '🟢',
  missed: '🔴',
  abandoned: '🟠',
  voicemail: '🔵',
  choosing: '🔔',
  closed: '⚪',
  informed: '⚪',
  untold: '⚪',
};

const AUDIO_WORDS: Readonly<Record<(CardState & { kind: 'voicemail' })['audio'], string>> = {
  waiting: 'The recording is being fetched and will appear in the thread of this message.',
  posted: '▶ Listen in the thread of this message.',
  lost: '⚠️ *The recording is lost.* The thread says why.',
  deleted: 'The recording was deleted: it was kept as long as the team wants.',
};

const nobodyBlock = ({ nobody, rosterName }: CardView, { commandWord }: WordOptions): KnownBlock[] => {
  if (nobody === null) return [];
  const loud = nobodyLoudly('No phone could be rung', nobody);
  return [section(`${loud}\n${nobodyRemedy(nobody, commandWord, rosterName)}`, 'card-nobody')];
};

const audioBlock = ({ state }: CardView): KnownBlock[] =>
  state.kind === 'voicemail' ? [section(AUDIO_WORDS[state.audio], 'card-audio')] : [];

const triedBlock = ({ state }: CardView): KnownBlock[] => {
  const tried = 'tried' in state ? triedWords(state.tried) : '';
  return tried === '' ? [] : [context([`Tried: ${tried}.`], 'card-tried')];
};

/** What the caller did on the way: the key pressed, the code's label, that it was after hours. */
const wayWords = ({ chose, pinLabel, isClosed, isLate, state }: CardView): string => {
  const unheard = unheardWords(isLate, hasMetNothing(state));
  return [
    ...(unheard === '' ? [] : [unheard]),
    ...(isClosed && state.kind !== 'closed' && state.kind !== 'hearing' ? ['outside opening hours'] : []),
    ...(chose === null ? [] : [`pressed ${chose} in the menu`]),
    ...(pinLabel === null ? [] : [`code of ${named(pinLabel)}`]),
  ].join(', ');
};

const wayBlock = (card: CardView): KnownBlock[] => {
  const words = wayWords(card);
  return words === '' ? [] : [context([`${words.charAt(0).toUpperCase()}${words.slice(1)}.`], 'card-way')];
};

export const cardMessage = (card: CardView, options: WordOptions = DEFAULT_WORD_OPTIONS): Body => {
  const state = headline(card);
  const call = `From ${callerLink(card.caller)} to ${named(card.lineName)}`;
  const summary = state.endsWith('…') ? state : `${state}.`;
  if (card.work?.kind === 'done') return doneCard(card, card.work, `${summary} ${call}`);
  const { lead, summary: first } = workLead(card);
  const title = lead === '' ? bold(state) : `${lead} ${state}`;
  return body(`${first}${summary} ${call}.${workSummary(card)}`, [
    section(`${SYMBOLS[card.state.kind]} ${title}\n${call}, ${moment(card.startedAt)}`, 'card-state'),
    ...nobodyBlock(card, options),
    ...audioBlock(card),
    ...wayBlock(card),
    ...triedBlock(card),
    ...workBlocks(card),
  ]);
};
