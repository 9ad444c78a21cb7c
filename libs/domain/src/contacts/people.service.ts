import { Injectable } from '@nestjs/common';
import { type UserProfile } from '@parley/contracts';
import { Database } from '@parley/database';
import { type Principal } from '../accounts/principal.ts';
import { Users } from '../accounts/users.service.ts';
import { Relations } from './relations.service.ts';

/** Other people, and how they stand to who asks. */
@Injectable()
export class People {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
    private readonly relations: Relations,
  ) {}

  async get(asker: Principal, id: string): Promise<UserProfile> {
    const user = await this.users.get(asker, id);
    const relation = await this.database.read((reader) => this.relations.of(reader, asker.userId, id));
    return { ...user, relation };
  }
}
