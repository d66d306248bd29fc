import type { z } from 'zod';

export interface Overview {
  platform: {
    name: string;
    family: string;
    issuer: string;
    clientId: string;
    registeredAt: string;
  };
  deployments: { id: string; firstSeen: string; lastSeen: string; status: string }[];
  roster: { lastRun: string | null; people: number | null };
}
export interface Check {
  key: string;
  state: 'ok' | 'warn' | 'fail';
  code: string;
  detail?: string | undefined;
}
export interface OverviewSpec {
  method: 'GET';
  path: '/api/install/overview';
  permission: 'administrator';
  summary: string;
  answer: z.ZodType<Overview>;
}
export interface SelfTestSpec {
  method: 'POST';
  path: '/api/install/self-test';
  permission: 'administrator';
  summary: string;
  body: z.ZodType<Record<string, never>, Record<string, never>>;
  answer: z.ZodType<{ checks: Check[] }>;
}
