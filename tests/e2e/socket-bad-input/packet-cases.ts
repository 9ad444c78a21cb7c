/** What is put on the wire of a connection that is signed in, beneath what Socket.IO's own client would send. */
export interface BadPacket {
  readonly what: string;
  readonly sends: readonly (string | Uint8Array)[];
  /** `answered`: with a refusal. `stays`: nothing comes of it. `ended`: the connection is closed. */
  readonly outcome: 'answered' | 'stays' | 'ended';
}

const HELLO = '{"channel":"session","action":"hello"}';

export function packetCases(): BadPacket[] {
  const ended: readonly [what: string, ...sends: (string | Uint8Array)[]][] = [
    ['an event in another namespace', `42/admin,1["frame",${HELLO}]`],
    ['a second sign-in', '40{"token":"x"}'],
    ['a type that Engine.IO has not', '9'],
    ['a letter for a type', 'x'],
    ['an emoji', '😀'],
    ['a ping, which is for the server to send', '2'],
    ['a message without content', '4'],
    ['a type that Socket.IO has not', '49'],
    ['an event that is an object', '42{"a":1}'],
    ['an event without a name', '42[]'],
    ['an event whose name is an object', '42[{}]'],
    ['half of an event', '42["frame",{'],
    ['an event that is no JSON', '42frame'],
    ['a name that is reserved', '42["connect"]'],
    ['the name of an ending', '42["disconnecting","x"]'],
    ['a refusal, which is for the server to send', '44{"message":"no"}'],
    ['bytes that nobody announced', new Uint8Array([1, 2, 3])],
    [
      'text where bytes were announced',
      '451-["frame",{"_placeholder":true,"num":0}]',
      `42["frame",${HELLO}]`,
    ],
    ['eleven pieces of bytes', '4511-["frame"]'],
    ['a billion pieces of bytes', '45999999999-["frame"]'],
    ['three megabytes', `42["frame","${'x'.repeat(3_000_000)}"]`],
  ];
  const answered: readonly [what: string, ...sends: (string | Uint8Array)[]][] = [
    ['an event without a payload', '42'],
    [
      'bytes with placeholders that point nowhere',
      '451-1["frame",{"_placeholder":true,"num":99}]',
      new Uint8Array(4),
    ],
    ['a name that is a number', `42[7,${HELLO}]`],
  ];
  const harmless: readonly [what: string, ...sends: (string | Uint8Array)[]][] = [
    ['an acknowledgement id beyond all numbers', `42${'9'.repeat(40)}["frame",${HELLO}]`],
    ['a goodbye', '1'],
    ['a pong that nobody asked for', '3'],
    ['nothing to do', '6'],
    ['an answer to a question that was not asked', '430["x"]'],
    ['an answer without a number', '43["x"]'],
    ['another namespace', '40/admin,{"token":"x"}'],
  ];
  const as =
    (outcome: BadPacket['outcome']) =>
    ([what, ...sends]: readonly [string, ...(string | Uint8Array)[]]): BadPacket => ({
      what,
      sends,
      outcome,
    });
  return [...ended.map(as('ended')), ...answered.map(as('answered')), ...harmless.map(as('stays'))];
}
