// @vitest-environment happy-dom
import { cleanup, createEvent, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { startTranslation } from '../../i18n/index.ts';
import { CodeBoxes } from './code-boxes.tsx';

const completed: string[] = [];

function Boxes({ busy = false, initial = '' }: { busy?: boolean; initial?: string }) {
  const [value, setValue] = useState(initial);
  return (
    <CodeBoxes
      value={value}
      onChange={setValue}
      onComplete={(code) => completed.push(code)}
      busy={busy}
      invalid={false}
    />
  );
}

const field = () => screen.getByLabelText<HTMLInputElement>('Six-digit code');
const type = (value: string) => fireEvent.change(field(), { target: { value } });

function paste(text: string): void {
  const event = createEvent.paste(field(), { clipboardData: { getData: () => text } });
  fireEvent(field(), event);
}

beforeAll(startTranslation);
afterEach(() => {
  cleanup();
  completed.length = 0;
});

it('offers the code that a phone has received, on a keyboard of digits', () => {
  render(<Boxes />);
  expect(field().autocomplete).toBe('one-time-code');
  expect(field().inputMode).toBe('numeric');
});

it('submits by itself with the sixth digit, and once', () => {
  render(<Boxes />);
  type('12345');
  expect(completed).toEqual([]);
  type('123456');
  type('1234567');
  expect(completed).toEqual(['123456']);
});

it('takes nothing but digits, those of other scripts among them', () => {
  render(<Boxes />);
  type('1a-2 ');
  expect(field().value).toBe('12');
  type('٤٩٢');
  expect(field().value).toBe('492');
  type('۸۱۷');
  expect(field().value).toBe('817');
});

it.each([
  ['042917', '042917'],
  ['042 917', '042917'],
  ['Your Parley code is 042917. It is good for 5 minutes.', '042917'],
])('finds the code in what is pasted: %s', (text, code) => {
  render(<Boxes initial="12" />);
  paste(text);
  expect(completed).toEqual([code]);
});

it('keeps what is there when the pasted text has no digits', () => {
  render(<Boxes initial="12" />);
  paste('hello');
  expect(field().value).toBe('12');
});

it('holds still while the code is being checked', () => {
  render(<Boxes busy initial="123456" />);
  type('1');
  paste('654321');
  expect(field().value).toBe('123456');
  expect(completed).toEqual([]);
});
