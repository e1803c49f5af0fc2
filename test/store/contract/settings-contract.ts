// What every SettingsStore does, whatever keeps it.
import { describe, expect, it } from 'vitest';
import type { SettingsStore } from '../../../src/ports/store.ts';
import { emptySettings, withMember } from '../builders.ts';

export const settingsContract = (name: string, create: () => Promise<SettingsStore>): void => {
  describe(`settings, ${name}`, () => {
    it('begin with the initial settings', async () => {
      expect((await create()).current()).toEqual(emptySettings);
    });

    it('are changed by an update, which resolves to the new ones', async () => {
      const store = await create();
      const updated = await store.update((settings) => withMember(settings, 'UANNA'));
      expect(updated.membersById).toEqual({ UANNA: { phone: '+46701740605' } });
      expect(store.current()).toBe(updated);
    });

    it('apply updates that come together one after another', async () => {
      const store = await create();
      const ids = Array.from({ length: 20 }, (_, n) => `U${n}`);
      await Promise.all(ids.map((id) => store.update((settings) => withMember(settings, id))));
      expect(Object.keys(store.current().membersById)).toEqual(ids);
    });

    it('stay the very same object when an update changes nothing', async () => {
      const store = await create();
      const before = store.current();
      expect(await store.update((settings) => settings)).toBe(before);
      expect(store.current()).toBe(before);
    });

    it('stay what they were when the change throws, and take the next one', async () => {
      const store = await create();
      const failing = store.update(() => {
        throw new Error('no such member');
      });
      await expect(failing).rejects.toThrow('no such member');
      expect(store.current()).toEqual(emptySettings);
      await store.update((settings) => withMember(settings, 'UBO'));
      expect(Object.keys(store.current().membersById)).toEqual(['UBO']);
    });

    it('refuse a change that makes settings nobody could read again', async () => {
      const store = await create();
      const update = store.update((settings) => ({ ...settings, version: Number.NaN }));
      await expect(update).rejects.toMatchObject({ code: 'settings-not-valid' });
      expect(store.current()).toEqual(emptySettings);
    });

    it('take no asynchronous change: a type error, and refused when it comes all the same', async () => {
      const store = await create();
      // @ts-expect-error a change is a plain function of the settings
      await expect(store.update(async (settings) => settings)).rejects.toMatchObject({
        code: 'settings-not-valid',
      });
      expect(store.current()).toEqual(emptySettings);
    });
  });
};
