import express from 'express';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { MongoClient } from 'mongodb';
import type { BenchPlatform } from './platform.ts';

/** What any launch costs at the least: one form, one RS256 verification (key cached), one write, one answer. */
const platform = JSON.parse(process.env['PLATFORM'] ?? '{}') as BenchPlatform;
const client = await new MongoClient(process.env['MONGODB_URI'] ?? '').connect();
const launches = client.db().collection('launches');
const keys = createRemoteJWKSet(new URL(platform.jwksUri));
const app = express();

app.post('/launch', express.urlencoded({ extended: false, limit: '1mb' }), async (request, answer) => {
  const { id_token: token } = request.body as { id_token: string };
  const { payload } = await jwtVerify(token, keys, {
    issuer: platform.issuer,
    audience: platform.clientId,
    algorithms: ['RS256'],
  });
  await launches.insertOne({ sub: payload.sub, at: new Date() });
  answer.send('<!doctype html><title>launched</title>');
});
app.listen(Number(process.env['PORT']), () => process.send?.('ready'));
