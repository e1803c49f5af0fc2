// Files: reserved, uploaded, shared. Sharing ends later than the call that asks for it, as in Slack.
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  /** What was announced when the upload was reserved. */
  readonly length: number;
  readonly createdAt: number;
  title: string;
  /** Of a picture: what a screen reader says. */
  readonly altText: string;
  mimetype: string;
  bytes: Buffer | null;
  /** Where it was shared: channel id and the message's ts. */
  shares: readonly { readonly channelId: string; readonly ts: string }[];
  isComplete: boolean;
  isDeleted: boolean;
  /** How often `files.info` was asked since it was completed. */
  polls: number;
}

export interface Files {
  all(): readonly StoredFile[];
  find(id: string): StoredFile | undefined;
  reserve(file: {
    readonly name: string;
    readonly length: number;
    readonly ownerId: string;
    readonly altText?: string;
  }): StoredFile;
  receive(file: StoredFile, bytes: Buffer): void;
  changed(): void;
}

/** Slack tells audio by the name's ending (and so shows a player). */
const MIMETYPE_BY_ENDING: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  csv: 'text/csv',
  txt: 'text/plain',
  json: 'application/json',
};

export function mimetypeFor(name: string): string {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return MIMETYPE_BY_ENDING[ending] ?? 'application/octet-stream';
}

export function createFiles(deps: { clock: { now(): number }; onChange: () => void }): Files {
  const kept: StoredFile[] = [];
  return {
    all: () => [...kept],
    find: (id) => kept.find((file) => file.id === id && !file.isDeleted),
    reserve({ name, length, ownerId, altText = '' }) {
      const id = `F${String(kept.length + 1).padStart(8, '0')}`;
      const changing = { title: name, mimetype: mimetypeFor(name), bytes: null, shares: [], polls: 0 };
      const file: StoredFile = {
        id,
        name,
        length,
        ownerId,
        altText,
        createdAt: deps.clock.now(),
        ...changing,
        isComplete: false,
        isDeleted: false,
      };
      kept.push(file);
      deps.onChange();
      return file;
    },
    receive(file, bytes) {
      file.bytes = bytes;
      deps.onChange();
    },
    changed: deps.onChange,
  };
}
