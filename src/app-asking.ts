// The part of the composition that is asked: commands, buttons, forms and Home, by the Bolt app on Express.
import { createCheckupParts } from './app-checkup.ts';
import { createHomeParts } from './app-home.ts';
import { COMMAND_WORD, type TellingDeps, type TellingParts } from './app-telling.ts';
import { createWorkFlows } from './app-work.ts';
import { createCommand, type Typed } from './flows/command.ts';
import type { Prompts } from './flows/prompts.ts';
import type { RecordPrompt } from './flows/record-prompt.ts';
import { createWhoIs } from './flows/who-is.ts';
import { createGuard } from './flows/who-may.ts';
import type { Codes } from './ports/codes.ts';
import type { Holidays } from './ports/holidays.ts';
import type { OwnNumbers } from './ports/phone.ts';
import { createBoltApp } from './slack/bolt-app.ts';
import { createCardButtons } from './slack/card-buttons.ts';
import { createDirectSound } from './slack/direct-sound.ts';
import { createFetchUpload } from './slack/fetch-upload.ts';
import { createForms } from './slack/forms.ts';
import { createPromptForm } from './slack/prompt-form.ts';
import { addLastResorts, createExpressApp } from './web/express-app.ts';

export interface AskingDeps
  extends Pick<
    TellingDeps,
    'config' | 'clock' | 'log' | 'settings' | 'calls' | 'outbox' | 'workParts' | 'diskFault' | 'pictures'
  > {
  readonly telling: TellingParts;
  readonly announce: () => Promise<void>;
  readonly prompts: Prompts;
  readonly recordPrompt: RecordPrompt;
  readonly holidays: Holidays;
  readonly codes: Codes;
  readonly ownNumbers: OwnNumbers;
}

export const createAskingParts = (deps: AskingDeps) => {
  const { config, clock, log, settings, calls, outbox, telling, workParts, prompts } = deps;
  const { chat, client, quickClient, looks, shifts, trouble, reports, link, kick } = telling;
  const stores = { settings, calls, outbox, clock, log };

  const announce = async (): Promise<void> => {
    await deps.announce();
    await shifts.tick('after-command');
    kick();
  };
  const whoIs = createWhoIs({ settings, chat, clock, log });
  const guard = createGuard({ settings, whoIs, log });
  const { surroundings, checkup } = createCheckupParts({
    config,
    settings,
    clock,
    quickClient,
    users: (ids) => chat.users(ids),
    diskFault: deps.diskFault,
    outbox: telling.outboxFacts,
    faultOf: trouble.faultOf,
  });
  const commands = createCommand({
    ...stores,
    ...shifts.commandParts,
    runReport: reports.runReport,
    whoIs,
    announce,
    prompts,
    recordPrompt: deps.recordPrompt,
    phoneChecks: workParts.phoneChecks,
    holidays: deps.holidays,
    codes: deps.codes,
    ownNumbers: deps.ownNumbers,
    checkup,
    pictures: deps.pictures,
    kick,
  });
  const runCommand = shifts.afterTick(async (typed: Typed) =>
    trouble.withTroubles(await commands.typed(typed)),
  );
  const give = shifts.afterTick(commands.given);
  const timeZone = (): string => settings.current().lines[0]?.timeZone ?? config.timeZone;
  const wordOptions = () => ({ commandWord: COMMAND_WORD, timeZone: timeZone() });

  const promptForm = createPromptForm({
    log,
    wordOptions,
    fetchUpload: createFetchUpload({ client: quickClient, ...config.slack, log }),
    sendSound: createDirectSound({ client, log }),
    prompts: { ...prompts, take: guard({ right: 'edit', what: 'a sound for callers' }, prompts.take) },
  });
  const { work, callBack, remind } = createWorkFlows({ ...stores, whoIs, parts: workParts, kick });
  const forms = createForms({ log, wordOptions, give, look: commands.given });
  const { home, ...homeListeners } = createHomeParts({
    settings,
    calls,
    clock,
    log,
    whoIs,
    client: quickClient,
    wordOptions,
    give,
    openForm: forms.open,
    trouble: trouble.trouble,
  });

  const express = createExpressApp(telling.health, telling.metrics);
  const bolt = createBoltApp(config.slack, express, {
    runCommand,
    log,
    looks,
    timeZone,
    onLost: () => void link.keepTrying(bolt.connect),
    promptForm,
    forms,
    cardButtons: createCardButtons({ log, wordOptions, runCommand, work, callBack }),
    ...homeListeners,
    channelChanges: trouble.channelChanges,
    coverButtons: shifts.buttons(announce, wordOptions, guard),
  });
  shifts.serveCalendars(express);
  addLastResorts(express);

  return { express, bolt, home, remind, surroundings, announce };
};

export type AskingParts = ReturnType<typeof createAskingParts>;
