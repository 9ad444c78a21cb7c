import { describe, expect, it } from 'vitest';
import { applySync } from './apply-sync.ts';
import {
  ada,
  conversation,
  delta,
  grace,
  harbour,
  heldSeqs,
  known,
  lighthouse,
  linus,
  member,
  membership,
  message,
  messages,
  stateWith,
  syncAnswer,
} from './chat.fixture.ts';
import { emptyState } from './state.ts';

describe('a sync', () => {
  it('tells a new client everything', () => {
    const answer = syncAnswer({
      changed: [delta({ recovered: false, conversation: conversation({ lastSeq: 9, users: [grace] }) })],
    });
    const state = applySync(emptyState(ada.id), answer);
    expect(known(state).summary).toMatchObject({ lastSeq: 9, version: 9 });
    expect(state.users).toEqual({ [grace.id]: grace });
  });

  it('fits what was missed into what is held', () => {
    const start = stateWith([conversation({ lastSeq: 5 })], { from: 3, to: 5 });
    const edited = message(4, { version: 7, text: 'edited' });
    const state = applySync(
      start,
      syncAnswer({
        changed: [
          delta({
            conversation: conversation({ lastSeq: 6, version: 8, title: 'Pier' }),
            messages: [edited, message(6), message(1, { version: 8 })],
            members: [member(linus)],
            users: [grace],
          }),
        ],
      }),
    );
    expect(heldSeqs(state)).toEqual([[3, 4, 5, 6]]);
    expect(known(state).ranges[0]?.messages[1]).toEqual(edited);
    expect(known(state)).toMatchObject({ summary: { version: 8, title: 'Pier' }, membersVersion: 8 });
    expect(known(state).members).toEqual({ [linus.id]: member(linus) });
    expect(Object.keys(state.users)).toEqual([grace.id, linus.id]);
  });

  it('leaves messages that the version does not claim yet to their events', () => {
    const start = stateWith([conversation({ lastSeq: 5 })], { from: 3, to: 5 });
    const answer = syncAnswer({
      changed: [delta({ conversation: conversation({ lastSeq: 6 }), messages: messages(6, 7) })],
    });
    expect(heldSeqs(applySync(start, answer))).toEqual([[3, 4, 5, 6]]);
  });

  it('drops what is held where too much was missed', () => {
    const start = stateWith([conversation({ lastSeq: 5 })], { from: 3, to: 5 });
    const answer = syncAnswer({
      changed: [delta({ recovered: false, conversation: conversation({ lastSeq: 500 }) })],
    });
    expect(heldSeqs(applySync(start, answer))).toEqual([]);
  });

  it('begins with the newest messages that the version claims', () => {
    const answer = syncAnswer({
      changed: [
        delta({ recovered: false, conversation: conversation({ lastSeq: 9 }), messages: messages(7, 10) }),
      ],
    });
    expect(known(applySync(emptyState(ada.id), answer)).ranges).toEqual([
      { from: 7, to: 9, messages: messages(7, 9) },
    ]);
  });

  it('changes nothing where events were faster', () => {
    const asked = stateWith([conversation({ lastSeq: 7 })], { from: 1, to: 7 });
    const state = stateWith([conversation({ lastSeq: 9 })], { from: 1, to: 9 });
    const late = syncAnswer({ changed: [delta({ conversation: conversation({ lastSeq: 8 }) })] });
    expect(applySync(state, late, asked)).toEqual(state);
  });

  it('believes a server that was set back', () => {
    const start = stateWith([conversation({ lastSeq: 9, me: membership({ readSeq: 9 }) })], {
      from: 1,
      to: 9,
    });
    const answer = syncAnswer({
      changed: [
        delta({ recovered: false, conversation: conversation({ lastSeq: 4 }), messages: messages(3, 4) }),
      ],
    });
    const state = applySync(start, answer);
    expect(heldSeqs(state)).toEqual([[3, 4]]);
    expect(known(state).summary).toMatchObject({ version: 4, lastSeq: 4, me: { readSeq: 0, unread: 4 } });
  });

  it.each([true, false])('does not take back what this device has read (recovered: %s)', (recovered) => {
    const start = stateWith([conversation({ lastSeq: 5, me: membership({ readSeq: 5 }) })]);
    const said = conversation({ lastSeq: 7, me: membership({ readSeq: 2, unread: 5, unreadMentions: 3 }) });
    const state = applySync(start, syncAnswer({ changed: [delta({ recovered, conversation: said })] }));
    expect(known(state).summary.me).toMatchObject({ readSeq: 5, unread: 2, unreadMentions: 0 });
  });

  it('tells what changed without a version', () => {
    const watermarks = [
      { userId: ada.id, deliveredSeq: 5, readSeq: 0 },
      { userId: grace.id, deliveredSeq: 5, readSeq: 5 },
      { userId: linus.id, deliveredSeq: 2, readSeq: 2 },
    ];
    const start = stateWith([conversation({ lastSeq: 5, watermarks })], { from: 1, to: 5 });
    const state = applySync(
      start,
      syncAnswer({
        standings: [
          {
            conversationId: harbour,
            me: membership({ readSeq: 4, unread: 1 }),
            watermarks: [
              { userId: ada.id, deliveredSeq: 5, readSeq: 4 },
              { userId: grace.id, deliveredSeq: 5, readSeq: 0 },
              { userId: linus.id, deliveredSeq: 1, readSeq: 1 },
            ],
          },
          { conversationId: lighthouse, me: membership(), watermarks: [] },
        ],
      }),
    );
    expect(known(state).summary.me).toMatchObject({ readSeq: 4, unread: 1 });
    expect(known(state).summary.watermarks).toEqual([
      { userId: ada.id, deliveredSeq: 5, readSeq: 4 },
      // Grace keeps it to herself from now on.
      { userId: grace.id, deliveredSeq: 5, readSeq: 0 },
      // The answer was a little older than the event.
      { userId: linus.id, deliveredSeq: 2, readSeq: 2 },
    ]);
    expect(state.conversations[lighthouse]).toBeUndefined();
    expect(heldSeqs(state)).toEqual([[1, 2, 3, 4, 5]]);
  });

  it('takes out of sight what was hidden elsewhere', () => {
    const start = stateWith([conversation({ lastSeq: 5 })], { from: 1, to: 5 });
    const hidden = [
      { conversationId: harbour, seqs: [5, 2] },
      { conversationId: lighthouse, seqs: [1] },
    ];
    const state = applySync(start, syncAnswer({ hidden }));
    expect(heldSeqs(state)).toEqual([[1, 3, 4]]);
    expect(known(state).summary.lastMessage?.seq).toBe(4);
  });

  it('forgets conversations that are gone', () => {
    const state = applySync(stateWith(), syncAnswer({ gone: [harbour, lighthouse] }));
    expect(state.conversations).toEqual({});
  });

  it('gives the same when it is applied twice', () => {
    const start = stateWith([conversation({ lastSeq: 5 })], { from: 3, to: 5 });
    const answer = syncAnswer({
      changed: [
        delta({ conversation: conversation({ lastSeq: 6 }), messages: [message(6)], users: [grace] }),
      ],
    });
    const once = applySync(start, answer);
    expect(applySync(once, answer)).toEqual(once);
  });
});
