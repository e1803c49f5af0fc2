// Files: reserved, uploaded and shown in three steps, each of which may fail or lose its answer.
import type { WebClient } from '@slack/web-api';
import type { Message } from '../core/message.ts';
import type { Chat } from '../ports/chat.ts';
import { attempt, isAboutThread } from './trouble.ts';
import type { MessageBody } from './words/message.ts';

const UPLOAD_LIMIT_MS = 30_000;

type Place = Parameters<Chat['shareUpload']>[2];

export const withoutThread = <T extends { readonly thread?: unknown }>({ thread: _gone, ...rest }: T) => rest;

export const createUploads = (client: WebClient, words: (message: Message) => MessageBody) => {
  const beginUpload: Chat['beginUpload'] = ({ name, bytes, altText }) =>
    attempt(async () => {
      const reserved = await client.files.getUploadURLExternal({
        filename: name,
        length: bytes.length,
        // The method's page names it so; the package's own name for it, alt_text, is not read.
        ...(altText === undefined ? {} : { alt_txt: altText }),
      });
      const answer = await fetch(reserved.upload_url ?? '', {
        method: 'POST',
        body: new Uint8Array(bytes),
        signal: AbortSignal.timeout(UPLOAD_LIMIT_MS),
        redirect: 'error',
      });
      if (!answer.ok) throw new Error(`upload answered ${answer.status}`);
      return { fileId: reserved.file_id ?? '' };
    });

  const shareAt = (fileId: string, text: string, to: Place) =>
    attempt(async () => {
      const place = {
        channel_id: to.thread?.channelId ?? to.channelId,
        ...(to.thread === undefined ? {} : { thread_ts: to.thread.messageId }),
      };
      await client.files.completeUploadExternal({
        files: [{ id: fileId, title: to.title }],
        ...(place as { channel_id: string; thread_ts: string }),
        initial_comment: text,
      });
      return null;
    });

  const shareUpload: Chat['shareUpload'] = async (fileId, message, to) => {
    const { text } = words(message);
    const delivery = await shareAt(fileId, text, to);
    return isAboutThread(delivery) ? shareAt(fileId, text, withoutThread(to)) : delivery;
  };

  const isShared: Chat['isShared'] = async (fileId, channelId) => {
    const asked = await attempt(async () => {
      const { file } = await client.files.info({ file: fileId });
      const shares = { ...file?.shares?.public, ...file?.shares?.private };
      return channelId in shares || [...(file?.channels ?? []), ...(file?.groups ?? [])].includes(channelId);
    });
    return asked.kind === 'refused' ? { kind: 'delivered', value: false } : asked;
  };

  return { beginUpload, shareUpload, isShared };
};
