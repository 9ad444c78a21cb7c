/**
 * What Parley is measured against: Socket.IO with a room a conversation, and nothing else. It knows nobody, stores nothing
 * and checks nothing; a message is numbered, sent to its room, and acknowledged.
 */
import { createServer } from 'node:http';
import { Server } from 'socket.io';

interface Sent {
  conversationId: string;
  clientId: string;
  text: string;
}

const http = createServer((_, answer) => answer.end('ready'));
const io = new Server(http, {
  transports: ['websocket'],
  serveClient: false,
  perMessageDeflate: false,
  httpCompression: false,
});
const lastSeq = new Map<string, number>();

io.on('connection', (socket) => {
  socket.on('join', (rooms: string[], done: (answer: { ok: true }) => void) => {
    void socket.join(rooms);
    done({ ok: true });
  });
  socket.on('send', ({ conversationId, clientId, text }: Sent, done: (answer: object) => void) => {
    const seq = (lastSeq.get(conversationId) ?? 0) + 1;
    lastSeq.set(conversationId, seq);
    const createdAt = new Date().toISOString();
    io.to(conversationId).emit('message', {
      conversationId,
      seq,
      senderId: socket.id,
      clientId,
      text,
      createdAt,
    });
    done({ ok: true, data: { seq, createdAt } });
  });
});

http.listen(Number(process.env['PORT']), '127.0.0.1', 20_000);
process.on('SIGTERM', () => process.exit(0));
