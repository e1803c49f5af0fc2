// A real disk that counts how often segments are opened to be read, and what is read.
import { diskFiles, type FileOps } from '../../src/store/file-ops.ts';

export const aCountedDisk = (): { files: FileOps; opened: string[]; bytesRead: number } => {
  const disk = {
    opened: [] as string[],
    bytesRead: 0,
    files: {
      ...diskFiles,
      open: async (path: string, flags: string, mode?: number) => {
        if (flags === 'r' && path.endsWith('.jsonl')) disk.opened.push(path.slice(-16, -6));
        const file = await diskFiles.open(path, flags, mode);
        const read: typeof file.read = async (buffer, offset, length, position) => {
          const result = await file.read(buffer, offset, length, position);
          disk.bytesRead += result.bytesRead;
          return result;
        };
        return {
          read,
          write: file.write.bind(file),
          truncate: (length: number) => file.truncate(length),
          chmod: (to: number) => file.chmod(to),
          stat: () => file.stat(),
          sync: () => file.sync(),
          datasync: () => file.datasync(),
          close: () => file.close(),
        };
      },
    },
  };
  return disk;
};
