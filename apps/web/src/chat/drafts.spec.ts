import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Draft, Drafts, type DraftStorage } from './drafts.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A disk that the tabs of a browser share. */
function aDisk() {
  const rows = new Map<string, Draft>();
  const tabs = new Set<() => void>();
  const openTab = () => {
    let mine: () => void = () => undefined;
    const storage: DraftStorage = {
      load: async (owner, conversation) => rows.get(`${owner}/${conversation}`) ?? null,
      save: async (owner, conversation, draft) => {
        if (draft) rows.set(`${owner}/${conversation}`, draft);
        else rows.delete(`${owner}/${conversation}`);
        for (const tell of tabs) if (tell !== mine) tell();
      },
      forget: async (owner) => {
        for (const place of [...rows.keys()]) if (place.startsWith(owner)) rows.delete(place);
      },
      forgetOthers: async (owner) => {
        for (const place of [...rows.keys()]) if (!place.startsWith(owner)) rows.delete(place);
      },
      watch: (changed) => {
        mine = changed;
        tabs.add(changed);
      },
    };
    return { storage, drafts: new Drafts(storage) };
  };
  return { rows, openTab };
}

describe('drafts', () => {
  it('are ready once it is known whether something was kept', async () => {
    const { rows, openTab } = aDisk();
    rows.set('ada/harbour', { text: 'Before I forget', replyTo: 3 });
    const { drafts } = openTab();
    expect(drafts.get('ada', 'harbour')).toEqual({ draft: { text: '' }, ready: false });
    await drafts.load('ada', 'harbour');
    expect(drafts.get('ada', 'harbour')).toMatchObject({
      draft: { text: 'Before I forget', replyTo: 3 },
      ready: true,
    });
    await drafts.load('ada', 'lighthouse');
    expect(drafts.get('ada', 'lighthouse')).toMatchObject({ draft: { text: '' }, ready: true });
  });

  it('are shown at once and kept a moment later, one writing for many keystrokes', async () => {
    const { rows, openTab } = aDisk();
    const { drafts, storage } = openTab();
    const save = vi.spyOn(storage, 'save');
    let told = 0;
    drafts.subscribe(() => (told += 1));
    for (const text of ['S', 'So', 'Soon']) drafts.set('ada', 'harbour', { text });
    expect([drafts.get('ada', 'harbour').draft.text, told]).toEqual(['Soon', 3]);
    await vi.advanceTimersByTimeAsync(300);
    expect(save).toHaveBeenCalledTimes(1);
    expect(rows.get('ada/harbour')).toEqual({ text: 'Soon' });
  });

  it('that are empty are not kept', async () => {
    const { rows, openTab } = aDisk();
    rows.set('ada/harbour', { text: 'old' });
    const { drafts } = openTab();
    drafts.set('ada', 'harbour', { text: '' });
    await drafts.flush();
    expect(rows.size).toBe(0);
    drafts.set('ada', 'harbour', { text: '', replyTo: 3 });
    await drafts.flush();
    expect(rows.get('ada/harbour')).toEqual({ text: '', replyTo: 3 });
  });

  it('that are written while they are looked up stay', async () => {
    const { rows, openTab } = aDisk();
    rows.set('ada/harbour', { text: 'old' });
    const { drafts } = openTab();
    const loading = drafts.load('ada', 'harbour');
    drafts.set('ada', 'harbour', { text: 'new' });
    await loading;
    expect(drafts.get('ada', 'harbour').draft.text).toBe('new');
  });

  it('follow the other tab, but not over what is being written here', async () => {
    const { openTab } = aDisk();
    const [first, second] = [openTab().drafts, openTab().drafts];
    await second.load('ada', 'harbour');
    first.set('ada', 'harbour', { text: 'from the first' });
    await first.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(second.get('ada', 'harbour').draft.text).toBe('from the first');
    second.set('ada', 'harbour', { text: 'from the second' });
    first.set('ada', 'harbour', { text: 'again from the first' });
    await first.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(second.get('ada', 'harbour').draft.text).toBe('from the second');
  });

  it('go with their person', async () => {
    const { rows, openTab } = aDisk();
    const { drafts } = openTab();
    drafts.set('ada', 'harbour', { text: 'mine' });
    drafts.set('grace', 'harbour', { text: 'hers' });
    await drafts.flush();
    await drafts.forgetOthers('ada');
    expect([[...rows.keys()], drafts.get('grace', 'harbour').ready]).toEqual([['ada/harbour'], false]);
    drafts.set('ada', 'harbour', { text: 'not saved yet' });
    await drafts.forget('ada');
    await vi.advanceTimersByTimeAsync(1000);
    expect([rows.size, drafts.get('ada', 'harbour').ready]).toEqual([0, false]);
  });

  it('are done without a disk', async () => {
    const { openTab } = aDisk();
    const { drafts, storage } = openTab();
    for (const name of ['load', 'save', 'forget'] as const) {
      vi.spyOn(storage, name).mockRejectedValue(new Error('blocked'));
    }
    await drafts.load('ada', 'harbour');
    expect(drafts.get('ada', 'harbour').ready).toBe(true);
    drafts.set('ada', 'harbour', { text: 'here' });
    await drafts.flush();
    expect(drafts.get('ada', 'harbour').draft.text).toBe('here');
    await drafts.forget('ada');
  });
});
