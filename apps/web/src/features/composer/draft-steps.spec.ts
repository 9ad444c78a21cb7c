import { expect, it } from 'vitest';
import { editing, finished, replying, withText, withoutContext } from './draft-steps.ts';

it('keeps what was being written while a message is changed', () => {
  const begun = replying({ text: 'Half a thou' }, 4);
  const changing = withText(editing(begun, { seq: 7, text: 'Helo' }), 'Hello');
  expect(changing).toMatchObject({ text: 'Hello', editing: 7 });
  expect(finished(changing)).toEqual(begun);
  expect(withoutContext(changing)).toEqual(begun);
});

it('goes from changing one message to changing another', () => {
  const first = editing({ text: 'Half a thou' }, { seq: 7, text: 'Helo' });
  expect(finished(editing(first, { seq: 8, text: 'Wrld' }))).toEqual({ text: 'Half a thou' });
});

it('gives a change up for an answer', () => {
  expect(replying(editing({ text: '' }, { seq: 7, text: 'Helo' }), 4)).toEqual({ text: '', replyTo: 4 });
});

it('keeps the words of an answer that is none any more', () => {
  expect(withoutContext({ text: 'Yes', replyTo: 4 })).toEqual({ text: 'Yes' });
});
