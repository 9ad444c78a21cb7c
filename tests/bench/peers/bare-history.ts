/**
 * What Parley's history route is measured against: a bare Nest route that runs the same SQL, prepared, and sends the rows. It
 * asks nobody who they are and checks nothing.
 */
import 'reflect-metadata';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import mysql from 'mysql2/promise';

const { DATABASE_URL = '', SQLITE_FILE = '', USER_ID = '', PORT } = process.env;

const CONVERSATION = 'SELECT * FROM conversations WHERE id = ?';
const MEMBER = "SELECT * FROM members WHERE conversationId = ? AND userId = ? AND state = 'active'";
const PAGE = `SELECT * FROM messages WHERE conversationId = ? AND seq < ?
  AND NOT EXISTS (SELECT 1 FROM hidden_messages hidden
    WHERE hidden.userId = ? AND hidden.conversationId = messages.conversationId AND hidden.seq = messages.seq)
  ORDER BY seq DESC LIMIT ?`;
const REACTIONS = 'SELECT * FROM reactions WHERE conversationId = ? AND seq BETWEEN ? AND ?';

type Row = Record<string, unknown>;
type Select = (sql: string, values: readonly (string | number)[]) => Promise<Row[]>;

function fromMySql(): Select {
  const pool = mysql.createPool({ uri: DATABASE_URL, connectionLimit: 10 });
  return async (sql, values) => {
    // MariaDB takes the number of a LIMIT as text only.
    const [rows] = await pool.execute<mysql.RowDataPacket[]>(sql, values.map(String));
    return rows;
  };
}

function fromSqlite(): Select {
  const database = new DatabaseSync(SQLITE_FILE, { readOnly: true });
  const statements = new Map<string, StatementSync>();
  return (sql, values) => {
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return Promise.resolve(statement.all(...values));
  };
}

const select = SQLITE_FILE ? fromSqlite() : fromMySql();

class HistoryController {
  ready(): string {
    return 'ready';
  }

  async page(id: string, before: string, limit: string): Promise<object> {
    const [[conversation], [member]] = [
      await select(CONVERSATION, [id]),
      await select(MEMBER, [id, USER_ID]),
    ];
    const rows = await select(PAGE, [id, Number(before), USER_ID, Number(limit)]);
    const messages = rows.reverse();
    const reactions = await select(REACTIONS, [id, Number(before) - Number(limit), Number(before)]);
    return { messages, reactions, users: [], hasBefore: Boolean(conversation && member), hasAfter: true };
  }
}

/** What decorators do, for a program that runs as it is written. */
function route(name: 'ready' | 'page', path: string): void {
  const handler = Object.getOwnPropertyDescriptor(HistoryController.prototype, name);
  if (handler) Get(path)(HistoryController.prototype, name, handler);
}
route('ready', '/');
route('page', '/api/conversations/:id/messages');
Param('id')(HistoryController.prototype, 'page', 0);
Query('before')(HistoryController.prototype, 'page', 1);
Query('limit')(HistoryController.prototype, 'page', 2);
Controller()(HistoryController);

class BareHistory {
  readonly controllers = [HistoryController];
}
const bare = { module: BareHistory, controllers: [HistoryController] };
const app = await NestFactory.create(bare, { logger: ['error'] });
await app.listen(Number(PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
