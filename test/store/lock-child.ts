// Run by `folder-lock.test.ts`: takes the lock of the folder named, says how that went, and holds it until it is ended.
import { argv, stdin, stdout } from 'node:process';
import { createFolderLock } from '../../src/store/folder-lock.ts';
import { StoreError } from '../../src/store/store-error.ts';

try {
  await createFolderLock({ dataDir: argv[2] ?? '' }).acquire();
  stdout.write('locked\n');
  stdin.resume();
} catch (error) {
  stdout.write(error instanceof StoreError ? `${error.code} ${error.facts.pid}\n` : `${String(error)}\n`);
}
