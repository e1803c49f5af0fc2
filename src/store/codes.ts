// Codes are kept as scrypt hashes: who reads the settings file learns none of them.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { Codes } from '../ports/codes.ts';

const HASH_BYTES = 32;
const SALT_BYTES = 16;

const hashOf = (code: string, salt: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(code, Buffer.from(salt, 'base64'), HASH_BYTES, (error, hash) => {
      if (error === null) resolve(hash);
      else reject(error);
    });
  });

export const createCodes = (): Codes => ({
  // The codes of one line share their salt, so that a caller's is hashed once, however many there are.
  hash: async (code, others) => {
    const salt = others[0]?.salt ?? randomBytes(SALT_BYTES).toString('base64');
    return { salt, hash: (await hashOf(code, salt)).toString('base64') };
  },
  verify: async (code, pins) => {
    const salts = [...new Set(pins.map(({ salt }) => salt))];
    const hashes = new Map(
      await Promise.all(salts.map(async (salt) => [salt, await hashOf(code, salt)] as const)),
    );
    const matches = pins.filter(({ salt, hash }) => {
      const typed = hashes.get(salt);
      const kept = Buffer.from(hash, 'base64');
      return typed !== undefined && typed.length === kept.length && timingSafeEqual(typed, kept);
    });
    return matches[0] ?? null;
  },
});
