import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../setup/database.ts';

const database = await testDatabase();

describe('the database of a test file', () => {
  it('is real: a unique index judges a race', async () => {
    const people = database.connection.collection('people');
    await people.createIndex({ tenant: 1, sub: 1 }, { unique: true });
    const inserts = Array.from({ length: 10 }, () => people.insertOne({ tenant: 't', sub: 's' }));
    const won = (await Promise.allSettled(inserts)).filter((one) => one.status === 'fulfilled');
    expect(won).toHaveLength(1);
  });

  it('is empty after drop', async () => {
    await database.drop();
    expect(await database.connection.collection('people').countDocuments()).toBe(0);
  });
});
