// The few file operations the store stands on, as one value, so that a failing disk can be handed in instead of a real one.
import * as fs from 'node:fs/promises';

export interface OpenFile {
  read(buffer: Buffer, offset: number, length: number, position: number): Promise<{ bytesRead: number }>;
  write(buffer: Buffer, offset: number, length: number, position: number): Promise<{ bytesWritten: number }>;
  truncate(length: number): Promise<void>;
  chmod(mode: number): Promise<void>;
  stat(): Promise<{ size: number }>;
  sync(): Promise<void>;
  datasync(): Promise<void>;
  close(): Promise<void>;
}

export interface FileOps {
  open(path: string, flags: string, mode?: number): Promise<OpenFile>;
  readFile(path: string): Promise<Buffer>;
  readdir(path: string): Promise<string[]>;
  stat(path: string): Promise<{ dev: number; ino: number; isDirectory(): boolean }>;
  access(path: string, mode: number): Promise<void>;
  mkdir(path: string, mode: number): Promise<unknown>;
  chmod(path: string, mode: number): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  link(existing: string, name: string): Promise<void>;
  unlink(path: string): Promise<void>;
}

export const diskFiles: FileOps = fs;

/** Only the owner reads what is kept: it holds phone numbers. */
export const FILE_MODE = 0o600;
export const FOLDER_MODE = 0o700;
