// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { type Chord } from './shortcuts.ts';
import { useShortcut } from './use-shortcut.ts';

afterEach(cleanup);

function setUp(chord: Chord) {
  const act = vi.fn<() => void>();
  function Page() {
    useShortcut(chord, act);
    return (
      <>
        <textarea />
        <button type="button">Somewhere else</button>
      </>
    );
  }
  const page = render(<Page />);
  return { act, field: page.getByRole('textbox'), elsewhere: page.getByRole('button') };
}

it('does what it is for, and keeps the key from the browser', () => {
  const { act, elsewhere } = setUp({ key: '?' });
  expect(fireEvent.keyDown(elsewhere, { key: '?', shiftKey: true })).toBe(false);
  expect(act).toHaveBeenCalledTimes(1);
});

it('leaves plain keys to whoever types', () => {
  const { act, field } = setUp({ key: '?' });
  expect(fireEvent.keyDown(field, { key: '?' })).toBe(true);
  expect(act).not.toHaveBeenCalled();
});

it('counts with a held key wherever the focus is', () => {
  const { act, field } = setUp({ key: 'k', mod: true });
  fireEvent.keyDown(field, { key: 'k', ctrlKey: true });
  expect(act).toHaveBeenCalledTimes(1);
});

it.each([{ key: 'k' }, { key: 'k', ctrlKey: true, altKey: true }, { key: 'j', ctrlKey: true }])(
  'is not meant by %j',
  (pressed) => {
    const { act, elsewhere } = setUp({ key: 'k', mod: true });
    fireEvent.keyDown(elsewhere, pressed);
    expect(act).not.toHaveBeenCalled();
  },
);

it('waits while a dialog is open, and leaves alone what somebody else has handled', () => {
  const { act, elsewhere } = setUp({ key: '?' });
  const dialog = document.body.appendChild(document.createElement('dialog'));
  dialog.setAttribute('open', '');
  fireEvent.keyDown(elsewhere, { key: '?' });
  dialog.remove();
  const handle = (event: Event) => event.preventDefault();
  elsewhere.addEventListener('keydown', handle);
  fireEvent.keyDown(elsewhere, { key: '?' });
  expect(act).not.toHaveBeenCalled();
});
